import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createEvaluator, type Evaluation, type Evaluator } from "../../src/core/evaluate.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { toWorkload } from "../../src/knowledge/read-workload.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import { fieldsOf } from "../../src/core/fields.ts";

const folder = join(import.meta.dirname, "../../knowledge");

/** The knowledge base of this repository, read from its files once for each test file. */
export const published: KnowledgeBase = loadKnowledge(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") })),
).base;

const queues = published.categories.find(({ category }) => category.id === "message-queue");
if (queues === undefined) throw new Error("No message queues in the knowledge base");

/** One evaluator for all tests of a file: it reuses what a changed answer does not touch. */
export const evaluator: Evaluator = createEvaluator(queues);

export type Answers = Record<string, unknown>;

/** Evaluates answers as a workload file would state them. */
export function evaluate(answers: Answers): Evaluation {
  const workload = toWorkload({ name: "Test", ...answers }, published);
  return evaluator.evaluate(fieldsOf(workload, workload.flows[0]!));
}

export interface Placed {
  option: string;
  mode: string;
  offering: string;
  score: number;
}

/** The options that fit, best first, with the variant each is judged by. */
export function ranking(answers: Answers): Placed[] {
  const { ranking: order, standings } = evaluate(answers);
  return order.map((n) => {
    const { variant, score } = standings[n]!;
    const { option, mode, offering } = evaluator.model.variants[variant]!;
    return { option: option.id, mode, offering, score };
  });
}

/** The options that lead: more than one on an exact tie. */
export function leaders(answers: Answers): string[] {
  const all = ranking(answers);
  return all.filter(({ score }) => score === all[0]!.score).map(({ option }) => option);
}
