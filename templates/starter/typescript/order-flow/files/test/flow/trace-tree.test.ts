import assert from "node:assert/strict";
import { it } from "node:test";
import type { SpanRecord } from "../../src/telemetry/file-span-exporter.ts";
import { collapseCalls, drawTrace } from "../support/trace-tree.ts";

const span = (spanId: string, kind: string, parentSpanId?: string, follows: string[] = []): SpanRecord => ({
  service: "test",
  name: spanId,
  kind,
  traceId: "t",
  spanId,
  ...(parentSpanId === undefined ? {} : { parentSpanId }),
  links: follows.map((each) => ({ traceId: "t", spanId: each })),
});

const draw = (...spans: SpanRecord[]) => drawTrace(collapseCalls(spans));

it("leaves out the client's side of a call", () => {
  const call = [
    span("a", "INTERNAL"),
    span("call", "CLIENT", "a"),
    span("b", "SERVER", "call"),
    span("c", "INTERNAL", "b"),
  ];
  assert.deepEqual(draw(...call), ["a", "  b", "    c"]);
});

it("makes the server's side the root when the client's was", () => {
  assert.deepEqual(draw(span("call", "CLIENT"), span("b", "SERVER", "call")), ["b"]);
});

it("keeps a client span that is no call between services", () => {
  assert.deepEqual(draw(span("a", "INTERNAL"), span("query", "CLIENT", "a")), ["a", "  query"]);
  const two = [span("call", "CLIENT"), span("b", "SERVER", "call"), span("c", "SERVER", "call")];
  assert.deepEqual(draw(...two), ["call", "  b", "  c"]);
  assert.deepEqual(draw(span("call", "CLIENT"), span("b", "INTERNAL", "call")), ["call", "  b"]);
});

it("shows a parent that is missing, and what a root follows from", () => {
  assert.deepEqual(draw(span("b", "INTERNAL", "nowhere")), ["missing", "  b"]);
  assert.deepEqual(draw(span("a", "PRODUCER"), span("b", "CONSUMER", undefined, ["a"])), [
    "a",
    "b follows a",
  ]);
});
