import type { SpanRecord } from "../../src/telemetry/file-span-exporter.ts";

/**
 * A call between services is one step of the story, told by two spans: a CLIENT span whose only child is a SERVER span is
 * left out, and the SERVER span takes its place in the tree.
 */
export function collapseCalls(spans: readonly SpanRecord[]): SpanRecord[] {
  const childrenOf = (span: SpanRecord) => spans.filter((each) => each.parentSpanId === span.spanId);
  const isCall = (span: SpanRecord): boolean => {
    const children = span.kind === "CLIENT" ? childrenOf(span) : [];
    return children.length === 1 && children[0]?.kind === "SERVER";
  };
  return spans
    .filter((span) => !isCall(span))
    .map((span) => {
      const client = spans.find((each) => each.spanId === span.parentSpanId);
      if (client === undefined || !isCall(client)) return span;
      const { parentSpanId: _, ...rest } = span;
      return client.parentSpanId === undefined ? rest : { ...rest, parentSpanId: client.parentSpanId };
    });
}

/** The spans as an indented tree; a root names what it follows from. A parent that is missing shows as one. */
export function drawTrace(spans: readonly SpanRecord[]): string[] {
  const nameOf = (spanId: string) => spans.find((span) => span.spanId === spanId)?.name ?? "missing";
  const byName = (a: SpanRecord, b: SpanRecord) => (a.name < b.name ? -1 : 1);
  const draw = (span: SpanRecord, indent: string): string[] => [
    `${indent}${span.name}${span.links.map(({ spanId }) => ` follows ${nameOf(spanId)}`).join("")}`,
    ...spans
      .filter((each) => each.parentSpanId === span.spanId)
      .sort(byName)
      .flatMap((each) => draw(each, `${indent}  `)),
  ];
  const lost = spans.filter(
    ({ parentSpanId }) => parentSpanId !== undefined && nameOf(parentSpanId) === "missing",
  );
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined).sort(byName);
  return [
    ...roots.flatMap((root) => draw(root, "")),
    ...lost.flatMap((span) => ["missing", ...draw(span, "  ")]),
  ];
}
