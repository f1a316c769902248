/** One application of an order's effect, as the durable store outside the consumer recorded it. */
export interface Effect {
  orderId: string;
  /** The ordering key. */
  key: string;
}

/** One try of one consumer to handle one message; times are wall-clock milliseconds of the consumer's log. */
export interface Attempt {
  messageId: string;
  key: string;
  consumer: string;
  number: number;
  startedAt: number;
  /** Missing when the consumer died before it was done. */
  endedAt: number | undefined;
  outcome: "handled" | "duplicate" | "failed" | "dead-lettered" | undefined;
}

/** The values under their keys, in the order given. */
export function groupBy<T, K>(values: Iterable<T>, keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/**
 * Compares what was published with what was applied. Returns one sentence for every order without effect, with more
 * than one effect, with an effect that nobody published, and for the first message of each key that is out of order.
 */
export function effectFindings(published: Effect[], applied: Effect[]): string[] {
  const counts = groupBy(applied, ({ orderId }) => orderId);
  const expected = new Set(published.map(({ orderId }) => orderId));
  const found: string[] = [];
  for (const { orderId } of published) {
    const count = counts.get(orderId)?.length ?? 0;
    if (count === 0) found.push(`Lost: ${orderId} has no effect`);
    if (count > 1) found.push(`Applied ${count} times: ${orderId}`);
  }
  for (const orderId of counts.keys())
    if (!expected.has(orderId)) found.push(`Applied but not published: ${orderId}`);
  return [...found, ...orderFindings(published, applied)];
}

function orderFindings(published: Effect[], applied: Effect[]): string[] {
  const appliedByKey = groupBy(applied, ({ key }) => key);
  const found: string[] = [];
  for (const [key, messages] of groupBy(published, (message) => message.key)) {
    const order = new Map(messages.map(({ orderId }, position) => [orderId, position]));
    let latest = -1;
    for (const { orderId } of appliedByKey.get(key) ?? []) {
      const position = order.get(orderId) ?? latest;
      if (position < latest) {
        found.push(
          `Out of order: message ${position + 1} of key ${key} was applied after message ${latest + 1}`,
        );
        break;
      }
      latest = position;
    }
  }
  return found;
}

/** Returns a sentence for every pair of attempts in one group that two consumers made at the same time. */
export function overlapFindings(attempts: Attempt[], groupOf: (attempt: Attempt) => string): string[] {
  const found: string[] = [];
  for (const [group, ofGroup] of groupBy(attempts, groupOf)) {
    const sorted = ofGroup.toSorted((a, b) => a.startedAt - b.startedAt);
    let busiest = sorted[0];
    for (const attempt of sorted.slice(1)) {
      const busyUntil = busiest?.endedAt ?? busiest?.startedAt ?? 0;
      if (busiest !== undefined && busiest.consumer !== attempt.consumer && attempt.startedAt < busyUntil)
        found.push(`${busiest.consumer} and ${attempt.consumer} worked on ${group} at the same time`);
      if ((attempt.endedAt ?? attempt.startedAt) >= busyUntil) busiest = attempt;
    }
  }
  return found;
}

/** Milliseconds between the end of each attempt and the start of the next. */
export function gaps(attempts: Attempt[]): number[] {
  const sorted = attempts.toSorted((a, b) => a.startedAt - b.startedAt);
  return sorted.slice(1).map((attempt, before) => attempt.startedAt - (sorted[before]?.endedAt ?? NaN));
}

/** A timer and the clock that stamps the log round to milliseconds independently. */
const CLOCK_GRAIN = 2;

/**
 * Returns a sentence for every gap that is shorter than its backoff, and one when the number of attempts is not
 * one more than the number of backoffs. Backoffs in milliseconds, first to last.
 */
export function backoffFindings(attempts: Attempt[], backoffs: number[]): string[] {
  const found: string[] = [];
  if (attempts.length !== backoffs.length + 1)
    found.push(`Expected ${backoffs.length + 1} attempts, found ${attempts.length}`);
  for (const [position, gap] of gaps(attempts).entries()) {
    const backoff = backoffs[position];
    if (backoff !== undefined && !(gap >= backoff - CLOCK_GRAIN))
      found.push(`Expected at least ${backoff} ms before attempt ${position + 2}, found ${gap} ms`);
  }
  return found;
}

/** Errors: throws all findings, one a line, when there is one. */
export function assertNone(findings: string[]): void {
  if (findings.length > 0) throw new Error(findings.slice(0, 20).join("\n"));
}
