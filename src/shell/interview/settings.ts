import type { Answers } from "../../core/interview.ts";
import type { Field, FieldValue } from "../../model/workload.ts";

/** The strengths that differ from those of the questions. */
export type Strengths = ReadonlyMap<string, Field["strength"]>;

/** The answers as `field=value` of `--set`; what nobody knows is left out. */
export function settingsOf(answers: Answers, strengths: Strengths): string[] {
  return [...answers].flatMap(([field, value]) => {
    if (value === undefined) return [];
    const strength = strengths.get(field);
    const text = settingValue(value, strength !== undefined);
    return [strength === undefined ? `${field}=${text}` : `${field}={value: ${text}, strength: ${strength}}`];
  });
}

/** The answers as a workload file states them. */
export function writtenOf(answers: Answers, strengths: Strengths): Record<string, unknown> {
  return Object.fromEntries(
    [...answers].map(([field, value]) => {
      const strength = strengths.get(field);
      return [field, value === undefined || strength === undefined ? value : { value, strength }];
    }),
  );
}

/** A list always stands in brackets where it would otherwise read as a single name. */
function settingValue(value: FieldValue, nested: boolean): string {
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item) =>
    Array.isArray(item) ? `[${item.map(plainOrQuoted).join(",")}]` : plainOrQuoted(item),
  );
  const plain = !nested && items.length > 1 && items.every((item) => /^[\w:.-]+$/.test(item));
  return plain ? items.join(",") : `[${items.join(",")}]`;
}

function plainOrQuoted(name: string): string {
  return /^[A-Za-z][\w.-]*(:[\w.-]+)?$/.test(name) ? name : JSON.stringify(name);
}
