import { messageOf, type Log } from "../telemetry/log.ts";

/**
 * Runs the steps one after another on the first SIGTERM or SIGINT, then lets the process end by itself: an exit code 0
 * says that nothing was left open.
 */
export function onShutdown(log: Log, steps: readonly (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log("stopping");
    for (const step of steps)
      await step().catch((error: unknown) => {
        process.exitCode = 1;
        log("stop-failed", { error: messageOf(error) });
      });
    log("stopped");
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}
