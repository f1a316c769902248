import { ORDER_FLOW } from "../lib/contract.ts";
import { assertNone } from "../lib/history.ts";
import type { CheckSetting, LiveCheck } from "../lib/live-check.ts";
import { collapsePairs, compareFlow } from "../lib/spans.ts";

const LIMIT = 30_000;

async function run({ bench }: CheckSetting): Promise<string> {
  const orders = await bench.startOrders();
  await bench.startFulfilment("consumer-1");
  await orders.place("customer-1");
  await bench.applied(1, LIMIT);
  // A process that is asked to stop finishes what is in flight and exports what it has.
  await bench.close();
  const spans = await bench.spans();
  assertNone(compareFlow(spans, ORDER_FLOW));
  const traces = new Set(spans.map(({ traceId }) => traceId)).size;
  return `${spans.length} spans, ${collapsePairs(spans).length} operations, ${traces} traces, hung up as they should be`;
}

export const check: LiveCheck = {
  proves: "The exported spans of an order form the expected tree, with links across the queue",
  run,
};
