import type { Fields } from "../model/workload.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";
import { QuantileTable } from "./quantile-table.ts";
import { randomStream, type Random } from "./random.ts";
import { QUANTILES } from "./sample-value.ts";
import type { TermValues } from "./score.ts";
import { openRules } from "./screen.ts";
import type { ValueLookup } from "./value-function.ts";

/** One unknown attribute of one option: its own stream, and where it is now, as an index below QUANTILES. */
interface Draw {
  readonly random: Random;
  now: number;
}

/** Something that depends on the current draws. */
interface Drawn<T> {
  readonly table: QuantileTable<T>;
  readonly draws: readonly Draw[];
}

/** A value that is uncertain: what it adds to an objective in the current draw. */
interface DrawnValue extends Drawn<number> {
  readonly objective: number;
  readonly share: number;
}

/** The unknowns of one option, over all completions. */
export type OptionDraws = Map<string, Draw>;

/** One option of an evaluation, ready to be drawn. */
export interface OptionSampler {
  /** Its place among the options of the slot. */
  readonly option: number;
  /** Value on each objective in the current draw. */
  readonly now: Float64Array;
  /** The part of it that is certain. */
  readonly certain: Float64Array;
  readonly open: readonly Draw[];
  readonly values: readonly DrawnValue[];
  readonly musts: readonly Drawn<boolean>[];
}

/**
 * Prepares an option in the variant that it is judged by: what it is worth on each objective for certain, and what of it has
 * to be drawn. Every attribute of every option has a stream of its own, so that adding an option changes no other draw.
 */
export function optionSampler(
  evaluator: Evaluator,
  evaluation: Evaluation,
  option: number,
  draws: OptionDraws,
  seed: number,
): OptionSampler {
  const variant = evaluation.standings[option]?.variant ?? -1;
  const id = evaluator.model.variants[variant]?.option.id ?? "";
  const drawOf = (attribute: string): Draw => {
    let draw = draws.get(attribute);
    if (draw === undefined) {
      draw = { random: randomStream(seed, "attribute", id, attribute), now: 0 };
      draws.set(attribute, draw);
    }
    return draw;
  };
  const drawn = <T>(table: QuantileTable<T>) => ({ table, draws: table.attributes.map(drawOf) });
  const parts = partsOf(evaluation, option);
  const values = parts
    .filter(({ values: { low, high } }) => low[variant] !== high[variant])
    .map(({ values: part, objective, share }) => ({
      ...drawn(tableOf(part, variant, evaluator, evaluation.fields)),
      objective,
      share,
    }));
  const musts = openRules(evaluation.screening, option, variant).map((rule) => drawn(rule.table(variant)));
  const certain = certainPart(parts, variant, evaluation.objectives.length);
  const open = [...new Set([...values, ...musts].flatMap((one) => one.draws))];
  return { option, now: Float64Array.from(certain), certain, open, values, musts };
}

/** Takes the next draw; false when a must is not met in it. */
export function drawNext({ now, certain, open, values, musts }: OptionSampler): boolean {
  for (let i = 0; i < open.length; i++) {
    const draw = open[i] as Draw;
    draw.now = Math.floor(draw.random() * QUANTILES);
  }
  for (let i = 0; i < musts.length; i++) if (!resultOf(musts[i] as Drawn<boolean>)) return false;
  if (values.length === 0) return true;
  for (let k = 0; k < now.length; k++) now[k] = certain[k] ?? 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as DrawnValue;
    now[value.objective] = (now[value.objective] ?? 0) + value.share * resultOf(value);
  }
  return true;
}

function resultOf<T>({ table, draws }: Drawn<T>): T {
  let index = 0;
  for (let i = 0; i < draws.length; i++) index = index * QUANTILES + (draws[i] as Draw).now;
  return table.at(index);
}

/** What one term of one criterion adds to an objective. */
interface Part {
  readonly values: TermValues;
  readonly objective: number;
  readonly share: number;
}

function partsOf({ criteria, values, objectives, shares }: Evaluation, option: number): Part[] {
  return criteria.flatMap((criterion, c) => {
    const terms = values[c]?.terms ?? [];
    const objective = objectives.indexOf(criterion.objective);
    const share = (shares[c] ?? 0) / terms.length;
    return terms.map((ofTerm) => ({ values: ofTerm.of(option), objective, share }));
  });
}

function certainPart(parts: readonly Part[], variant: number, objectives: number): Float64Array {
  const certain = new Float64Array(objectives);
  for (const { values, objective, share } of parts) {
    const value = values.low[variant] ?? 0;
    if (value === values.high[variant]) certain[objective] = (certain[objective] ?? 0) + share * value;
  }
  return certain;
}

function tableOf(
  { term, tables }: TermValues,
  variant: number,
  evaluator: Evaluator,
  fields: Fields,
): QuantileTable<number> {
  let table = tables.get(variant);
  if (table === undefined) {
    const lowest = (lookup: ValueLookup) => term.boundsOf(lookup).low;
    table = new QuantileTable(
      term.attributes,
      evaluator.lookup(fields, variant),
      evaluator.model.types,
      lowest,
    );
    tables.set(variant, table);
  }
  return table;
}
