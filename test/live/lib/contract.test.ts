import { describe, expect, it } from "vitest";
import { attemptsOf, parseDeadLetters, parseEffects, parseSpans, promisedBackoffs } from "./contract.ts";
import type { LogLine } from "./starter-process.ts";

const delivery = (messageId: string, at: number, attempt = 1): LogLine => ({
  event: "delivery",
  messageId,
  key: "k",

  attempt,
  at,
});
const end = (event: string, messageId: string, at: number): LogLine => ({ event, messageId, at });

describe("attempts in a consumer's log", () => {
  it("begin with a delivery and end with the next word about the same message", () => {
    const lines = [
      delivery("m1", 1),
      delivery("m2", 2),
      end("fulfilled", "m2", 3),
      { event: "ready", at: 4 },
      end("retry-scheduled", "m1", 5),
      delivery("m1", 9, 2),
      end("duplicate", "m1", 10),
    ];
    expect(attemptsOf("one", lines)).toEqual([
      {
        messageId: "m1",
        key: "k",

        number: 1,
        consumer: "one",
        startedAt: 1,
        endedAt: 5,
        outcome: "failed",
      },
      {
        messageId: "m2",
        key: "k",

        number: 1,
        consumer: "one",
        startedAt: 2,
        endedAt: 3,
        outcome: "handled",
      },
      {
        messageId: "m1",
        key: "k",

        number: 2,
        consumer: "one",
        startedAt: 9,
        endedAt: 10,
        outcome: "duplicate",
      },
    ]);
  });

  it("stay open when the consumer died", () => {
    expect(attemptsOf("one", [delivery("m1", 1)])).toMatchObject([
      { endedAt: undefined, outcome: undefined },
    ]);
  });

  it("end as dead-lettered with the time of the failure", () => {
    const lines = [delivery("m1", 1), end("failed", "m1", 2), end("dead-lettered", "m1", 3)];
    expect(attemptsOf("one", lines)).toMatchObject([{ endedAt: 2, outcome: "dead-lettered" }]);
  });

  it("are not guessed from a delivery that names no attempt", () => {
    expect(() => attemptsOf("one", [{ ...delivery("m1", 1), attempt: undefined }])).toThrow(
      'Expected "attempt"',
    );
  });
});

describe("what the starter prints", () => {
  it("is read as effects", () => {
    const printed = '{"count": 1, "effects": [{"orderId": "o", "customerId": "c", "messageId": "m"}]}';
    expect(parseEffects(printed)).toEqual([{ orderId: "o", key: "c", messageId: "m" }]);
    expect(() => parseEffects('{"effects": [{"orderId": "o"}]}')).toThrow('Expected "messageId"');
  });

  it("is read as dead letters", () => {
    expect(parseDeadLetters('[{"id": "m", "key": "c", "attempts": 3, "error": "e", "body": "{}"}]')).toEqual([
      { key: "c", attempts: 3, body: "{}" },
    ]);
    expect(() => parseDeadLetters('[{"key": "c", "attempts": "3"}]')).toThrow('Expected "attempts"');
  });

  it("is read as spans, with kinds by name or number", () => {
    const line = (fields: object) => JSON.stringify({ traceId: "t", spanId: "s", name: "n", ...fields });
    const text = `${line({ kind: "SERVER", parentSpanId: "p" })}\n${line({ kind: 4, links: [{ traceId: "t", spanId: "x" }] })}\n`;
    expect(parseSpans(text)).toEqual([
      { traceId: "t", spanId: "s", name: "n", kind: "server", parentSpanId: "p", links: [] },
      {
        traceId: "t",
        spanId: "s",
        name: "n",
        kind: "consumer",
        parentSpanId: undefined,
        links: [{ traceId: "t", spanId: "x" }],
      },
    ]);
    expect(() => parseSpans(line({ kind: "OTHER" }))).toThrow("Expected a span kind");
  });
});

describe("promised backoffs", () => {
  it("double from the base and stay below the longest", () => {
    expect(promisedBackoffs(1_000, 3)).toEqual([1_000, 2_000]);
    expect(promisedBackoffs(20_000, 4)).toEqual([20_000, 30_000, 30_000]);
  });
});
