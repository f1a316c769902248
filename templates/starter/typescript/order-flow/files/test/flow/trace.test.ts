import { SpanKind } from "@opentelemetry/api";
import { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, it } from "node:test";
import { spanRecord, type SpanRecord } from "../../src/telemetry/file-span-exporter.ts";
import { inSpan, traceHeaders } from "../../src/telemetry/spans.ts";
import { startTelemetry } from "../../src/telemetry/start.ts";
import { startFlow } from "../support/flow.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { collapseCalls, drawTrace } from "../support/trace-tree.ts";
import { until } from "../support/until.ts";

const folder = temporaryFolder();
const exporter = new InMemorySpanExporter();
const file = `${folder}/trace.jsonl`;
const stop = startTelemetry("test", { TRACE_FILE: file }, [new SimpleSpanProcessor({ exporter })]);
let flow: Awaited<ReturnType<typeof startFlow>>;
before(async () => (flow = await startFlow(folder)));
after(async () => {
  await flow.stop();
  await stop();
});

const expected = [
  "POST /orders",
  "  check stock",
  "    query stock",
  "  place order",
  "    send order-placed",
  "    store order",
  "notify customer follows process order-placed",
  "process order-placed follows send order-placed",
];

async function spansOfAnOrder(): Promise<SpanRecord[]> {
  exporter.reset();
  await inSpan("call orders", { kind: SpanKind.CLIENT }, () =>
    flow.place({ customerId: "anna", lines: [{ sku: "TEA", quantity: 1 }] }, traceHeaders()),
  );
  const spans = () => exporter.getFinishedSpans().map(spanRecord);
  await until("the customer was told", () => spans().some(({ name }) => name === "notify customer"));
  return spans();
}

it("tells the story of an order", async () => {
  assert.deepEqual(drawTrace(collapseCalls(await spansOfAnOrder())), expected);
});

it("would notice a span below another parent", async () => {
  const spans = await spansOfAnOrder();
  const root = spans.find(({ name }) => name === "POST /orders");
  const bent = spans.map((span) =>
    span.name === "query stock" ? { ...span, parentSpanId: root?.spanId ?? "" } : span,
  );
  assert.notDeepEqual(drawTrace(collapseCalls(bent)), expected);
});

it("crosses the queue by a link, not as one long trace", async () => {
  const spans = await spansOfAnOrder();
  const traceOf = (name: string) => spans.find((span) => span.name === name)?.traceId;
  assert.equal(traceOf("send order-placed"), traceOf("POST /orders"));
  assert.notEqual(traceOf("process order-placed"), traceOf("POST /orders"));
  assert.notEqual(traceOf("notify customer"), traceOf("process order-placed"));
});

it("writes the same spans into the trace file", async () => {
  const spans = await spansOfAnOrder();
  const lines = readFileSync(file, "utf8").trim().split("\n");
  assert.deepEqual(
    lines.slice(-spans.length).map((line) => JSON.parse(line)),
    spans,
  );
});
