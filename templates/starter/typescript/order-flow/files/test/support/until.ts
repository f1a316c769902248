import { setTimeout as delay } from "node:timers/promises";

/** Waits until it is so; fails after the time with what was being waited for. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  longestMs = 15_000,
): Promise<void> {
  const end = performance.now() + longestMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`Waited in vain until ${what}`);
    await delay(10);
  }
}
