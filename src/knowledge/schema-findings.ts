import type { z } from "zod";
import type { Finding } from "../model/finding.ts";
import { nearestTip } from "./nearest.ts";
import type { YamlFile } from "./yaml-file.ts";

/** Turns what zod objects to into findings with position, what was expected, what was found and the nearest valid name. */
export function schemaFindings(
  yaml: YamlFile,
  issues: readonly z.core.$ZodIssue[],
  validKeys: (path: readonly PropertyKey[]) => readonly string[],
): Finding[] {
  return issues.flatMap((issue) => {
    const found = valueAt(yaml.data, issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        ...place(yaml, [...issue.path, key], "key"),
        id: "unknown-key",
        message: `Unknown field "${key}".`,
        tip: nearestTip(key, validKeys(issue.path)),
      }));
    }
    if (issue.code === "invalid_value") {
      const valid = issue.values.map(String);
      return [
        {
          ...place(yaml, issue.path),
          id: "invalid-value",
          message: `Expected ${named(issue.path)} to be ${oneOf(valid)}, found ${show(found)}.`,
          tip: nearestTip(String(found), valid),
        },
      ];
    }
    if (issue.code === "invalid_union") {
      const inner = deepest(issue);
      if (inner !== undefined) {
        return schemaFindings(yaml, [{ ...inner, path: [...issue.path, ...inner.path] }], validKeys);
      }
    }
    const missing = found === undefined;
    const message = missing
      ? `Missing ${named(issue.path)}: ${issue.message}.`
      : `Expected ${named(issue.path)}${wanted(issue)}, found ${show(found)}.`;
    return [{ ...place(yaml, issue.path), id: missing ? "missing-key" : "invalid-value", message }];
  });
}

/** Of the alternatives of a union, the objection of the one that got furthest. */
function deepest(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue | undefined {
  const plausible = issue.errors.filter((inner) => !inner.some(({ code }) => code === "unrecognized_keys"));
  const issues = (plausible.length > 0 ? plausible : issue.errors).flat();
  const depth = (inner: z.core.$ZodIssue) => inner.path.length;
  return issues.reduce<z.core.$ZodIssue | undefined>(
    (best, inner) => (best === undefined || depth(inner) > depth(best) ? inner : best),
    undefined,
  );
}

/** What would be right, in our words where the type is wrong. */
function wanted(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_type") return `: ${issue.message}`;
  return ` to be ${/^[aeio]/.test(issue.expected) ? "an" : "a"} ${issue.expected}`;
}

function place(yaml: YamlFile, path: readonly PropertyKey[], part: "key" | "value" = "value") {
  return { level: "error" as const, file: yaml.file, ...yaml.locate(path, part) };
}

function named(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the file" : `"${path.map(String).join(".")}"`;
}

/** Long vocabularies are not listed: the tip names the nearest. */
function oneOf(valid: readonly string[]): string {
  return valid.length > 16 ? `one of ${String(valid.length)} known names` : `one of ${valid.join(", ")}`;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? "nothing" : text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}
