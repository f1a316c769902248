import type { CompletedCommand, Completion } from "../../model/completion.ts";

/**
 * A completion script for bash. Bash splits words at `=`, so `field=value` is put together again before it is compared, and
 * only what follows the `=` is offered.
 */
export function bashCompletion({ program, commands }: Completion): string {
  return `${bashFunction({ program, commands })}
complete -o default -F ${functionName(program)} ${program}
`;
}

/** The completing function alone, for shells that can run it as bash does. */
export function bashFunction({ program, commands }: Completion): string {
  const paths = commands.map(({ path }) => path.join(" ")).filter((path) => path !== "");
  return `# ${program} completion
${functionName(program)}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local prefix="" path="" words="" flags="" files="" i
  COMPREPLY=()
  if [[ "$current" == "=" ]]; then
    prefix="$previous=" current="" previous="\${COMP_WORDS[COMP_CWORD-2]}"
  elif [[ "$previous" == "=" ]]; then
    prefix="\${COMP_WORDS[COMP_CWORD-2]}=" previous="\${COMP_WORDS[COMP_CWORD-3]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${path:+$path }\${COMP_WORDS[i]}" in
${paths.map((path) => `      ${quoted(path)}) path=${quoted(path)} ;;`).join("\n")}
    esac
  done
  case "$path $previous" in
${commands.flatMap(valueCases).join("\n")}
    *)
      case "$path" in
${commands.map(commandCase).join("\n")}
      esac
      if [[ "$current" == -* ]]; then words="$flags" files=""; fi
      ;;
  esac
  local IFS=$' \\t\\n' word
  for word in $(compgen -W "$words" -- "$prefix$current"); do COMPREPLY+=("\${word#"$prefix"}"); done
  if [[ -n "$files" ]]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current")
  fi
}`;
}

function functionName(program: string): string {
  return `_${program.replaceAll("-", "_")}`;
}

function valueCases({ path, flags }: CompletedCommand): string[] {
  return flags.flatMap(({ flag, value }) => {
    if (value === "none") return [];
    const setting = value === "file" ? "files=yes" : `words=${quoted(value.join(" "))}`;
    return [`    ${quoted(`${path.join(" ")} ${flag}`)}) ${setting} ;;`];
  });
}

function commandCase({ path, words, files, flags }: CompletedCommand): string {
  const settings = [
    `words=${quoted(words.join(" "))}`,
    `flags=${quoted(flags.map(({ flag }) => flag).join(" "))}`,
    ...(files ? ["files=yes"] : []),
  ];
  return `        ${quoted(path.join(" "))}) ${settings.join(" ")} ;;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
