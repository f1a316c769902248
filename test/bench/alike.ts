/** Asserts that two sides counted the same, up to the noise of their draws. @throws with both, when they differ */
export function assertAlike(
  what: string,
  ours: readonly number[],
  theirs: readonly number[],
  tolerance: number,
): void {
  const apart = ours.map((value, index) => Math.abs(value - (theirs[index] ?? NaN)));
  if (ours.length === theirs.length && apart.every((distance) => distance <= tolerance)) return;
  const list = (values: readonly number[]) => values.map((value) => value.toFixed(3)).join(" ");
  throw new Error(`${what} differ:\n  ours   ${list(ours)}\n  theirs ${list(theirs)}`);
}
