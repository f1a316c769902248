import { describe, expect, it } from "vitest";
import { collapsePairs, compareFlow, type Relation, type Span, type SpanKind } from "./spans.ts";

function span(name: string, parent?: string, changes: Partial<Span> = {}): Span {
  return {
    traceId: "t1",
    spanId: name,
    name,
    kind: "internal",
    parentSpanId: parent,
    links: [],
    ...changes,
  };
}

const ofKind = (kind: SpanKind, name: string, parent?: string): Span => span(name, parent, { kind });

const FLOW: Record<string, Relation> = {
  A: { root: true },
  B: { childOf: "A" },
  C: { childOf: "A" },
  D: { childOf: "B" },
  G: { followsFrom: "C" },
};

const linkTo = (spanId: string) => [{ traceId: "t1", spanId }];
const follower = span("G", undefined, { traceId: "t2", links: linkTo("C") });
const right = [span("A"), span("B", "A"), span("C", "A"), span("D", "B"), follower];

function withChange(name: string, changes: Partial<Span>): Span[] {
  return right.map((each) => (each.name === name ? { ...each, ...changes } : each));
}

describe("collapsing client/server pairs", () => {
  it("makes one span of a call seen from both ends, with the server's name and the client's parent", () => {
    const pair = [span("A"), ofKind("client", "call", "A"), ofKind("server", "B", "call"), span("D", "B")];
    expect(collapsePairs(pair)).toEqual([span("A"), ofKind("server", "B", "A"), span("D", "B")]);
  });

  it("moves what the client span did besides calling below the one span", () => {
    const pair = [ofKind("client", "call"), ofKind("server", "B", "call"), span("retry timer", "call")];
    expect(collapsePairs(pair)).toEqual([ofKind("server", "B"), span("retry timer", "B")]);
  });

  it("collapses two pairs in a row", () => {
    const chain = [
      ofKind("client", "c1"),
      ofKind("server", "A", "c1"),
      ofKind("client", "c2", "A"),
      ofKind("server", "B", "c2"),
    ];
    expect(collapsePairs(chain)).toEqual([ofKind("server", "A"), ofKind("server", "B", "A")]);
  });

  it("collapses a pair whose client span hangs directly on another client span", () => {
    const chain = [
      ofKind("client", "c1"),
      ofKind("server", "A", "c1"),
      ofKind("client", "c2", "c1"),
      ofKind("server", "B", "c2"),
    ];
    expect(collapsePairs(chain)).toEqual([ofKind("server", "A"), ofKind("server", "B", "A")]);
  });

  it.each([
    ["a client span without an answer", [ofKind("client", "query", "A")]],
    ["a server span without a client span", [span("A"), ofKind("server", "B", "A")]],
    ["a producer and its consumer", [ofKind("producer", "F"), ofKind("consumer", "G", "F")]],
    [
      "a call that was answered twice",
      [ofKind("client", "c"), ofKind("server", "B", "c"), ofKind("server", "B2", "c")],
    ],
    [
      "a client span of another trace",
      [ofKind("client", "c"), { ...ofKind("server", "B", "c"), traceId: "t2" }],
    ],
  ])("leaves %s alone", (_, spans) => {
    expect(collapsePairs(spans)).toEqual(spans);
  });
});

describe("comparing the spans of an order with the flow", () => {
  it("finds nothing when every span hangs where it should", () => {
    expect(compareFlow(right, FLOW)).toEqual([]);
  });

  it.each<[string, Span[], string]>([
    ["a wrong parent", withChange("D", { parentSpanId: "C" }), '"D" is not a child of "B"'],
    ["a parent of another trace", withChange("D", { traceId: "t3" }), '"D" is not a child of "B"'],
    ["a child without parent", withChange("B", { parentSpanId: undefined }), '"B" is not a child of "A"'],
    ["a root with a parent", withChange("A", { parentSpanId: "x" }), '"A" has a parent, but starts'],
    ["a missing link", withChange("G", { links: [] }), '"G" has no link to "C"'],
    ["a link to the wrong span", withChange("G", { links: linkTo("A") }), '"G" has no link to "C"'],
    ["a child instead of a link", withChange("G", { parentSpanId: "C" }), '"G" has a parent, but starts'],
    ["a link where none belongs", withChange("B", { links: linkTo("C") }), '"B" follows from nothing'],
    ["a missing span", right.filter(({ name }) => name !== "D"), 'Expected one span "D", found 0'],
    ["a span twice", [...right, follower], 'Expected one span "G", found 2'],
    ["a span too many", [...right, span("X", "A")], 'Expected no span "X"'],
  ])("names %s", (_, spans, sentence) => {
    expect(compareFlow(spans, FLOW)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
  });

  it("compares after collapsing", () => {
    const called = [
      ...withChange("B", { kind: "server", parentSpanId: "call" }),
      ofKind("client", "call", "A"),
    ];
    expect(compareFlow(called, FLOW)).toEqual([]);
  });
});
