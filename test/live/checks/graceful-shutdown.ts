import { FAULTY } from "../lib/contract.ts";
import { assertNone, effectFindings, groupBy } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import type { StarterProcess } from "../lib/starter-process.ts";

const LIMIT = 30_000;
const SETTINGS = { FAULTS: "on" };

const isEvent = (event: string) => (line: { event: string }) => line.event === event;

/** SIGTERM while a message is being handled. Errors: another exit than 0, or the message was done before the signal. */
async function terminateMidFlight(consumer: StarterProcess): Promise<void> {
  await consumer.sees("a delivery", isEvent("delivery"), LIMIT);
  const { code, signal } = await consumer.stop("SIGTERM", LIMIT);
  if (code !== 0)
    throw new Error(`Expected exit code 0 on SIGTERM, found code ${String(code)}, signal ${String(signal)}.`);
  const lines = consumer.lines();
  const [stopping, fulfilled] = [lines.findIndex(isEvent("stopping")), lines.findIndex(isEvent("fulfilled"))];
  if (stopping < 0 || fulfilled < stopping)
    throw new Error(
      `Expected "stopping" and then "fulfilled" in the log, found them in lines ${stopping} and ${fulfilled}.`,
    );
}

async function run({ bench }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders(SETTINGS);
  const inFlight = await orders.place("customer-1", FAULTY.slow);
  const waiting = await orders.placeMany("customer-1", 3);
  await terminateMidFlight(await bench.startFulfilment("terminated", SETTINGS));
  const left = await bench.effects();
  const done = left.map(({ orderId }) => orderId).join(", ");
  if (left[0]?.orderId !== inFlight.orderId)
    throw new Error(`Expected the order in flight to be done, found: ${done}`);
  await bench.startFulfilment("successor", SETTINGS);
  const applied = await bench.applied(1 + waiting.length, LIMIT);
  await bench.close();
  const again = [...groupBy(bench.attempts(), ({ messageId }) => messageId)].filter(
    ([, tries]) => tries.length > 1,
  );
  const findings = again.map(([id, tries]) => `${id} was handled ${tries.length} times`);
  assertNone([...effectFindings([inFlight, ...waiting], applied), ...findings]);
  return `exit code 0 with ${left.length} done, ${waiting.length + 1 - left.length} left to the successor, none handled twice`;
}

export const check: LiveCheck = {
  proves: "SIGTERM finishes the message in flight, ends with code 0, and nothing is redelivered",
  run,
};
