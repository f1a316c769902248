import type { Finding } from "../model/finding.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import { lints } from "./checks/index.ts";
import { recentlyRead } from "./checks/recently-read.ts";
import { loadKnowledge, type Entry, type TextFile } from "./load.ts";

/** Something that a check without positions found in a part of the base. */
export interface Problem {
  kind: "rule" | "criterion" | "misconception" | "category" | "decomposition";
  id: string;
  message: string;
  /** Where in its file. */
  path: string[];
}

export interface Linted {
  base: KnowledgeBase;
  findings: Finding[];
  /** Turns problems of parts that came from these files into findings with positions; others are left out. */
  locate(id: string, problems: readonly Problem[]): Finding[];
}

/**
 * Loads files, as {@link loadKnowledge} does, and runs every lint over them. Files with errors are left out of the base.
 * With a day (YYYY-MM-DD), cells that had to be read again by then are findings as well.
 */
export function lintKnowledge(
  files: readonly TextFile[],
  extend?: { onto: KnowledgeBase; origin: string },
  today?: string,
): Linted {
  const { base, findings, entries } = loadKnowledge(files, extend);
  return {
    base,
    findings: [
      ...findings,
      ...lints.flatMap((lint) => lint.check(base, entries)),
      ...(today === undefined ? [] : recentlyRead(base, entries, today)),
    ],
    locate: (id, problems) => problems.flatMap((problem) => findingOf(id, problem, entries)),
  };
}

const FOLDERS = {
  rule: "rules",
  criterion: "criteria",
  misconception: "misconceptions",
  category: "category",
  decomposition: "decomposition",
} as const;

function findingOf(id: string, problem: Problem, entries: readonly Entry[]): Finding[] {
  const entry = entries.find(({ kind, value }) => kind === FOLDERS[problem.kind] && value.id === problem.id);
  if (entry === undefined) return [];
  const place = entry.yaml.locate(problem.path, "key");
  return [{ id, level: "error", file: entry.yaml.file, ...place, message: problem.message }];
}

/** Files in the order of their paths, and within a file from top to bottom. */
export function inReadingOrder(findings: readonly Finding[]): Finding[] {
  const byPlace = (a: Finding, b: Finding) =>
    a.line - b.line || a.column - b.column || (a.id < b.id ? -1 : 1);
  return [...findings].sort((a, b) => (a.file === b.file ? byPlace(a, b) : a.file < b.file ? -1 : 1));
}
