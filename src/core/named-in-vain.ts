import type { Caution } from "../model/decision.ts";
import type { Option } from "../model/option.ts";
import type { Fields } from "../model/workload.ts";
import type { SlotModel } from "./slot-model.ts";
import { namesIn, namesOf } from "./variants.ts";

/**
 * Whoever names an option that takes no part, as what runs, what is known or what carries this today, is told what became
 * of it and what to use.
 */
export function namedInVain({ knowledge }: SlotModel, fields: Fields): Caution[] {
  const asking = knowledge.questions.filter(({ type }) => type.kind === "components");
  const named = new Set(asking.flatMap(({ field }) => namesIn(fields[field]?.value)));
  return knowledge.options
    .filter((option) => option.status.kind !== "active" && namesOf(option).some((name) => named.has(name)))
    .flatMap((option) => cautionOf(option, knowledge.options));
}

function cautionOf(option: Option, options: readonly Option[]): Caution[] {
  const { status, id, title } = option;
  if (status.kind === "active") return [];
  const about = { rule: id, title: `${title} is not advised`, source: status.source };
  if (status.kind === "elsewhere") return [{ ...about, text: status.because, pointer: status.see }];
  const instead = options.find((other) => other.id === status.supersededBy)?.title;
  const text = `${title} is ${status.kind} since ${status.since} and takes no part.`;
  return [{ ...about, text, ...(instead === undefined ? {} : { pointer: instead }) }];
}
