import type { GraphState } from "../../model/graph.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Option } from "../../model/option.ts";
import type { Workload } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import { createEvaluator } from "../evaluate.ts";
import { violationsOf } from "../explain.ts";
import { fieldLookup, fieldsOf } from "../fields.ts";
import { levelsIn } from "../slot-model.ts";
import { fieldsInCategory, slotsToDecide, type SlotKnowledge } from "../slots.ts";
import { namedOptions, thingId } from "./links.ts";

/** Whether something of the map fits a workload, and why not. */
export interface Fit {
  readonly state: GraphState;
  readonly why: { title: string; because: string }[];
}

/** Better first: an option stands as in the slot, and for the flow, in which it stands best. */
const STATES: readonly GraphState[] = ["fits", "open", "out"];

/** The fit of every option among `ids`, and of what their pairings say of workloads; of components it says nothing. */
export function fitOf(base: KnowledgeBase, workload: Workload, ids: readonly string[]): Map<string, Fit> {
  const options = namedOptions(base).filter(({ id }) => ids.includes(id));
  const categories = [...new Set(options.map(({ category }) => category))];
  const fits = slotsToDecide(base, workload, categories).flatMap((slot) => fitsInSlot(base, slot, workload));
  return new Map([
    ...options.map(({ id, option }) => {
      const own = fits.filter(([name]) => name === id).map(([, fit]) => fit);
      const [best] = own.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
      return [id, best ?? notInTheRunning(option)] as const;
    }),
    ...statementFits(base, workload),
  ]);
}

function notInTheRunning({ status }: Option): Fit {
  const why =
    status.kind === "active"
      ? { title: "Not asked for", because: "It fills no slot that this workload decides." }
      : status.kind === "elsewhere"
        ? { title: "No option here", because: status.because }
        : { title: "Never recommended", because: `It is ${status.kind} since ${status.since}.` };
  return { state: "out", why: [why] };
}

function fitsInSlot(base: KnowledgeBase, slot: SlotKnowledge, workload: Workload): [string, Fit][] {
  const { knowledge } = slot;
  const evaluator = createEvaluator(knowledge);
  const flows = slot.slot.perFlow
    ? workload.flows.map((flow) => fieldsOf(workload, flow))
    : [workload.fields];
  return flows.flatMap((fields) => {
    const evaluation = evaluator.evaluate(fieldsInCategory(base, knowledge, fields));
    return evaluation.standings.map(({ status, variant }): [string, Fit] => {
      const option = evaluator.model.variants[variant]?.option.id ?? "";
      const unmet = violationsOf(evaluator, evaluation.fields, variant, evaluation.hard);
      const state = status === "excluded" ? "out" : status === "undetermined" ? "open" : "fits";
      const why = unmet
        .filter((one) => state === "open" || one.status === "violated")
        .map(({ title, because }) => ({ title, because }));
      return [`${knowledge.category.id}/${option}`, { state, why }];
    });
  });
}

/** What a pairing says of workloads: whether this one is such. */
function statementFits(base: KnowledgeBase, workload: Workload): [string, Fit][] {
  const levels = base.categories.map(levelsIn);
  const lookup = fieldLookup(workload.fields, (side, name) => {
    const all = levels.map((of) => of(side, name));
    return all.find((one) => one.length > 0) ?? [];
  });
  return base.pairings.flatMap((pairing) =>
    [pairing.from, ...pairing.to].flatMap((thing): [string, Fit][] => {
      if (!("workload" in thing)) return [];
      const truth = evaluateCondition(thing.workload, lookup);
      const state = truth === "met" ? "fits" : truth === "violated" ? "out" : "open";
      return [[thingId(thing, pairing), { state, why: [] }]];
    }),
  );
}
