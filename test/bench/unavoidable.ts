import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completionSampler } from "../../src/core/completions.ts";
import { createEvaluator, type Evaluation, type Evaluator } from "../../src/core/evaluate.ts";
import { fieldsOf } from "../../src/core/fields.ts";
import { analyseRobustness } from "../../src/core/robustness.ts";
import { fieldsInCategory, slotsToDecide } from "../../src/core/slots.ts";
import { readWorkload, toWorkload } from "../../src/knowledge/read-workload.ts";
import { fromSnapshot } from "../../src/knowledge/snapshot.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Fields } from "../../src/model/workload.ts";
import { root } from "../support/repository.ts";
import { assertAlike } from "./alike.ts";
import { bundled, scratch } from "./bundled.ts";
import { type Program } from "./measure.ts";
import type {
  PreparedCompletion,
  PreparedOption,
  PreparedSlot,
  PrintedLine,
} from "./programs/unavoidable.ts";
import { mustRun } from "../support/run.ts";

/** As `advise` has it: samples, joint completions, seed. */
const SETTINGS = { samples: 10_000, completions: 100, seed: 1 } as const;

/** Both sides draw for themselves, and the yardstick takes uncertain values as uniform between their bounds. */
const ALIKE = 0.05;

const knowledgeFile = (file: string) => join(root, "dist/knowledge", file);

/**
 * The program that does of `advise` only what no such program could avoid; see programs/unavoidable.ts.
 *
 * @throws when what it counts is not what our own program counts
 */
export function unavoidableProgram(node: string, example: string): Program {
  const base = fromSnapshot((file): unknown => JSON.parse(readFileSync(knowledgeFile(file), "utf8")));
  const { evaluator, stated } = firstDecision(base, example);
  mkdirSync(scratch, { recursive: true });
  const prepared = join(scratch, "unavoidable.json");
  writeFileSync(prepared, JSON.stringify(preparedSlot(evaluator, stated)));
  const { id } = evaluator.model.knowledge.category;
  const files = [
    join(root, example),
    prepared,
    ...["knowledge.json", `options/${id}.json`].map(knowledgeFile),
  ];
  const args = [bundled("unavoidable"), ...files];
  checkAlike(mustRun(node, args, root), evaluator, stated);
  return { node, args };
}

/** The first slot that the workload decides, for its first flow. */
function firstDecision(base: KnowledgeBase, example: string): { evaluator: Evaluator; stated: Fields } {
  const { written } = readWorkload(example, readFileSync(join(root, example), "utf8"), base);
  if (written === undefined) throw new Error(`${example} is no valid workload.`);
  const workload = toWorkload(written, base);
  const slots = slotsToDecide(base, workload);
  const [first] = slots;
  const [flow] = workload.flows;
  if (first === undefined || flow === undefined || slots.length * workload.flows.length > 1)
    throw new Error(`${example} decides more than one thing, or nothing.`);
  const fields = first.slot.perFlow ? fieldsOf(workload, flow) : workload.fields;
  return {
    evaluator: createEvaluator(first.knowledge),
    stated: fieldsInCategory(base, first.knowledge, fields),
  };
}

function preparedSlot(evaluator: Evaluator, stated: Fields): PreparedSlot {
  const next = completionSampler(evaluator.model, stated, SETTINGS.seed);
  const objectives = evaluator.model.knowledge.category.objectives.map(({ id }) => id);
  return {
    samples: SETTINGS.samples,
    options: evaluator.groups.length,
    objectives: objectives.length,
    completions: Array.from({ length: SETTINGS.completions }, () =>
      preparedCompletion(evaluator.evaluate(next()), objectives),
    ),
  };
}

function preparedCompletion(evaluation: Evaluation, objectives: readonly string[]): PreparedCompletion {
  const { space, standings } = evaluation;
  return {
    columns: evaluation.objectives.map((id) => objectives.indexOf(id)),
    groups: space.groups.map((group) => [...group]),
    unranked: [...space.unranked],
    options: standings.flatMap(({ status }, option) =>
      status === "excluded" ? [] : [preparedOption(evaluation, option)],
    ),
  };
}

const short = (value: number) => Number(value.toFixed(5));

/** What is certain of an option, summed up by objective; what is not, with its bounds. */
function preparedOption(evaluation: Evaluation, option: number): PreparedOption {
  const { criteria, values, objectives, shares, standings } = evaluation;
  const { variant, chance } = standings[option]!;
  const certain = objectives.map(() => 0);
  const open: PreparedOption["open"] = [];
  criteria.forEach((criterion, c) => {
    const at = objectives.indexOf(criterion.objective);
    const low = values[c]!.low[variant]! * shares[c]!;
    const high = values[c]!.high[variant]! * shares[c]!;
    certain[at]! += low;
    if (high > low) open.push([at, short(high - low)]);
  });
  return { option, chance, certain: certain.map(short), open };
}

function checkAlike(printed: string, evaluator: Evaluator, stated: Fields): void {
  const theirs = JSON.parse(printed) as PrintedLine;
  const { leader } = theirs;
  const ours = analyseRobustness(evaluator, stated, SETTINGS);
  assertAlike(
    "First ranks",
    Array.from(ours.acceptability, (row) => row[0] ?? NaN),
    theirs.first,
    ALIKE,
  );
  const rivals = theirs.wins.flatMap((share, rival) =>
    share === null || rival === leader ? [] : [{ share, rival }],
  );
  assertAlike(
    "Wins of the leader",
    rivals.map(({ rival }) => ours.wins(leader, rival).share),
    rivals.map(({ share }) => share),
    ALIKE,
  );
  assertAlike(
    "Central weights of the leader",
    [...(ours.centralWeights(leader) ?? [])],
    theirs.central,
    ALIKE,
  );
}
