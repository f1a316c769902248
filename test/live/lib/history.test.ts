import { describe, expect, it } from "vitest";
import {
  assertNone,
  backoffFindings,
  effectFindings,
  overlapFindings,
  type Attempt,
  type Effect,
} from "./history.ts";

const effect = (key: string, number: number): Effect => ({ orderId: `${key}${number}`, key });
const published = [effect("a", 1), effect("b", 1), effect("a", 2), effect("a", 3)];

function attempt(changes: Partial<Attempt>): Attempt {
  const common = { messageId: "a1", key: "a", consumer: "one", number: 1 };
  return { ...common, startedAt: 0, endedAt: 10, outcome: "handled", ...changes };
}

describe("effects against what was published", () => {
  it("agree when each message has one effect and each key its order", () => {
    expect(effectFindings(published, published)).toEqual([]);
  });

  it("agree when only different keys passed each other", () => {
    expect(
      effectFindings(published, [effect("b", 1), effect("a", 1), effect("a", 2), effect("a", 3)]),
    ).toEqual([]);
  });

  it.each<[string, Effect[], string[]]>([
    ["a lost message", published.slice(1), ["Lost: a1 has no effect"]],
    ["a message applied twice", [...published, effect("a", 3)], ["Applied 2 times: a3"]],
    ["an effect from nowhere", [...published, effect("c", 9)], ["Applied but not published: c9"]],
    [
      "two messages of a key that passed each other",
      [effect("a", 2), effect("a", 1), effect("a", 3), effect("b", 1)],
      ["Out of order: message 1 of key a was applied after message 2"],
    ],
  ])("name %s", (_, applied, findings) => {
    expect(effectFindings(published, applied)).toEqual(findings);
  });
});

const byKey = ({ key }: Attempt) => `key ${key}`;

describe("one active consumer per group", () => {
  it.each<[string, Attempt[]]>([
    ["one consumer works on many at once", [attempt({}), attempt({ startedAt: 5, endedAt: 20 })]],
    [
      "two consumers follow each other",
      [attempt({}), attempt({ consumer: "two", startedAt: 10, endedAt: 20 })],
    ],
    ["two consumers work on two groups", [attempt({}), attempt({ consumer: "two", key: "b" })]],
  ])("holds when %s", (_, attempts) => {
    expect(overlapFindings(attempts, byKey)).toEqual([]);
  });

  it.each<[string, Attempt[]]>([
    ["overlap", [attempt({ consumer: "two", startedAt: 9, endedAt: 20 }), attempt({})]],
    [
      "overlap behind a short attempt",
      [
        attempt({ endedAt: 100 }),
        attempt({ startedAt: 10, endedAt: 20 }),
        attempt({ consumer: "two", startedAt: 50 }),
      ],
    ],
  ])("is broken when two consumers %s", (_, attempts) => {
    expect(overlapFindings(attempts, byKey)).toEqual(["one and two worked on key a at the same time"]);
  });
});

describe("backoff between attempts", () => {
  const tries = [
    attempt({ number: 1 }),
    attempt({ number: 2, startedAt: 110, endedAt: 120 }),
    attempt({ number: 3, startedAt: 320, endedAt: 330 }),
  ];

  it("holds when every gap is at least as long as configured", () => {
    expect(backoffFindings(tries, [100, 200])).toEqual([]);
  });

  it("names a gap that is too short", () => {
    expect(backoffFindings(tries, [100, 203])).toEqual([
      "Expected at least 203 ms before attempt 3, found 200 ms",
    ]);
  });

  it("names a wrong number of attempts", () => {
    expect(backoffFindings(tries, [100])).toEqual(["Expected 2 attempts, found 3"]);
  });

  it("does not take an attempt without end for a long wait", () => {
    expect(backoffFindings([attempt({ endedAt: undefined }), attempt({ startedAt: 500 })], [100])).toEqual([
      "Expected at least 100 ms before attempt 2, found NaN ms",
    ]);
  });
});

describe("assertNone", () => {
  it("throws what was found, and nothing otherwise", () => {
    expect(() => assertNone(["first", "second"])).toThrow("first\nsecond");
    expect(() => assertNone([])).not.toThrow();
  });
});
