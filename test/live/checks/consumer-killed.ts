import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bench } from "../lib/bench.ts";
import { assertNone, effectFindings, type Attempt } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import type { OrdersClient, Placed } from "../lib/orders-client.ts";
import { waitUntil } from "../lib/wait-until.ts";

const KEYS = ["customer-1", "customer-2", "customer-3"];
const PER_KEY = 4;
const LIMIT = 60_000;

/** How many effects each crash point leaves of the message it hit, and how the redelivery has to end. */
const POINTS = [
  { point: "before-handling", effectsLeft: 0, outcome: "handled" },
  { point: "after-effect", effectsLeft: 1, outcome: "duplicate" },
] as const;
type Point = (typeof POINTS)[number];

/** Runs a consumer until it kills itself; returns the attempt that it died in. */
async function crash(bench: Bench, name: string, point: Point, markerFile: string): Promise<Attempt> {
  // Messages wait for it, so it may be dead before anybody could see it ready.
  const consumer = bench.launchFulfilment(name, { CRASH_AT: point.point, CRASH_MARKER: markerFile });
  const exit = await consumer.ended(LIMIT);
  if (exit.signal !== "SIGKILL")
    throw new Error(`Expected ${name} to end by SIGKILL, found ${JSON.stringify(exit)}`);
  const messageId = await readFile(markerFile, "utf8");
  const hit = bench.attempts().findLast((each) => each.consumer === name && each.messageId === messageId);
  if (hit === undefined)
    throw new Error(`Expected ${name} to log the attempt at ${messageId} that it died in, found none.`);
  return hit;
}

/** Without a redelivery the crash would not have hit anything, and nothing would be proved. */
function redeliveryFindings(attempts: Attempt[], hit: Attempt, point: Point): string[] {
  const later = attempts.filter((each) => each.messageId === hit.messageId && each.consumer !== hit.consumer);
  if (later.length === 0) return [`No redelivery was seen after the crash at ${point.point}`];
  const outcomes = later.map(({ outcome }) => outcome ?? "unfinished");
  if (outcomes.includes(point.outcome)) return [];
  return [
    `Expected the redelivery after ${point.point} to end as ${point.outcome}, found ${outcomes.join(", ")}`,
  ];
}

async function prove(bench: Bench, orders: OrdersClient, point: Point, folder: string): Promise<Placed[]> {
  const before = (await bench.effects()).length;
  const placed = (await Promise.all(KEYS.map((key) => orders.placeMany(key, PER_KEY)))).flat();
  const hit = await crash(bench, `killed-${point.point}`, point, join(folder, `${point.point}.marker`));
  const left = (await bench.effects()).filter(({ messageId }) => messageId === hit.messageId).length;
  if (left !== point.effectsLeft)
    throw new Error(
      `Expected ${point.effectsLeft} effects of the message hit at ${point.point}, found ${left}.`,
    );
  const successor = await bench.startFulfilment(`successor-${point.point}`);
  const finished = () =>
    bench.attempts().some((each) => each.messageId === hit.messageId && each.outcome === point.outcome);
  await bench.applied(before + placed.length, LIMIT);
  await waitUntil(`the redelivery after ${point.point} ends as ${point.outcome}`, finished, {
    within: LIMIT,
  });
  await successor.stop("SIGTERM", LIMIT);
  assertNone(redeliveryFindings(bench.attempts(), hit, point));
  return placed;
}

async function run({ bench, folder }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders();
  const placed: Placed[] = [];
  for (const point of POINTS) placed.push(...(await prove(bench, orders, point, folder)));
  await bench.close();
  assertNone(effectFindings(placed, await bench.effects()));
  const letters = await bench.deadLetters();
  if (letters.length > 0) throw new Error(`Expected no dead letter, found ${JSON.stringify(letters)}`);
  return `${placed.length} orders took effect once each; redelivered after a crash ${POINTS.map(({ point }) => point).join(" and ")}`;
}

export const check: LiveCheck = {
  proves:
    "A consumer killed before handling, or after the effect and before the acknowledgement, loses and doubles nothing",
  run,
};
