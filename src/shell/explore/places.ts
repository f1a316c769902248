import { withFollowingFields } from "../../core/decompose/with-following-fields.ts";
import { createEvaluator, type Evaluation, type Evaluator } from "../../core/evaluate.ts";
import { fieldsOf } from "../../core/fields.ts";
import { fieldsInCategory, slotsToDecide, titleOfSlot } from "../../core/slots.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Fields, Workload } from "../../model/workload.ts";

/** One decision that can be looked at: a slot, or a flow of it. */
export interface Place {
  readonly key: string;
  readonly title: string;
  readonly flow?: string;
  readonly evaluator: Evaluator;
  readonly stated: Fields;
  readonly evaluation: Evaluation;
}

/** The knowledge, and what was computed with it so far. */
export interface Explorer {
  readonly base: KnowledgeBase;
  /** Names of the categories and slots to decide, when they were given as flags. */
  readonly decide: readonly string[] | undefined;
  /** Every decision of a workload, evaluated: `advise` decides the same ones on the same fields. */
  places(workload: Workload): readonly Place[];
}

/** Evaluators are made once for each slot, and workloads evaluated once: going back costs nothing. */
export function createExplorer(base: KnowledgeBase, decide: readonly string[] | undefined): Explorer {
  const evaluators = new Map<string, Evaluator>();
  const known = new WeakMap<Workload, readonly Place[]>();
  const compute = (workload: Workload): Place[] => {
    const whole = withFollowingFields(base, workload);
    return slotsToDecide(base, whole, decide).flatMap((decided) => {
      const { slot, knowledge } = decided;
      const id = `${knowledge.category.id}/${slot.id}`;
      const evaluator = evaluators.get(id) ?? createEvaluator(knowledge);
      evaluators.set(id, evaluator);
      return (slot.perFlow ? whole.flows : [undefined]).map((flow): Place => {
        const own = flow === undefined ? whole.fields : fieldsOf(whole, flow);
        const stated = fieldsInCategory(base, knowledge, own);
        const title = titleOfSlot(decided, flow?.id);
        const evaluation = evaluator.evaluate(stated);
        const place = { key: `${id}/${flow?.id ?? ""}`, title, evaluator, stated, evaluation };
        return flow === undefined ? place : { ...place, flow: flow.id };
      });
    });
  };
  const places = (workload: Workload) => {
    const made = known.get(workload) ?? compute(workload);
    known.set(workload, made);
    return made;
  };
  return { base, decide, places };
}

/** The place with this key, or the first. */
export function placeAt(places: readonly Place[], key: string): Place | undefined {
  return places.find((place) => place.key === key) ?? places[0];
}
