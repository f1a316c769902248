import type { ExcludeRule } from "../model/rule.ts";
import { addBit, hasBit, noBits, type Bits } from "./bits.ts";
import { attributesRead, evaluateCondition } from "./condition.ts";
import type { Truth } from "./compare.ts";
import { QuantileTable } from "./quantile-table.ts";
import { QUANTILES } from "./sample-value.ts";
import { quantileLookup, type SlotModel } from "./slot-model.ts";
import type { ValueLookup } from "./value-function.ts";

/** What one rule requires, said of some of the variants of a slot. */
export class RuleTruths {
  readonly violated: Bits;
  readonly undetermined: Bits;
  private readonly masks = new Map<number, number>();
  private readonly tables = new Map<number, QuantileTable<boolean>>();
  private readonly types: SlotModel["types"];
  private readonly rule: ExcludeRule;
  private readonly lookupOf: (variant: number) => ValueLookup;

  /** Asks the rule of these variants; quantiles are asked when somebody wants to know. */
  constructor(
    { variants: { length }, types }: SlotModel,
    rule: ExcludeRule,
    variants: readonly number[],
    lookupOf: (variant: number) => ValueLookup,
  ) {
    this.violated = noBits(length);
    this.undetermined = noBits(length);
    this.types = types;
    this.rule = rule;
    this.lookupOf = lookupOf;
    for (const variant of variants) {
      const truth = evaluateCondition(rule.require, lookupOf(variant));
      if (truth === "violated") addBit(this.violated, variant);
      if (truth === "undetermined") addBit(this.undetermined, variant);
    }
  }

  truthOf(variant: number): Truth {
    if (hasBit(this.violated, variant)) return "violated";
    return hasBit(this.undetermined, variant) ? "undetermined" : "met";
  }

  /** Of an undetermined variant: bit q is set when the rule is met with all unknowns at quantile q of what is possible. */
  quantilesMet(variant: number): number {
    let mask = this.masks.get(variant);
    if (mask === undefined) this.masks.set(variant, (mask = this.maskOf(variant)));
    return mask;
  }

  /** Of an undetermined variant: whether the rule is met, as a function of what is unknown. */
  table(variant: number): QuantileTable<boolean> {
    let table = this.tables.get(variant);
    if (table === undefined) {
      const reads = attributesRead(this.rule.require);
      const isMet = (lookup: ValueLookup) => this.isMet(lookup);
      table = new QuantileTable(reads, this.lookupOf(variant), this.types, isMet);
      this.tables.set(variant, table);
    }
    return table;
  }

  private isMet(lookup: ValueLookup): boolean {
    return evaluateCondition(this.rule.require, lookup) === "met";
  }

  private maskOf(variant: number): number {
    let mask = 0;
    for (let q = 0; q < QUANTILES; q++) {
      const definite = quantileLookup(this.lookupOf(variant), this.types, () => (q + 0.5) / QUANTILES);
      if (this.isMet(definite)) mask |= 1 << q;
    }
    return mask;
  }
}

/** Share of the quantiles, all unknowns taken alike, at which a variant meets every one of these rules. */
export function chanceOf(variant: number, open: readonly RuleTruths[]): number {
  let mask = -1;
  for (const rule of open) mask &= rule.quantilesMet(variant);
  let met = 0;
  for (let rest = mask >>> 0; rest !== 0; rest = (rest & (rest - 1)) >>> 0) met++;
  return met / QUANTILES;
}
