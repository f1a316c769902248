export type SpanKind = "internal" | "server" | "client" | "producer" | "consumer";

export interface SpanContext {
  traceId: string;
  spanId: string;
}

/** What the proof needs of an exported span. */
export interface Span extends SpanContext {
  name: string;
  kind: SpanKind;
  parentSpanId: string | undefined;
  links: SpanContext[];
}

const keyOf = ({ traceId, spanId }: SpanContext): string => `${traceId}/${spanId}`;

const parentKey = ({ traceId, parentSpanId }: Span): string | undefined =>
  parentSpanId === undefined ? undefined : keyOf({ traceId, spanId: parentSpanId });

/** Server spans that answer a client span of the same trace, by the key of that client span. */
function answersByClient(spans: Span[]): Map<string, Span[]> {
  const clients = new Set(spans.filter(({ kind }) => kind === "client").map(keyOf));
  const answers = new Map<string, Span[]>();
  for (const span of spans.filter(({ kind }) => kind === "server")) {
    const parent = parentKey(span);
    if (parent === undefined || !clients.has(parent)) continue;
    answers.set(parent, [...(answers.get(parent) ?? []), span]);
  }
  return answers;
}

/**
 * Makes one span of a client span and the server span that is its only answer: a call seen from both ends is one
 * operation. The one span takes the server's name, links and children, and hangs where the client's hung. A client
 * span with two answers was sent twice, which is worth seeing, so it stays.
 */
export function collapsePairs(spans: Span[]): Span[] {
  const clientOf = new Map<string, string>();
  for (const [client, [answer, ...more]] of answersByClient(spans))
    if (answer !== undefined && more.length === 0) clientOf.set(keyOf(answer), client);
  const byKey = new Map(spans.map((span) => [keyOf(span), span]));
  const collapsed = new Set(clientOf.values());
  const serverOf = new Map([...clientOf].map(([server, client]) => [client, byKey.get(server)]));
  const rehang = (span: Span): Span => {
    const client = byKey.get(clientOf.get(keyOf(span)) ?? "");
    if (client !== undefined) {
      const above = serverOf.get(parentKey(client) ?? "");
      const links = [...client.links, ...span.links];
      return { ...span, parentSpanId: above?.spanId ?? client.parentSpanId, links };
    }
    const server = serverOf.get(parentKey(span) ?? "");
    return server === undefined ? span : { ...span, parentSpanId: server.spanId };
  };
  return spans.filter((span) => !collapsed.has(keyOf(span))).map(rehang);
}

/** What one operation of the flow hangs on: nothing, the operation that called it, or the one it follows from. */
export type Relation = { root: true } | { childOf: string } | { followsFrom: string };

function differences(span: Span, relation: Relation, byName: Map<string, Span>): string[] {
  const target =
    "childOf" in relation ? relation.childOf : "followsFrom" in relation ? relation.followsFrom : "";
  const other = byName.get(target);
  const found: string[] = [];
  if ("childOf" in relation) {
    if (other === undefined || parentKey(span) !== keyOf(other)) found.push(`is not a child of "${target}"`);
  } else if (span.parentSpanId !== undefined) found.push("has a parent, but starts a trace of its own");
  const linked = other !== undefined && span.links.some((link) => keyOf(link) === keyOf(other));
  if ("followsFrom" in relation && !linked) found.push(`has no link to "${target}"`);
  if (!("followsFrom" in relation) && span.links.length > 0)
    found.push("follows from nothing, but has a link");
  return found.map((difference) => `"${span.name}" ${difference}`);
}

/**
 * Compares the spans of one order with the flow that is expected, after collapsing client/server pairs.
 * Returns one sentence for every difference: a span too few, too many, or hung up elsewhere; none when they agree.
 */
export function compareFlow(spans: Span[], flow: Record<string, Relation>): string[] {
  const collapsed = collapsePairs(spans);
  const byName = new Map(collapsed.map((span) => [span.name, span]));
  const found: string[] = [];
  for (const [name, relation] of Object.entries(flow)) {
    const count = collapsed.filter((span) => span.name === name).length;
    if (count !== 1) found.push(`Expected one span "${name}", found ${count}`);
    const span = byName.get(name);
    if (span !== undefined) found.push(...differences(span, relation, byName));
  }
  const extra = collapsed.filter(({ name }) => !(name in flow));
  return [...found, ...extra.map(({ name }) => `Expected no span "${name}"`)];
}
