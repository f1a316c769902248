import type { Field, FieldValue } from "../../model/workload.ts";
import { settingsOf } from "../interview/settings.ts";

/** The values of `--set` that make one workload of another: changed answers, those taken back, and changed flows whole. */
export function settingsBetween(
  from: Record<string, unknown>,
  to: Record<string, unknown>,
  unknown: string,
): string[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names
    .filter((name) => JSON.stringify(from[name]) !== JSON.stringify(to[name]))
    .flatMap((name) => setting(name, to[name], unknown));
}

function setting(name: string, value: unknown, unknown: string): string[] {
  if (value === undefined) return [`${name}=${unknown}`];
  if (name === "flows") return [`${name}=${JSON.stringify(value)}`];
  const explicit = typeof value === "object" && value !== null && !Array.isArray(value);
  const field = explicit ? (value as Pick<Field, "value" | "strength">) : undefined;
  const strengths = new Map(field === undefined ? [] : [[name, field.strength]]);
  return settingsOf(new Map([[name, field?.value ?? (value as FieldValue)]]), strengths);
}
