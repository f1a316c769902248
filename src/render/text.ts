import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import type { Interval, Value } from "../model/value.ts";

/** Pads to a width in terminal cells; wide characters count double. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

export function width(text: string): number {
  return stringWidth(text);
}

/** Wraps at words to `columns`; the first line begins with `first`, the others with as many spaces. */
export function wrapped(first: string, text: string, columns: number): string {
  const indent = " ".repeat(stringWidth(first));
  const room = Math.max(20, columns - indent.length);
  return first + wrapAnsi(text, room, { hard: false, trim: true }).split("\n").join(`\n${indent}`);
}

/** A bar of `cells` cells for a value between 0 and 1. */
export function bar(value: number, cells: number): string {
  const full = Math.round(Math.max(0, Math.min(1, value)) * cells);
  return "█".repeat(full) + "░".repeat(cells - full);
}

/** Three decimals, for scores and contributions. */
export function decimals(value: number, digits = 3): string {
  return value.toFixed(digits);
}

/** A share in per cent; what rounds to none or all of it but is not, says so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return "<1 %";
  if (share < 1 && share > 0.995) return ">99 %";
  return `${(share * 100).toFixed(0)} %`;
}

/** The third power of ten that is readable: 50, 1,000, 100,000, 3 million. */
export function quantity(value: number): string {
  if (value >= 1e6) return `${trimmed(value / 1e6)} million`;
  return value >= 1000 ? grouped(value) : trimmed(value);
}

/** Thousands apart by commas. Node's own formatter takes as long to load as a whole page to print. */
function grouped(value: number): string {
  const [whole = "", ...decimals] = String(Number(value.toFixed(3))).split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** A recorded or stated value in words, with its unit. */
export function valueText(value: Value | readonly (string | string[])[] | undefined, unit?: string): string {
  const suffix = unit === undefined ? "" : ` ${unit}`;
  if (value === undefined) return "unknown";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return value >= 3e8 && unit === "s" ? "unlimited" : quantity(value) + suffix;
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((v) => [v].flat().join(" = ")).join(", ");
  const { min, max } = value as Interval;
  return `${valueText(min)} to ${valueText(max, unit)}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], last = "and"): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}
