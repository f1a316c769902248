import type { ExcludeRule } from "../model/rule.ts";
import { attributesRead, evaluateCondition } from "./condition.ts";
import { numberOf, UNDETERMINED } from "./condition-code.ts";
import { QuantileTable } from "./quantile-table.ts";
import { QUANTILES } from "./sample-value.ts";
import { quantileLookup, type SlotModel } from "./slot-model.ts";
import type { ValueLookup } from "./value-function.ts";

/** What one rule requires, said of the variants of one option. */
export interface RuleTruths {
  /** The first of the variants; `truths` has an entry for it and each that follows. */
  readonly first: number;
  readonly truths: Uint8Array;
  /** Of an undetermined variant: bit q is set when the rule is met with all unknowns at quantile q of what is possible. */
  quantilesMet(variant: number): number;
  /** Of an undetermined variant: whether the rule is met, as a function of what is unknown. */
  table(variant: number): QuantileTable<boolean>;
}

/** Asks a rule of the variants of an option; quantiles are asked when somebody wants to know. */
export function ruleTruths(
  types: SlotModel["types"],
  rule: ExcludeRule,
  group: readonly number[],
  lookupOf: (variant: number) => ValueLookup,
): RuleTruths {
  const masks = new Map<number, number>();
  const tables = new Map<number, QuantileTable<boolean>>();
  const isMet = (lookup: ValueLookup) => evaluateCondition(rule.require, lookup) === "met";
  return {
    first: group[0] ?? 0,
    truths: Uint8Array.from(group, (v) => numberOf(evaluateCondition(rule.require, lookupOf(v)))),
    quantilesMet: (variant) => remembered(masks, variant, () => maskOf(isMet, lookupOf(variant), types)),
    table: (variant) =>
      remembered(
        tables,
        variant,
        () => new QuantileTable(attributesRead(rule.require), lookupOf(variant), types, isMet),
      ),
  };
}

/**
 * The undetermined ones among what rules say of the option that a variant belongs to.
 *
 * @param asked by rule, then by option
 */
export function openOf(
  asked: readonly (readonly RuleTruths[])[],
  option: number,
  variant: number,
): RuleTruths[] {
  const open: RuleTruths[] = [];
  for (const ofRule of asked) {
    const own = ofRule[option];
    if (own?.truths[variant - own.first] === UNDETERMINED) open.push(own);
  }
  return open;
}

/** Share of the quantiles, all unknowns taken alike, at which a variant meets every one of these rules. */
export function chanceOf(variant: number, open: readonly RuleTruths[]): number {
  let mask = -1;
  for (const rule of open) mask &= rule.quantilesMet(variant);
  return bits(mask) / QUANTILES;
}

function maskOf(
  isMet: (lookup: ValueLookup) => boolean,
  lookup: ValueLookup,
  types: SlotModel["types"],
): number {
  let mask = 0;
  for (let q = 0; q < QUANTILES; q++) {
    if (isMet(quantileLookup(lookup, types, () => (q + 0.5) / QUANTILES))) mask |= 1 << q;
  }
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) count++;
  return count;
}

function remembered<V>(all: Map<number, V>, key: number, compute: () => V): V {
  let value = all.get(key);
  if (value === undefined) all.set(key, (value = compute()));
  return value;
}
