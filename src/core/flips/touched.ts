import { attributesRead, fieldsRead } from "../condition.ts";
import { fieldsOfRule } from "../reads.ts";
import type { SlotModel } from "../slot-model.ts";
import type { Term } from "../value-function.ts";

/** What can become different when one answer does. */
export interface Touched {
  readonly rules: ReadonlySet<string>;
  readonly terms: ReadonlySet<Term>;
  /** Criteria that may be switched on or off by their own condition, and those of which anything is touched. */
  readonly switches: ReadonlySet<string>;
  readonly criteria: ReadonlySet<string>;
}

/** The musts, criteria and parts of criteria that read a field, or one that is derived from it. */
export function touchedBy(model: SlotModel, field: string): Touched {
  const reached = new Set([field]);
  for (let size = 0; size !== reached.size;) {
    size = reached.size;
    for (const rule of model.deriveRules) {
      if (fieldsOfRule(rule).some((name) => reached.has(name))) reached.add(rule.derive.field);
    }
  }
  const reads = (fields: readonly string[], attributes: readonly string[]) =>
    [...fields, ...rolesBehind(model, attributes)].some((name) => reached.has(name));
  const rules = model.excludeRules.filter((rule) => reads(fieldsOfRule(rule), attributesRead(rule.require)));
  const switches = model.criteria.filter(
    ({ criterion: { when } }) => when !== undefined && reads(fieldsRead(when), []),
  );
  const parts = model.criteria.flatMap(({ criterion, terms }) =>
    terms.map(({ term }) => ({ criterion, term })),
  );
  const touched = parts.filter(({ term: { when, fields, attributes } }) =>
    reads([...fields, ...(when === undefined ? [] : fieldsRead(when))], attributes),
  );
  return {
    rules: new Set(rules.map(({ id }) => id)),
    terms: new Set(touched.map(({ term }) => term)),
    switches: new Set(switches.map(({ criterion }) => criterion.id)),
    criteria: new Set([...switches, ...touched].map(({ criterion }) => criterion.id)),
  };
}

/** The answers that decide what is true of an option without being recorded, or for users of which languages. */
function rolesBehind(model: SlotModel, attributes: readonly string[]): string[] {
  const differsByLanguage = model.variants.some(({ cells }) =>
    attributes.some((id) => cells[id]?.byLanguage !== undefined),
  );
  const roles = [
    ...(attributes.includes("action") ? (["operated", "incumbent"] as const) : []),
    ...(differsByLanguage ? (["languages"] as const) : []),
  ];
  return roles.flatMap((role) => model.roleField(role) ?? []);
}
