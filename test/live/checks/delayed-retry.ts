import { FAULTY, promisedBackoffs } from "../lib/contract.ts";
import type { Bench } from "../lib/bench.ts";
import { assertNone, backoffFindings, effectFindings, gaps, type Attempt } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import type { OrdersClient, Placed } from "../lib/orders-client.ts";

const MAX_ATTEMPTS = 3;
const BASE_MS = 1_000;
const LIMIT = 60_000;

/** One shard, so that what a failing message holds back is held back by its key and by nothing else. */
const SETTINGS = {
  FAULTS: "on",
  SHARDS: "1",
  MAX_ATTEMPTS: String(MAX_ATTEMPTS),
  RETRY_BASE_MS: String(BASE_MS),
};

interface Orders {
  failing: Placed;
  others: Placed[];
}

async function placeOrders(orders: OrdersClient): Promise<Orders> {
  const failing = await orders.place("failing", FAULTY.always);
  const recovering = await orders.place("recovering", FAULTY.twice);
  const successors = [await orders.place("failing"), await orders.place("recovering")];
  const healthy = [...(await orders.placeMany("healthy-1", 5)), ...(await orders.placeMany("healthy-2", 5))];
  return { failing, others: [recovering, ...successors, ...healthy] };
}

/** The attempts for the first message of the key, which is the faulty one, and those for its successor. */
function splitKey(attempts: Attempt[], key: string): { faulty: Attempt[]; successor: Attempt[] } {
  const ofKey = attempts.filter((attempt) => attempt.key === key);
  const faulty = ofKey.filter(({ messageId }) => messageId === ofKey[0]?.messageId);
  return { faulty, successor: ofKey.filter((attempt) => !faulty.includes(attempt)) };
}

function waitingFindings(attempts: Attempt[], key: string): string[] {
  const { faulty, successor } = splitKey(attempts, key);
  const done = faulty.at(-1)?.endedAt ?? Infinity;
  const early = successor.filter(({ startedAt }) => startedAt < done);
  const found = early.map(() => `The successor of the faulty message of key ${key} did not wait for it`);
  return successor.length === 0
    ? [...found, `The successor of the faulty message of key ${key} is missing`]
    : found;
}

function heldBackFindings(attempts: Attempt[]): string[] {
  const lastTry = splitKey(attempts, "failing").faulty.at(-1)?.startedAt ?? -Infinity;
  const held = attempts.filter(
    ({ key, endedAt }) => key.startsWith("healthy") && !((endedAt ?? NaN) < lastTry),
  );
  return held.map(({ key }) => `A message of key ${key} had to wait for the failing message of another key`);
}

async function deadLetterFindings(bench: Bench, failing: Placed): Promise<string[]> {
  const letters = await bench.deadLetters();
  const [letter, ...more] = letters;
  const right = letter?.key === failing.key && letter.attempts === MAX_ATTEMPTS;
  if (right && letter.body.includes(failing.orderId) && more.length === 0) return [];
  return [
    `Expected one dead letter, ${failing.orderId} after ${MAX_ATTEMPTS} attempts, found ${JSON.stringify(letters)}`,
  ];
}

async function run({ bench }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders(SETTINGS);
  await bench.startFulfilment("consumer-1", SETTINGS);
  const { failing, others } = await placeOrders(orders);
  // The successor of the failing message comes last: when it has taken effect, all is done.
  const applied = await bench.applied(others.length, LIMIT);
  await bench.close();
  const attempts = bench.attempts();
  const backoffs = promisedBackoffs(BASE_MS, MAX_ATTEMPTS);
  const faulty = ["failing", "recovering"].map((key) => splitKey(attempts, key).faulty);
  assertNone([
    ...effectFindings(others, applied),
    ...faulty.flatMap((ofMessage) => backoffFindings(ofMessage, backoffs)),
    ...["failing", "recovering"].flatMap((key) => waitingFindings(attempts, key)),
    ...heldBackFindings(attempts),
    ...(await deadLetterFindings(bench, failing)),
  ]);
  const measured = faulty.map((ofMessage) => gaps(ofMessage).join(" and ")).join("; ");
  return `gaps of ${measured} ms for promised ${backoffs.join(" and ")} ms; dead-lettered after ${MAX_ATTEMPTS} attempts`;
}

export const check: LiveCheck = {
  proves: "A failing message is retried with delay, dead-lettered, and holds back its own key only",
  run,
};
