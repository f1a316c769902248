import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEvaluator, type Evaluation, type Evaluator } from "../../src/core/evaluate.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { toWorkload } from "../../src/knowledge/read-workload.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import { fieldsOf } from "../../src/core/fields.ts";
import { fieldsInCategory, slotsNamed, type SlotKnowledge } from "../../src/core/slots.ts";
import type { Variant } from "../../src/core/variants.ts";
import type { Fields } from "../../src/model/workload.ts";

const folder = join(import.meta.dirname, "../../knowledge");

/** The knowledge base of this repository, read from its files once for each test file. */
export const published: KnowledgeBase = loadKnowledge(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") })),
).base;

/** Every slot of the base by its name, `category/slot`. */
export const slots: ReadonlyMap<string, SlotKnowledge> = new Map(
  slotsNamed(published).map((one) => [`${one.knowledge.category.id}/${one.slot.id}`, one]),
);

export const QUEUES = "message-queue/flow";
const evaluators = new Map<string, Evaluator>();

/** One evaluator for all tests of a file: it reuses what a changed answer does not touch. */
export function evaluatorOf(slot: string): Evaluator {
  const found = slots.get(slot);
  if (found === undefined) throw new Error(`No slot ${slot}`);
  const evaluator = evaluators.get(slot) ?? createEvaluator(found.knowledge);
  evaluators.set(slot, evaluator);
  return evaluator;
}

export type Answers = Record<string, unknown>;

/** The stated fields that a workload file with these answers gives a slot. */
export function fieldsFor(answers: Answers, slot = QUEUES): Fields {
  const workload = toWorkload({ name: "Test", ...answers }, published);
  const { knowledge, slot: declared } = slots.get(slot)!;
  const stated = declared.perFlow ? fieldsOf(workload, workload.flows[0]!) : workload.fields;
  return fieldsInCategory(published, knowledge, stated);
}

/** Evaluates answers as a workload file would state them. */
export function evaluate(answers: Answers, slot = QUEUES): Evaluation {
  return evaluatorOf(slot).evaluate(fieldsFor(answers, slot));
}

export interface Placed {
  option: string;
  mode: string;
  offering: string;
  score: number;
}

/** The options that fit, best first, with the variant each is judged by. */
export function ranking(answers: Answers, slot = QUEUES): Placed[] {
  return rankingBy(evaluatorOf(slot), fieldsFor(answers, slot));
}

/** The same for an evaluator of one's own, such as one of knowledge that lacks a rule. */
export function rankingBy({ model, evaluate: evaluateFields }: Evaluator, fields: Fields): Placed[] {
  const { ranking: order, standings } = evaluateFields(fields);
  return order.map((n) => {
    const { variant, score } = standings[n]!;
    return placed(model.variants[variant]!, score);
  });
}

export function placed({ option, mode, offering }: Variant, score: number): Placed {
  return { option: option.id, mode, offering, score };
}

/** The options that lead: more than one on an exact tie. */
export function leaders(answers: Answers, slot = QUEUES): string[] {
  const all = ranking(answers, slot);
  return all.filter(({ score }) => score === all[0]!.score).map(({ option }) => option);
}
