import type { ComposedStarter } from "./compose-starter.ts";

/** One file in breakages/: a fault put into a generated project on purpose, to see that a check finds it. */
export interface Breakage {
  /** What is wrong then, as a sentence. */
  breaks: string;
  language: string;
  /** The file of the generated project that is changed, and the text in it that stands there once. */
  file: string;
  from: string;
  to: string;
  /** The check that has to fail. */
  turnsRed: string;
}

/** Whether a module of breakages/ exports what a breakage needs. */
export function isBreakage(candidate: unknown): candidate is Breakage {
  if (typeof candidate !== "object" || candidate === null) return false;
  return ["breaks", "language", "file", "from", "to", "turnsRed"].every((name) => name in candidate);
}

/** The starter with the fault in it. Errors: there is no such file, or the text is not in it exactly once. */
export function broken(starter: ComposedStarter, { file, from, to }: Breakage): ComposedStarter {
  const found = starter.files.find(({ path }) => path === file)?.content.split(from).length ?? 1;
  if (found !== 2)
    throw new Error(
      `Expected "${from}" once in ${file} of ${starter.id}, found it ${String(found - 1)} times.`,
    );
  const files = starter.files.map((each) =>
    each.path === file ? { ...each, content: each.content.replace(from, () => to) } : each,
  );
  return { ...starter, files };
}
