import type { FieldValue } from "../../model/workload.ts";
import type { Answers } from "../../core/interview.ts";

/** The answers as `field=value` of `--set`; what nobody knows is left out. */
export function settingsOf(answers: Answers): string[] {
  return [...answers].flatMap(([field, value]) =>
    value === undefined ? [] : [`${field}=${settingValue(value)}`],
  );
}

/** A list always stands in brackets where it would otherwise read as a single name. */
function settingValue(value: FieldValue): string {
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item) =>
    Array.isArray(item) ? `[${item.map(plainOrQuoted).join(",")}]` : plainOrQuoted(item),
  );
  const plain = items.length > 1 && items.every((item) => /^[\w:.-]+$/.test(item));
  return plain ? items.join(",") : `[${items.join(",")}]`;
}

function plainOrQuoted(name: string): string {
  return /^[A-Za-z][\w.-]*(:[\w.-]+)?$/.test(name) ? name : JSON.stringify(name);
}
