import { isInterval } from "./compare.ts";
import { QUANTILES } from "./sample-value.ts";
import { quantileLookup, type SlotModel } from "./slot-model.ts";
import type { ValueLookup } from "./value-function.ts";

/**
 * A result about one variant as a function of what is unknown of it. Each unknown attribute is at one of QUANTILES middles of
 * its range, so that a result is computed once for each combination that is drawn.
 */
export class QuantileTable<T> {
  /** The unknown attributes; the first is the most significant digit of an index, base QUANTILES. */
  readonly attributes: readonly string[];
  private readonly results = new Map<number, T>();
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
    let result = this.results.get(index);
    if (result !== undefined) return result;
    for (let rest = index, a = this.attributes.length - 1; a >= 0; a--) {
      this.digits[a] = rest % QUANTILES;
      rest = Math.floor(rest / QUANTILES);
    }
    result = this.compute(this.lookup);
    this.results.set(index, result);
    return result;
  }
}
