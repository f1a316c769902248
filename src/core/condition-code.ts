import type { Comparison, Condition } from "../model/condition.ts";
import type { Answers, Codebook } from "./answers.ts";
import type { Truth } from "./compare.ts";
import { evaluateCondition, fieldsRead, type Lookup } from "./condition.ts";

/** Kleene's three truths as numbers: conjunction is the minimum, disjunction the maximum, negation 2 - x. */
export const VIOLATED = 0;
export const UNDETERMINED = 1;
export const MET = 2;
const TRUTHS: readonly Truth[] = ["violated", "undetermined", "met"];

/** A condition over fields, prepared for many workloads. */
export interface ConditionCode {
  readonly kind: "all" | "any" | "not" | "comparison";
  readonly parts: readonly ConditionCode[];
  /** Of a comparison: the only field it reads, or -1, and the truths known so far by that field's code. */
  readonly field: number;
  readonly truths: number[];
  readonly comparison: Comparison | undefined;
  /** Indices of all fields that it reads. */
  readonly reads: readonly number[];
}

/** Prepares a condition. What it compares of attributes stays undetermined. */
export function codeOf(condition: Condition, book: Codebook): ConditionCode {
  const reads = [...new Set(fieldsRead(condition).map((name) => book.indexOf(name)))];
  const base = { parts: [], field: -1, truths: [], comparison: undefined, reads };
  if ("all" in condition) return { ...base, kind: "all", parts: condition.all.map((c) => codeOf(c, book)) };
  if ("any" in condition) return { ...base, kind: "any", parts: condition.any.map((c) => codeOf(c, book)) };
  if ("not" in condition) return { ...base, kind: "not", parts: [codeOf(condition.not, book)] };
  const field = reads.length === 1 && condition.valueFrom === undefined ? reads[0] : undefined;
  return { ...base, kind: "comparison", field: field ?? -1, comparison: condition };
}

/** The truth of a condition for these answers. */
export function truthOf(code: ConditionCode, answers: Answers, levels: Lookup["levels"]): number {
  switch (code.kind) {
    case "comparison":
      return comparisonTruth(code, answers, levels);
    case "not":
      return MET - truthOf(code.parts[0] as ConditionCode, answers, levels);
    case "all": {
      let least = MET;
      for (const part of code.parts) least = Math.min(least, truthOf(part, answers, levels));
      return least;
    }
    case "any": {
      let most = VIOLATED;
      for (const part of code.parts) most = Math.max(most, truthOf(part, answers, levels));
      return most;
    }
  }
}

/** Keeps the truths a dense array where later answers are asked first. */
const UNASKED = -1;

function comparisonTruth(code: ConditionCode, answers: Answers, levels: Lookup["levels"]): number {
  if (code.field < 0) return freshTruth(code, answers, levels);
  const answer = answers.codes[code.field] ?? 0;
  const known = code.truths[answer];
  if (known !== undefined && known !== UNASKED) return known;
  while (code.truths.length < answer) code.truths.push(UNASKED);
  const truth = freshTruth(code, answers, levels);
  code.truths[answer] = truth;
  return truth;
}

function freshTruth({ comparison }: ConditionCode, answers: Answers, levels: Lookup["levels"]): number {
  if (comparison === undefined) return UNDETERMINED;
  const lookup = {
    field: (name: string) => answers.fields[name]?.value,
    attribute: () => undefined,
    levels,
  };
  return TRUTHS.indexOf(evaluateCondition(comparison, lookup));
}

/** Whether a condition that is met rests on fields that may screen: all under `all`, one met branch under `any`. */
export function restsOnMusts(code: ConditionCode, answers: Answers, levels: Lookup["levels"]): boolean {
  if (code.kind === "all") return code.parts.every((part) => restsOnMusts(part, answers, levels));
  if (code.kind === "any") {
    return code.parts.some(
      (part) => truthOf(part, answers, levels) === MET && restsOnMusts(part, answers, levels),
    );
  }
  return code.reads.every((index) => answers.screens[index] === true);
}
