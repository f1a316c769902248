/** Thousands and millions as people write them. */
const FACTORS: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6 };

/** The number that a text states: 250, 0.5, 1,000, 5k, 2M, 1e6; not a number where it states none. */
export function numberIn(text: string): number {
  const [, digits = "", suffix = ""] = /^([\d.,_ ]+(?:e\d+)?)\s*([km]?)$/i.exec(text) ?? [];
  return digits === ""
    ? Number.NaN
    : Number(digits.replaceAll(/[,_ ]/g, "")) * (FACTORS[suffix.toLowerCase()] ?? 1);
}

/** What is wrong with a typed number, or nothing. */
export function numberProblem(
  text: string,
  { min, max, unit }: { min: number; max: number; unit: string },
): string | undefined {
  const value = numberIn(text);
  if (Number.isNaN(value)) return `Expected a number, found "${text}".`;
  if (value >= min && value <= max) return undefined;
  return `Expected a number from ${String(min)} to ${String(max)} ${unit}, found ${String(value)}.`;
}
