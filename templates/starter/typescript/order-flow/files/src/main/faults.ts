import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { CrashPoint } from "../application/fulfil-order.ts";
import { readOrderPlaced } from "../domain/order-placed.ts";
import type { Log } from "../telemetry/log.ts";
import type { Handler } from "../messaging/message-queue.ts";
import type { Environment } from "../config/environment.ts";

/** Long enough to stop a process or a broker in between. */
const slowMs = 1500;

/**
 * Faults on demand, for tests from outside: without the variables FAULTS and CRASH_AT nothing here does anything.
 * FAULTS=on: an order of FAIL-ALWAYS always fails, one of FAIL-TWICE fails two times, one of SLOW takes its time.
 */
export function withFaults(handler: Handler, { FAULTS }: Environment): Handler {
  if (FAULTS !== "on") return handler;
  return async (delivery) => {
    const skus = readOrderPlaced(delivery.body).lines.map((line) => line.sku);
    if (skus.includes("FAIL-ALWAYS") || (skus.includes("FAIL-TWICE") && delivery.attempt <= 2))
      throw new Error("fault on demand");
    if (skus.includes("SLOW")) await delay(slowMs);
    await handler(delivery);
  };
}

function leaveMarker(path: string, messageId: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, messageId);
}

/** CRASH_AT names a point: the process is killed there, once as long as the file CRASH_MARKER stays. */
export function crashPoint(env: Environment, log: Log): CrashPoint {
  const { CRASH_AT, CRASH_MARKER } = env;
  if (!CRASH_AT) return () => undefined;
  return (point, messageId) => {
    if (point !== CRASH_AT || (CRASH_MARKER && existsSync(CRASH_MARKER))) return;
    if (CRASH_MARKER) leaveMarker(CRASH_MARKER, messageId);
    log("crash-point", { point, messageId });
    process.kill(process.pid, "SIGKILL");
  };
}
