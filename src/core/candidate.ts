import type { KnowledgeBase } from "../model/knowledge.ts";
import type { Fields } from "../model/workload.ts";
import type { Evaluator } from "./evaluate.ts";
import { variantAction } from "./slot-model.ts";

/** A variant as a decision names it: option, mode, offering, version, and what taking it would mean for this team. */
export function candidate(
  evaluator: Evaluator,
  fields: Fields,
  variant: number,
  origins: KnowledgeBase["origins"],
) {
  const owner = evaluator.model.variants[variant];
  if (owner === undefined) throw new RangeError(`No variant ${String(variant)}`);
  const { option, mode, offering } = owner;
  const provided = option.offerings[offering];
  const origin = origins[`option/${evaluator.model.knowledge.category.id}/${option.id}`];
  return {
    option: option.id,
    title: option.title,
    mode: { id: mode, title: option.modes[mode]?.title ?? mode },
    offering: {
      id: offering,
      title: provided?.title ?? offering,
      ...(provided?.version === undefined ? {} : { version: provided.version }),
    },
    version: provided?.version ?? option.version,
    action: variantAction(evaluator.model, owner, fields),
    ...(origin === undefined ? {} : { origin }),
  };
}
