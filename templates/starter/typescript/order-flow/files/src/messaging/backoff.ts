const longestMs = 30_000;

/** Milliseconds to wait after the given attempt (1 is the first): doubles each time, up to 30 s. */
export function backoffMs(baseMs: number, attempt: number): number {
  return Math.min(longestMs, baseMs * 2 ** (attempt - 1));
}
