import type { CategoryKnowledge, KnowledgeBase } from "../model/knowledge.ts";
import type { Option } from "../model/option.ts";
import type { Slot } from "../model/category.ts";
import type { Question } from "../model/question.ts";
import type { Fields, Workload } from "../model/workload.ts";
import type { Truth } from "./compare.ts";
import { evaluateCondition } from "./condition.ts";
import { fieldLookup, fieldsOf } from "./fields.ts";
import { fieldsReadBy } from "./reads.ts";
import { levelsIn } from "./slot-model.ts";
import { namesIn, namesOf } from "./variants.ts";

/** One decision to take: the slot, and what of its category takes part in it. */
export interface SlotKnowledge {
  readonly slot: Slot;
  readonly knowledge: CategoryKnowledge;
}

/** What a slot decides, in a few words: its category, itself where there are several, and the flow where it has a name. */
export function titleOfSlot({ slot, knowledge: { category } }: SlotKnowledge, flow?: string): string {
  const own =
    category.slots.length === 1 ? category.title : `${category.title}, ${slot.id.replaceAll("-", " ")}`;
  return flow === undefined || flow === "main" ? own : `${own}, flow "${flow}"`;
}

/** The options, modes, criteria, rules and questions of a category that take part in one of its slots. */
export function inSlot(category: CategoryKnowledge, slot: Slot): SlotKnowledge {
  const here = ({ slots }: { slots?: string[] | undefined }) => slots?.includes(slot.id) ?? true;
  const criteria = category.criteria.filter(here);
  const rules = category.rules.filter(here);
  const read = fieldsReadBy({ ...category, criteria, rules });
  return {
    slot,
    knowledge: {
      ...category,
      options: category.options.filter(here).map((option) => optionInSlot(option, slot.id)),
      criteria,
      rules,
      questions: category.questions.filter((question) => isRelevant(question, read)),
    },
  };
}

/** The option with the modes that can fill the slot. */
export function optionInSlot(option: Option, slot: string): Option {
  const here = Object.entries(option.modes).filter(([, { slots }]) => slots?.includes(slot) ?? true);
  if (here.length === Object.keys(option.modes).length) return option;
  const modes = Object.fromEntries(here);
  const offerings = Object.entries(option.offerings).map(([id, offering]) => {
    const provided = Object.entries(offering.modes).filter(([mode]) => mode in modes);
    return [id, { ...offering, modes: Object.fromEntries(provided) }] as const;
  });
  return { ...option, modes, offerings: Object.fromEntries(offerings) };
}

/** What the model itself reads matters in every slot, client languages only where an attribute depends on them. */
function isRelevant({ field, role }: Question, read: ReadonlySet<string>): boolean {
  return read.has(field) || (role !== undefined && role !== "languages");
}

/** The slots with these names: `category` for all of its slots, or `category/slot`; all slots without names. */
export function slotsNamed(base: KnowledgeBase, names?: readonly string[]): SlotKnowledge[] {
  return base.categories.flatMap((knowledge) => {
    const { id, slots } = knowledge.category;
    const wanted = ({ id: slot }: Slot) => names?.some((name) => name === id || name === `${id}/${slot}`);
    return slots.filter((slot) => wanted(slot) ?? true).map((slot) => inSlot(knowledge, slot));
  });
}

/**
 * The slots that a workload asks to decide: those that `names` or its own answer name, else those of the categories of
 * which it states anything of their own, else all. Of a category that is named whole, only the slots whose condition is met
 * take part, or those where it is undetermined when none is met.
 */
export function slotsToDecide(
  base: KnowledgeBase,
  workload: Workload,
  names?: readonly string[],
): SlotKnowledge[] {
  const asked = names ?? namesToDecide(base, workload);
  return base.categories.flatMap((knowledge) => {
    const { id, slots } = knowledge.category;
    const named = slots.filter((slot) => asked.includes(`${id}/${slot.id}`));
    const whole = asked.includes(id) ? slotsThatApply(knowledge, workload) : [];
    return slots
      .filter((slot) => named.includes(slot) || whole.includes(slot))
      .map((slot) => inSlot(knowledge, slot));
  });
}

function namesToDecide(base: KnowledgeBase, workload: Workload): string[] {
  const question = base.categories
    .flatMap(({ questions }) => questions)
    .find(({ role }) => role === "decide");
  const answer = namesIn(workload.fields[question?.field ?? ""]?.value);
  if (answer.length > 0) return answer;
  const stated = new Set([workload, ...workload.flows].flatMap(({ fields }) => Object.keys(fields)));
  const spokenOf = base.categories.filter((knowledge) =>
    ownQuestions(base, knowledge).some(({ field }) => stated.has(field)),
  );
  return (spokenOf.length > 0 ? spokenOf : base.categories).map(({ category }) => category.id);
}

/** The questions of one category that no other category asks. */
function ownQuestions(base: KnowledgeBase, knowledge: CategoryKnowledge): Question[] {
  const others = base.categories.filter((other) => other !== knowledge);
  const shared = new Set(others.flatMap(({ questions }) => questions.map(({ field }) => field)));
  return knowledge.questions.filter(({ field }) => !shared.has(field));
}

function slotsThatApply(knowledge: CategoryKnowledge, workload: Workload): Slot[] {
  const levels = levelsIn(knowledge);
  const truthOf = ({ when, perFlow }: Slot): Truth | undefined => {
    if (when === undefined) return "met";
    const places = perFlow ? workload.flows.map((flow) => fieldsOf(workload, flow)) : [workload.fields];
    const truths = places.map((fields) => evaluateCondition(when, fieldLookup(fields, levels)));
    return truths.find((truth) => truth === "met") ?? truths.find((truth) => truth !== "violated");
  };
  return thatApply(knowledge.category.slots, truthOf);
}

/** Those whose condition is met, or where none is, those for which it is undetermined. */
export function thatApply<S>(slots: readonly S[], truthOf: (slot: S) => Truth | undefined): S[] {
  const truths = slots.map(truthOf);
  const wanted = truths.includes("met") ? "met" : "undetermined";
  return slots.filter((_, n) => truths[n] === wanted);
}

/** The questions that matter for these slots, each once, in the order of the interview. */
export function questionsFor(slots: readonly SlotKnowledge[]): Question[] {
  const all = new Map(slots.flatMap(({ knowledge }) => knowledge.questions).map((q) => [q.field, q]));
  return [...all.values()].sort((a, b) => a.position - b.position);
}

/**
 * The fields as one category sees them: what carries another category's load today is not replaced here. A name that no
 * category knows may carry this one's.
 */
export function fieldsInCategory(base: KnowledgeBase, knowledge: CategoryKnowledge, fields: Fields): Fields {
  const role = knowledge.questions.find((question) => question.role === "incumbent");
  const field = fields[role?.field ?? ""];
  if (role === undefined || field === undefined) return fields;
  const own = new Set(knowledge.options.flatMap(namesOf));
  const known = new Set(base.categories.flatMap((one) => one.names ?? one.options.flatMap(namesOf)));
  const value = namesIn(field.value).filter((name) => own.has(name) || !known.has(name));
  if (value.length > 0) return { ...fields, [role.field]: { ...field, value } };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== role.field));
}
