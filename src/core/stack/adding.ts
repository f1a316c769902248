import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import { variantLookup } from "../slot-model.ts";
import { valueBounds } from "../value-function.ts";
import { namesIn, variantsOf, type Variant } from "../variants.ts";
import type { SlotFit } from "./fits.ts";

/** What adding a component takes, of which no chosen option is one; 0 to 1, before any weight. */
export interface Adding {
  readonly effort: number;
  /** The variant it was taken from; absent where no option rests on it, and what is unknown counts with its middle. */
  readonly like: Variant | undefined;
}

/** The least that any option that rests on the component would take here, and that no common must rules out. */
export function adding(base: KnowledgeBase, fits: readonly SlotFit[], component: string): Adding {
  const judge = fits.find(({ effortWeight }) => effortWeight > 0);
  const criterion = judge?.evaluation.criteria.find(({ counts }) => counts === "effort");
  if (judge === undefined || criterion === undefined) return { effort: 0, like: undefined };
  const { evaluation, evaluator } = judge;
  const shared = new Set(base.common.rules.map(({ id }) => id));
  const rules = evaluation.hard.filter(({ id }) => shared.has(id));
  const lookup = (variant: Variant) => variantLookup(evaluator.model, variant, evaluation.fields);
  const effort = (variant: Variant) => {
    const { low, high } = valueBounds(criterion.value, lookup(variant));
    return 1 - (low + high) / 2;
  };
  const known = base.categories
    .flatMap(({ options }) => options)
    .filter((option) => option.component === component && option.status.kind === "active")
    .flatMap(variantsOf)
    .filter((variant) =>
      rules.every(({ require }) => evaluateCondition(require, lookup(variant)) !== "violated"),
    )
    .map((like) => ({ like, effort: effort(like) }));
  const [first, ...others] = known;
  if (first === undefined) return { effort: effort(bare(component)), like: undefined };
  return others.reduce((a, b) => (b.effort < a.effort ? b : a), first);
}

/** A thing of which nothing is recorded. */
function bare(id: string): Variant {
  const option = {
    id,
    title: id,
    summary: "",
    version: "",
    status: { kind: "active" as const },
    attributes: {},
    modes: {},
    offerings: {},
  };
  return { option, mode: "", offering: "", cells: {} };
}

/** Components that run already: an answer names them, or names an option that rests on them. */
export function runningComponents(base: KnowledgeBase, fields: Fields): Set<string> {
  const questions = base.categories.flatMap((knowledge) => knowledge.questions);
  const named = questions
    .filter(({ role, type }) => role === "operated" || role === "incumbent" || type.kind === "enum")
    .flatMap(({ field }) => namesIn(fields[field]?.value as string | string[] | undefined));
  const names = new Set(named);
  const options = base.categories.flatMap(({ options: all }) => all);
  return new Set([
    ...base.components.map(({ id }) => id).filter((id) => names.has(id)),
    ...options.flatMap(({ id, component }) => (component !== undefined && names.has(id) ? [component] : [])),
  ]);
}
