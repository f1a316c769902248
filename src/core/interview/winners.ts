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

const UNDECIDED: Winner = { decided: false, options: [], name: "-" };

/** The winners of all slots, in their order. */
export type Winners = readonly Winner[];

/**
 * Prepares slots for many workloads.
 *
 * @param named the names asked for: a slot that is named itself is decided whatever the answers are
 */
export function winnersOf(
  base: KnowledgeBase,
  slots: readonly SlotKnowledge[],
  named: readonly string[],
): (fields: Fields) => Winners {
  const prepared = slots.map((one) => ({
    ...one,
    decide: winnerIn(base, one),
    levels: levelsIn(one.knowledge),
  }));
  const decidesAll = prepared.every(({ slot, knowledge: { category } }) =>
    isAlone(category.slots.length, slot.when, named.includes(`${category.id}/${slot.id}`)),
  );
  if (decidesAll) return (fields) => prepared.map(({ decide }) => decide(fields));
  return (fields) => {
    const applies = new Set(
      [...new Set(prepared.map(({ knowledge }) => knowledge.category.id))].flatMap((id) => {
        const own = prepared.filter(({ knowledge }) => knowledge.category.id === id);
        return thatApply(own, ({ slot: { when }, levels }) =>
          when === undefined ? "met" : evaluateCondition(when, fieldLookup(fields, levels)),
        );
      }),
    );
    return prepared.map((one) => {
      const { slot, knowledge, decide } = one;
      const isNamed = named.includes(`${knowledge.category.id}/${slot.id}`);
      return isNamed || applies.has(one) ? decide(fields) : UNDECIDED;
    });
  };
}

function isAlone(slots: number, when: unknown, isNamed: boolean): boolean {
  return isNamed || slots === 1 || when === undefined;
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
    if (other === undefined || other === winner) return false;
    if (winner.decided !== other.decided) return true;
    if (winner.options.length === 0 || other.options.length === 0) return true;
    return !winner.options.some((option) => other.options.includes(option));
  });
}
