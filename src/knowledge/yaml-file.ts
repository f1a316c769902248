import { isMap, LineCounter, parseDocument, type Document } from "yaml";
import type { Finding } from "../model/finding.ts";

/** A YAML text with the positions of everything in it. */
export interface YamlFile {
  readonly file: string;
  readonly data: unknown;
  readonly findings: Finding[];
  /** Line and column (from 1) of the deepest part of `path` that exists; of the key when `key` is asked for. */
  locate(path: readonly PropertyKey[], part?: "key" | "value"): { line: number; column: number };
}

/** Parses one YAML text. Errors of syntax, duplicate keys and excessive aliases become findings. */
export function parseYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const findings: Finding[] = document.errors.map((error) => ({
    id: "yaml-syntax",
    level: "error",
    file,
    ...at(error.pos[0]),
    message: firstSentence(error.message),
  }));
  let data: unknown;
  try {
    data = findings.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    findings.push({ id: "yaml-aliases", level: "error", file, ...at(0), message: (error as Error).message });
  }
  return { file, data, findings, locate: (path, part = "value") => at(offsetOf(document, path, part)) };
}

function offsetOf(document: Document, path: readonly PropertyKey[], part: "key" | "value"): number {
  for (let length = path.length; length > 0; length--) {
    const inner = path.slice(0, length);
    const parent = length === 1 ? document.contents : document.getIn(inner.slice(0, -1), true);
    const name = String(inner.at(-1));
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => String(key) === name);
      const node = part === "key" || length < path.length ? pair?.key : (pair?.value ?? pair?.key);
      if (hasRange(node)) return node.range[0];
    }
    const node: unknown = document.getIn(inner, true);
    if (hasRange(node)) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}

function firstSentence(message: string): string {
  return message.split("\n")[0] ?? message;
}
