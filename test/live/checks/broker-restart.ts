import { setTimeout as pause } from "node:timers/promises";
import { FAULTY } from "../lib/contract.ts";
import type { Bench } from "../lib/bench.ts";
import { assertNone, effectFindings, type Effect } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import type { OrdersClient, Placed } from "../lib/orders-client.ts";
import { waitUntil } from "../lib/wait-until.ts";

const KEYS = ["customer-1", "customer-2", "customer-3"];
const MOST_PER_KEY = 600;
const AFTERWARDS = 10;
/** Milliseconds between two orders of a key: the outage lasts seconds and the number of messages is bounded. */
const PACE = 20;
const LIMIT = 90_000;
const SETTINGS = { FAULTS: "on" };

/**
 * Orders accepted before the broker ends. The destinations are older than a moment then: RabbitMQ writes the
 * registration of a new quorum queue half a second late, and a queue lost in that window is not what is asked here.
 */
const UNDER_WAY = 150;

interface Traffic {
  accepted: number;
  outageIsOver: boolean;
}

/** Keeps sending through the outage, until orders are accepted again. Errors: they are not. */
async function keepPlacing(orders: OrdersClient, key: string, traffic: Traffic): Promise<Placed[]> {
  const placed: Placed[] = [];
  let afterwards = 0;
  const end = performance.now() + LIMIT;
  while (afterwards < AFTERWARDS) {
    await pause(PACE);
    const wasOver = traffic.outageIsOver;
    const next = await orders.tryPlace(key);
    placed.push(next);
    if (next.accepted) traffic.accepted += 1;
    if (wasOver && next.accepted) afterwards += 1;
    if (placed.length >= MOST_PER_KEY || performance.now() > end)
      throw new Error(
        `Expected orders of ${key} to be accepted after the restart, the last answer was ${next.answer}`,
      );
  }
  return placed;
}

/** Restarts the broker while a message is being handled. Errors: none was. */
async function restartMidFlight(
  { bench, server }: CheckSetting,
  orders: OrdersClient,
  traffic: Traffic,
): Promise<Placed> {
  await waitUntil(`${UNDER_WAY} accepted orders`, () => traffic.accepted >= UNDER_WAY, { within: LIMIT });
  const slow = await orders.place("customer-slow", FAULTY.slow);
  const open = () => bench.attempts().find(({ key, endedAt }) => key === slow.key && endedAt === undefined);
  await waitUntil("the slow order is in flight", open, { within: LIMIT, every: 20 });
  await server.restart();
  return slow;
}

/** Orders without a 201 were not promised: they may have taken effect or not, but not twice and not out of turn. */
function promisedOrSeen(placed: Placed[], applied: Effect[]): Placed[] {
  const seen = new Set(applied.map(({ orderId }) => orderId));
  return placed.filter(({ accepted, orderId }) => accepted || seen.has(orderId));
}

async function settled(bench: Bench, accepted: Placed[]): Promise<Effect[]> {
  const all = async () => {
    const applied = await bench.effects();
    const done = new Set(applied.map(({ orderId }) => orderId));
    return accepted.every(({ orderId }) => done.has(orderId)) && applied;
  };
  return waitUntil(`effects of all ${accepted.length} accepted orders`, all, { within: LIMIT, every: 250 });
}

async function run(setting: CheckSetting): Promise<string> {
  const { bench } = setting;
  const orders = await bench.startOrders(SETTINGS);
  await bench.startFulfilment("consumer-1", SETTINGS);
  const traffic: Traffic = { accepted: 0, outageIsOver: false };
  const restarted = restartMidFlight(setting, orders, traffic).finally(() => (traffic.outageIsOver = true));
  const streams = KEYS.map((key) => keepPlacing(orders, key, traffic));
  const placed = (await Promise.all([restarted, ...streams])).flat();
  const accepted = placed.filter((order) => order.accepted);
  await settled(bench, accepted);
  await bench.close();
  const applied = await bench.effects();
  assertNone(effectFindings(promisedOrSeen(placed, applied), applied));
  return `${accepted.length} of ${placed.length} orders accepted around the restart, each took effect once and in order`;
}

export const check: LiveCheck = {
  proves: "The broker ends hard mid-flight and comes back: nothing accepted is lost, doubled or out of order",
  run,
};
