import type { Scalar, ValueType } from "../model/value.ts";
import { isInterval, positionOf, type Known } from "./compare.ts";

/** Uncertain values are drawn at the middles of this many equal shares of their range, so that results can be reused. */
export const QUANTILES = 32;

/**
 * A definite value at quantile `u` (0 to 1) of what is possible: levels and names alike likely, numbers uniform on their
 * own scale (in logarithms for decades). A known point is itself.
 */
export function valueAt(known: Known, type: ValueType, u: number): Scalar {
  if (known !== undefined && !isInterval(known)) return known;
  switch (type.kind) {
    case "boolean":
      return u < 0.5;
    case "set":
      return u < 0.5 ? [] : type.of;
    case "enum":
      return pick(type.values, 0, type.values.length - 1, u);
    case "levels": {
      const { min, max } = known ?? { min: type.levels[0] ?? "", max: type.levels.at(-1) ?? "" };
      return pick(type.levels, positionOf(min, type.levels), positionOf(max, type.levels), u);
    }
    case "number": {
      const { min, max } = known ?? type;
      return between(Number(min), Number(max), type.scale, u);
    }
  }
}

function pick(names: readonly string[], from: number, to: number, u: number): string {
  return names[from + Math.min(to - from, Math.floor(u * (to - from + 1)))] ?? "";
}

function between(min: number, max: number, scale: "linear" | "decade", u: number): number {
  if (scale === "linear" || min <= 0) return min + u * (max - min);
  return min * (max / min) ** u;
}
