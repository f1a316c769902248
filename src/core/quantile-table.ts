import { isInterval } from "./compare.ts";
import { QUANTILES } from "./sample-value.ts";
import { quantileLookup, type SlotModel } from "./slot-model.ts";
import type { ValueLookup } from "./value-function.ts";

/** All indices of two attributes. */
const LISTED = QUANTILES ** 2;

/**
 * A result about one variant as a function of what is unknown of it. Each unknown attribute is at one of QUANTILES middles of
 * its range, so that a result is computed once for each combination that is drawn.
 */
export class QuantileTable<T> {
  /** The unknown attributes; the first is the most significant digit of an index, base QUANTILES. */
  readonly attributes: readonly string[];
  /** By index; a list while the indices are small, for it is read in the innermost loop. */
  private readonly listed: (T | undefined)[] = [];
  private readonly mapped = new Map<number, T>();
  private readonly compute: (lookup: ValueLookup) => T;
  private readonly lookup: ValueLookup;
  /** The quantiles of the attributes for the result that is being computed. */
  private readonly digits: number[] = [];

  constructor(
    reads: readonly string[],
    base: ValueLookup,
    types: SlotModel["types"],
    compute: (lookup: ValueLookup) => T,
  ) {
    const isOpen = (id: string) => base.attribute(id) === undefined || isInterval(base.attribute(id));
    this.attributes = [...new Set(reads)].filter((id) => types.has(id) && isOpen(id));
    this.lookup = quantileLookup(
      base,
      types,
      (id) => ((this.digits[this.attributes.indexOf(id)] ?? 0) + 0.5) / QUANTILES,
    );
    this.compute = compute;
  }

  /** The result where the attributes are at the quantiles that the digits of the index name. */
  at(index: number): T {
    const known = index < LISTED ? this.listed[index] : this.mapped.get(index);
    if (known !== undefined) return known;
    for (let rest = index, a = this.attributes.length - 1; a >= 0; a--) {
      this.digits[a] = rest % QUANTILES;
      rest = Math.floor(rest / QUANTILES);
    }
    const result = this.compute(this.lookup);
    if (index < LISTED) this.listed[index] = result;
    else this.mapped.set(index, result);
    return result;
  }
}
