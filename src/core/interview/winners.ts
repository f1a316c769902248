import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Fields } from "../../model/workload.ts";
import { evaluateCondition } from "../condition.ts";
import { createEvaluator } from "../evaluate.ts";
import { fieldLookup } from "../fields.ts";
import { leadersOf } from "../flips/leaders.ts";
import { levelsIn } from "../slot-model.ts";
import { fieldsInCategory, thatApply, type SlotKnowledge } from "../slots.ts";

/**
 * Who leads one slot: the options that lead level, joined; nothing where nothing fits, and where this workload leaves the
 * slot undecided.
 */
export interface Winner {
  readonly decided: boolean;
  readonly options: readonly number[];
  /** The same as one word, to count by. */
  readonly name: string;
}

/** Stands for a slot that was not looked at, since it asks nothing that was changed. */
const SAME: Winner = { decided: true, options: [], name: "=" };

const UNDECIDED: Winner = { decided: false, options: [], name: "-" };

/** The winners of all slots, in their order. */
export type Winners = readonly Winner[];

/** Says who wins; with `changed`, only in the slots that ask for this field, where the winners without a change are known. */
export type Decide = (fields: Fields, changed?: string) => Winners;

/**
 * Prepares slots for many workloads.
 *
 * @param named the names asked for: a slot that is named itself is decided whatever the answers are
 */
export function winnersOf(
  base: KnowledgeBase,
  slots: readonly SlotKnowledge[],
  named: readonly string[],
): Decide {
  const prepared = slots.map((one) => prepare(base, one, named));
  const categories = [...new Set(slots.map(({ knowledge }) => knowledge.category.id))].map((id) =>
    prepared.filter(({ category, isNamed }) => category === id && !isNamed),
  );
  return (fields, changed) => {
    const applying = new Set(categories.flatMap((own) => thatApply(own, ({ truth }) => truth(fields))));
    return prepared.map((one) => {
      if (changed !== undefined && !one.asks.has(changed)) return SAME;
      return one.isNamed || applying.has(one) ? one.decide(fields) : UNDECIDED;
    });
  };
}

function prepare(base: KnowledgeBase, one: SlotKnowledge, named: readonly string[]) {
  const { slot, knowledge } = one;
  const levels = levelsIn(knowledge);
  return {
    category: knowledge.category.id,
    isNamed: named.includes(`${knowledge.category.id}/${slot.id}`),
    asks: new Set(knowledge.questions.map(({ field }) => field)),
    decide: winnerIn(base, one),
    truth: (fields: Fields) =>
      slot.when === undefined ? "met" : evaluateCondition(slot.when, fieldLookup(fields, levels)),
  };
}

/** Equal leaders are one object, so that comparing many costs little. */
function winnerIn(base: KnowledgeBase, { knowledge }: SlotKnowledge): (fields: Fields) => Winner {
  const evaluator = createEvaluator(knowledge);
  const known = new Map<string, Winner>();
  return (fields) => {
    const options = leadersOf(evaluator.evaluate(fieldsInCategory(base, knowledge, fields)));
    const name = options.join("=");
    const winner = known.get(name) ?? { decided: true, options, name };
    known.set(name, winner);
    return winner;
  };
}

/** Whether a slot is decided otherwise: no option that leads in one leads in the other too. */
export function changes(before: Winners, after: Winners): boolean {
  return before.some((winner, slot) => {
    const other = after[slot];
    if (other === undefined || other === winner || other === SAME) return false;
    if (winner.decided !== other.decided) return true;
    if (winner.options.length === 0 || other.options.length === 0) return true;
    return !winner.options.some((option) => other.options.includes(option));
  });
}
