import type { Completion } from "../../model/completion.ts";
import { bashCompletion } from "./bash.ts";

/** A completion script for zsh, which runs the one for bash by its own bashcompinit. */
export function zshCompletion(completion: Completion): string {
  const load = "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit";
  return `#compdef ${completion.program}\n${load}\n${bashCompletion(completion)}`;
}
