import type { Attempt, Effect } from "./history.ts";
import type { Relation, Span, SpanKind } from "./spans.ts";
import type { LogLine } from "./starter-process.ts";

/** What templates/starter/GUIDELINES.md promises about a generated project, in the form in which the proofs use it. */

/** The operations of one order, by the name of their span. */
export const ORDER_FLOW: Record<string, Relation> = {
  "POST /orders": { root: true },
  "check stock": { childOf: "POST /orders" },
  "query stock": { childOf: "check stock" },
  "place order": { childOf: "POST /orders" },
  "store order": { childOf: "place order" },
  "send order-placed": { childOf: "place order" },
  "process order-placed": { followsFrom: "send order-placed" },
  "notify customer": { followsFrom: "process order-placed" },
};

/** SKUs that make the handler misbehave while FAULTS=on. */
export const FAULTY = { always: "FAIL-ALWAYS", twice: "FAIL-TWICE", slow: "SLOW" } as const;

export interface AppliedEffect extends Effect {
  messageId: string;
}

export interface DeadLetter {
  key: string;
  attempts: number;
  body: string;
}

/** Delays before attempts 2 to `maxAttempts`, in milliseconds, as the starter promises them. */
export function promisedBackoffs(baseMs: number, maxAttempts: number): number[] {
  return Array.from({ length: maxAttempts - 1 }, (_, retry) => Math.min(baseMs * 2 ** retry, 30_000));
}

function asRecord(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new Error(`Expected ${what} to be an object, found ${JSON.stringify(value)}`);
}

function asList(value: unknown, what: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw new Error(`Expected ${what} to be a list, found ${JSON.stringify(value)}`);
}

function field(record: Record<string, unknown>, name: string): string {
  const value = record[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Error(`Expected "${name}" to be a text, found ${JSON.stringify(record)}`);
}

function count(record: Record<string, unknown>, name: string): number {
  const value = record[name];
  if (typeof value === "number") return value;
  throw new Error(`Expected "${name}" to be a number, found ${JSON.stringify(record)}`);
}

/** What the script `effects` printed. Errors: another shape. */
export function parseEffects(printed: string): AppliedEffect[] {
  const { effects } = asRecord(JSON.parse(printed), "the output of effects");
  return asList(effects, "effects").map((value) => {
    const record = asRecord(value, "an effect");
    const messageId = field(record, "messageId");
    return { messageId, orderId: field(record, "orderId"), key: field(record, "customerId") };
  });
}

/** What the script `dead-letters` printed. Errors: another shape. */
export function parseDeadLetters(printed: string): DeadLetter[] {
  return asList(JSON.parse(printed), "the output of dead-letters").map((value) => {
    const record = asRecord(value, "a dead letter");
    const body = typeof record.body === "string" ? record.body : JSON.stringify(record.body);
    return { key: field(record, "key"), attempts: count(record, "attempts"), body };
  });
}

const ENDS: Record<string, Attempt["outcome"]> = {
  fulfilled: "handled",
  duplicate: "duplicate",
  failed: "failed",
  "retry-scheduled": "failed",
  "dead-lettered": "dead-lettered",
};

function startedAttempt(line: LogLine, consumer: string): Attempt {
  return {
    messageId: field(line, "messageId"),
    key: field(line, "key"),
    number: count(line, "attempt"),
    consumer,
    startedAt: line.at,
    endedAt: undefined,
    outcome: undefined,
  };
}

/** The attempts that one consumer logged: each begins with `delivery` and ends with the next word about the same message. */
export function attemptsOf(consumer: string, lines: LogLine[]): Attempt[] {
  const attempts: Attempt[] = [];
  const open = new Map<string, Attempt>();
  for (const line of lines) {
    if (line.event === "delivery") {
      const attempt = startedAttempt(line, consumer);
      attempts.push(attempt);
      open.set(attempt.messageId, attempt);
    }
    const outcome = ENDS[line.event];
    const attempt = outcome === undefined ? undefined : open.get(field(line, "messageId"));
    if (attempt === undefined) continue;
    attempt.endedAt ??= line.at;
    // A dead letter is told after the failure that caused it, and says more.
    if (attempt.outcome === undefined || outcome === "dead-lettered") attempt.outcome = outcome;
  }
  return attempts;
}

const KINDS: SpanKind[] = ["internal", "server", "client", "producer", "consumer"];

function kindOf(value: unknown): SpanKind {
  const byNumber = typeof value === "number" ? KINDS[value] : undefined;
  const kind = byNumber ?? KINDS.find((name) => typeof value === "string" && name === value.toLowerCase());
  if (kind === undefined) throw new Error(`Expected a span kind, found ${JSON.stringify(value)}`);
  return kind;
}

function parseSpan(line: string): Span {
  const record = asRecord(JSON.parse(line), "a span");
  const parent = record.parentSpanId;
  const contextOf = (value: unknown) => {
    const link = asRecord(value, "a link");
    return { traceId: field(link, "traceId"), spanId: field(link, "spanId") };
  };
  return {
    ...contextOf(record),
    name: field(record, "name"),
    kind: kindOf(record.kind),
    parentSpanId: typeof parent === "string" && parent !== "" ? parent : undefined,
    links: asList(record.links ?? [], "links").map(contextOf),
  };
}

/** The spans of a trace file, one JSON object a line. Errors: a line of another shape. */
export function parseSpans(text: string): Span[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map(parseSpan);
}
