import { closest, distance } from "fastest-levenshtein";

/** The nearest valid name, when it is near enough to be meant; otherwise nothing. */
export function nearest(name: string, valid: readonly string[]): string | undefined {
  if (valid.length === 0) return undefined;
  const folded = name.toLowerCase().replaceAll(/[-_\s]/g, "");
  const same = valid.find((candidate) => candidate.toLowerCase().replaceAll(/[-_\s]/g, "") === folded);
  const best = same ?? closest(name, [...valid]);
  return same !== undefined || distance(name, best) <= Math.max(2, Math.floor(name.length / 3))
    ? best
    : undefined;
}

/** The tip that goes with an unknown name. */
export function nearestTip(name: string, valid: readonly string[]): string {
  const best = nearest(name, valid);
  if (best !== undefined) return `Did you mean "${best}"?`;
  return valid.length <= 20 ? `Expected one of: ${valid.join(", ")}.` : "";
}
