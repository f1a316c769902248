import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Fields } from "../../model/workload.ts";
import { isInterval } from "../compare.ts";
import { mayScreen } from "../answers.ts";
import type { Variant } from "../variants.ts";

/** The limit that an answer sets to what the new parts of a stack add up to. */
export interface AcceptedBudget {
  /** What is counted. */
  readonly attribute: string;
  readonly title: string;
  readonly answer: string;
  readonly atMost: number;
}

/** The budget that the answers set; none where the answer only states a wish, or sets no limit. */
export function acceptedBudget(base: KnowledgeBase, fields: Fields): AcceptedBudget | undefined {
  for (const { field, budget } of base.categories.flatMap(({ questions }) => questions)) {
    const answer = fields[field];
    if (budget === undefined || answer === undefined || !mayScreen(answer)) continue;
    const atMost = budget.atMost[String(answer.value)];
    if (atMost === undefined) continue;
    const attributes = base.categories.flatMap((knowledge) => knowledge.attributes);
    const title = attributes.find(({ id }) => id === budget.attribute)?.title ?? budget.attribute;
    return { attribute: budget.attribute, title, answer: String(answer.value), atMost };
  }
  return undefined;
}

/** What a variant surely takes of the budget: the least of what is recorded, nothing where nothing is. */
export function loadOf(budget: AcceptedBudget | undefined, variant: Variant | undefined): number {
  if (budget === undefined) return 0;
  const value = variant?.cells[budget.attribute]?.value;
  const least = isInterval(value) ? value.min : value;
  return typeof least === "number" ? least : 0;
}
