import type { ContextMap } from "../model/context-map.ts";
import type { Finding } from "../model/finding.ts";
import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Question } from "../model/question.ts";
import type { Field, Fields, FieldValue, Workload } from "../model/workload.ts";
import { CONTEXT_MAP_KEYS } from "./context-map-schema.ts";
import { contextMapFindings } from "./context-map-findings.ts";
import { schemaFindings } from "./schema-findings.ts";
import { questionsOf, UNKNOWN, workloadSchema, type WrittenWorkload } from "./workload-schema.ts";
import { parseYaml, type YamlFile } from "./yaml-file.ts";

export interface ReadWorkload {
  workload: Workload | undefined;
  written: WrittenWorkload | undefined;
  findings: Finding[];
  /** Where a part of the file is. */
  locate: YamlFile["locate"];
}

/** Reads a workload file: its findings with positions, and the workload when there are none. */
export function readWorkload(file: string, text: string, base: KnowledgeBase): ReadWorkload {
  const yaml = parseYaml(file, text);
  const none = { workload: undefined, written: undefined, locate: yaml.locate };
  if (yaml.findings.length > 0) return { ...none, findings: yaml.findings };
  if (typeof yaml.data !== "object" || yaml.data === null || Array.isArray(yaml.data)) {
    const found = yaml.data === null ? "nothing" : Array.isArray(yaml.data) ? "a list" : "a plain text";
    const message = `Expected a mapping of requirement fields, found ${found}.`;
    return {
      ...none,
      findings: [{ id: "not-a-workload", level: "error", file, line: 1, column: 1, message }],
    };
  }
  const result = workloadSchema(base).safeParse(yaml.data);
  if (!result.success) {
    return { ...none, findings: schemaFindings(yaml, result.error.issues, (path) => validKeys(base, path)) };
  }
  const findings = contextMapFindings(yaml, contextMapOf(result.data) ?? {});
  if (findings.length > 0) return { ...none, findings };
  const written = result.data;
  return { workload: toWorkload(written, base), written, findings, locate: yaml.locate };
}

function validKeys(base: KnowledgeBase, path: readonly PropertyKey[]): string[] {
  const questions = questionsOf(base);
  if (path[0] === "flows")
    return ["id", ...questions.filter(({ scope }) => scope === "flow").map(({ field }) => field)];
  const part = CONTEXT_MAP_KEYS[String(path[0])];
  if (part !== undefined) return [...part];
  if (path.length > 0) return ["value", "strength"];
  const fields = questions.map(({ field }) => field);
  return ["name", "description", "flows", ...Object.keys(CONTEXT_MAP_KEYS), ...fields];
}

/** Normalises what was written: every field with its origin and strength; without flows, one flow of all. */
export function toWorkload(written: WrittenWorkload, base: KnowledgeBase): Workload {
  const questions = questionsOf(base);
  const flows = written.flows ?? [{ id: "main" }];
  const contextMap = contextMapOf(written);
  return {
    name: written.name ?? "Workload",
    ...(written.description === undefined ? {} : { description: written.description }),
    fields: toFields(written, questions),
    flows: flows.map((flow) => ({ id: flow.id, fields: toFields(flow, questions) })),
    ...(contextMap === undefined ? {} : { contextMap }),
  };
}

/** The part of a file that says who builds what; nothing where it says nothing of it. */
function contextMapOf({ teams, contexts, relations, services }: WrittenWorkload): ContextMap | undefined {
  const map = { teams, contexts, relations, services };
  const stated = Object.entries(map).filter(([, part]) => part !== undefined);
  return stated.length === 0 ? undefined : Object.fromEntries(stated);
}

function toFields(written: Record<string, unknown>, questions: readonly Question[]): Fields {
  return Object.fromEntries(
    questions.flatMap((question): [string, Field][] => {
      const field = toField(written[question.field], question);
      return field === undefined ? [] : [[question.field, field]];
    }),
  );
}

function toField(written: unknown, question: Question): Field | undefined {
  if (written === undefined || written === UNKNOWN) return undefined;
  const explicit = typeof written === "object" && written !== null && !Array.isArray(written);
  const { value, strength } = explicit
    ? (written as { value: FieldValue; strength: "must" | "prefer" })
    : { value: written as FieldValue, strength: question.strength };
  return { value: holdsList(question) ? ([value].flat() as string[]) : value, origin: "stated", strength };
}

/** Questions whose answer is a list, even where a single name was written. */
export function holdsList({ type }: Question): boolean {
  return type.kind === "set" || type.kind === "slots" || (type.kind === "components" && type.many);
}

/** The shortest file that means the same workload: strengths only where they differ from the question's own. */
export function toWritten(workload: Workload, base: KnowledgeBase): WrittenWorkload {
  const strengths = new Map(questionsOf(base).map((question) => [question.field, question.strength]));
  const write = (fields: Fields) =>
    Object.fromEntries(
      Object.entries(fields)
        .filter(([, { origin }]) => origin === "stated")
        .map(([name, { value, strength }]) => [
          name,
          strength === strengths.get(name) ? value : { value, strength },
        ]),
    );
  const single = workload.flows.length === 1 && workload.flows[0]?.id === "main";
  const flows = workload.flows.map((flow) => ({ id: flow.id, ...write(flow.fields) }));
  return {
    name: workload.name,
    ...(workload.description === undefined ? {} : { description: workload.description }),
    ...write(workload.fields),
    ...(single ? write(workload.flows[0]?.fields ?? {}) : { flows }),
    ...workload.contextMap,
  };
}
