import { createPrompt, isEnterKey, useEffect, useKeypress, useState } from "@inquirer/core";
import type { Style } from "../../render/style.ts";
import { isBackKey, type Key, type Screen } from "./screen.ts";

interface LineConfig {
  readonly header: string;
  readonly start: string;
  readonly problem: (text: string) => string | undefined;
  readonly style: Style;
}

export type Line = { readonly kind: "text"; readonly text: string } | { readonly kind: "back" };

const prompt = createPrompt<Line, LineConfig>((config, done) => {
  const [text, setText] = useState(config.start);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  useEffect((line) => line.write(config.start), []);
  useKeypress((key: Key, line) => {
    if (isEnterKey(key)) {
      const found = config.problem(text.trim());
      if (found === undefined) done({ kind: "text", text: text.trim() });
      else line.write(text);
      setProblem(found);
    } else if (isBackKey(key, text === "")) done({ kind: "back" });
    else {
      setText(line.line);
      setProblem(undefined);
    }
  });
  const below =
    problem === undefined ? config.style.quiet("enter takes it · esc back") : config.style.bad(problem);
  return [`${config.header}\n> ${text}`, below];
});

/**
 * Asks for a line of text.
 *
 * @param problem says what is wrong with a text, which then can be put right; undefined takes it
 */
export async function typeLine(screen: Screen, config: Omit<LineConfig, "style">): Promise<Line> {
  return screen.run(prompt, { ...config, style: screen.style });
}
