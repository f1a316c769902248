import { setTimeout as pause } from "node:timers/promises";

export interface Deadline {
  /** Milliseconds until waiting is given up. */
  within: number;
  /** Milliseconds between two looks; 100 when left out. */
  every?: number;
  /** Called after every look, so that a wait that can never succeed ends at once by throwing. */
  unless?: () => void;
}

/**
 * Looks until `look` gives something other than undefined or false, and returns that.
 * Errors: throws what was awaited and for how long once the deadline has passed; an error of `look` ends the wait.
 */
export async function waitUntil<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  deadline: Deadline,
): Promise<T> {
  const end = performance.now() + deadline.within;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    deadline.unless?.();
    if (performance.now() > end)
      throw new Error(`Expected within ${deadline.within} ms: ${what}. It did not happen.`);
    await pause(deadline.every ?? 100);
  }
}
