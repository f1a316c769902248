import type { CategoryKnowledge } from "../../model/knowledge.ts";
import type { Question } from "../../model/question.ts";
import type { Fields, FieldValue } from "../../model/workload.ts";
import { completionSampler } from "../completions.ts";
import { evaluateCondition, fieldsRead, type Lookup } from "../condition.ts";
import { fieldLookup } from "../fields.ts";
import { randomStream } from "../random.ts";
import { slotModel, type SlotModel } from "../slot-model.ts";
import type { SlotKnowledge } from "../slots.ts";
import type { Winners } from "./winners.ts";

/** One joint completion of the unanswered questions, and who wins under it. */
export interface Completion {
  readonly fields: Fields;
  readonly winners: Winners;
}

/** The first `samples` joint completions of what was stated. */
export type Pool = (stated: Fields, samples: number) => readonly Completion[];

/**
 * Joint completions of slots that are decided together. Each field has a stream of its own (completions.ts): a completion
 * that agrees with a new answer is drawn again as it was, and is not evaluated again. The rest is drawn fresh, so the pool
 * depends on what was stated alone, and not on the way there.
 *
 * An answer also tells of the questions that its prior hangs on: completions are accepted in proportion to its probability
 * under them (rejection; von Neumann 1951), as far as `TRIES` allows.
 */
export function completionPool(
  slots: readonly SlotKnowledge[],
  questions: readonly Question[],
  decide: (fields: Fields) => Winners,
  seed: number,
): Pool {
  const model = modelOfQuestions(slots, questions);
  const conditional = questions.filter(({ prior }) => (prior?.given ?? []).length > 0);
  let before: Drawn[] = [];
  return (stated, samples) => {
    const next = jointSampler(model, slots, stated, seed);
    const judged = conditional.filter((question) => hangsOnOpen(question, stated));
    const random = randomStream(seed, "accept");
    const drawn: Drawn[] = [];
    const accepted: Drawn[] = [];
    for (let n = 0; n < samples * TRIES && accepted.length < samples; n++) {
      const fields = next();
      const old = before[n];
      const one = old !== undefined && isSame(old.fields, fields) ? old : new Drawn(fields);
      drawn.push(one);
      const u = random();
      if (u < acceptance(judged, fields, stated, model.levels)) accepted.push(one);
    }
    before = drawn;
    const taken = accepted.length === 0 ? drawn.slice(0, samples) : accepted;
    return taken.map((one) => ({ fields: one.fields, winners: one.winnersBy(decide) }));
  };
}

/** Whether an answer was stated that is likelier under some answers that were not than under others. */
function hangsOnOpen({ field, prior }: Question, stated: Fields): boolean {
  if (stated[field] === undefined) return false;
  return (prior?.given ?? []).some(({ when }) => fieldsRead(when).some((name) => stated[name] === undefined));
}

/** An answer that is rarer than one in so many would cost more draws than it is worth. */
const TRIES = 10;

/** Evaluated when it is first needed. */
class Drawn {
  readonly fields: Fields;
  private winners: Winners | undefined;

  constructor(fields: Fields) {
    this.fields = fields;
  }

  winnersBy(decide: (fields: Fields) => Winners): Winners {
    return (this.winners ??= decide(this.fields));
  }
}

/** Nothing but questions, to draw answers from. */
function modelOfQuestions(slots: readonly SlotKnowledge[], questions: readonly Question[]): SlotModel {
  const [first] = slots;
  if (first === undefined) throw new RangeError("No slot to decide.");
  const knowledge: CategoryKnowledge = {
    category: first.knowledge.category,
    attributes: [],
    options: [],
    criteria: [],
    rules: [],
    questions: [...questions],
  };
  return slotModel(knowledge);
}

/**
 * Completes every question that has a prior, "none of these" included, and the order of the objectives: nothing is known of
 * what matters to whom, so every order is as likely as every other.
 */
function jointSampler(
  model: SlotModel,
  slots: readonly SlotKnowledge[],
  stated: Fields,
  seed: number,
): () => Fields {
  const next = completionSampler(model, stated, seed);
  const order = model.roleField("order");
  const objectives = [
    ...new Set(slots.flatMap(({ knowledge }) => knowledge.category.objectives.map(({ id }) => id))),
  ];
  const random = randomStream(seed, "order of objectives");
  const sets = model.guessable.filter(({ question }) => question.type.kind === "set");
  return () => {
    const fields = { ...next() };
    const lookup = fieldLookup(fields, model.levels);
    for (const { question } of sets) {
      const { field, strength, when } = question;
      if (fields[field] === undefined && (when === undefined || evaluateCondition(when, lookup) === "met"))
        fields[field] = { value: [], origin: "stated", strength };
    }
    const permutation = shuffled(objectives, random);
    if (order !== undefined && fields[order] === undefined)
      fields[order] = { value: permutation, origin: "stated", strength: "prefer" };
    return fields;
  };
}

/** A uniformly random permutation (Fisher and Yates 1938; Durstenfeld 1964). */
function shuffled(ids: readonly string[], random: () => number): string[] {
  const left = [...ids];
  for (let i = left.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [left[i], left[j]] = [left[j] ?? "", left[i] ?? ""];
  }
  return left;
}

/** Probability of the stated answers, given the rest of a completion, over the largest that it can be. */
function acceptance(
  judged: readonly Question[],
  fields: Fields,
  stated: Fields,
  levels: Lookup["levels"],
): number {
  const lookup = fieldLookup(fields, levels);
  return judged.reduce((product, { field, prior }) => {
    const value = stated[field]?.value;
    if (prior === undefined || value === undefined) return product;
    const given = prior.given ?? [];
    const holding = given.find(({ when }) => evaluateCondition(when, lookup) === "met") ?? prior;
    const largest = Math.max(...[prior, ...given].map(({ shares }) => likelihood(shares, value)));
    return largest === 0 ? product : (product * likelihood(holding.shares, value)) / largest;
  }, 1);
}

function likelihood(shares: Readonly<Record<string, number>>, value: FieldValue): number {
  if (!Array.isArray(value)) return shares[String(value)] ?? 0;
  const names = value.flat();
  return Object.entries(shares).reduce(
    (product, [name, share]) => product * (names.includes(name) ? share : 1 - share),
    1,
  );
}

function isSame(a: Fields, b: Fields): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [one, other] = [a[name], b[name]];
    return one?.strength === other?.strength && isSameValue(one?.value, other?.value);
  });
}

function isSameValue(a: FieldValue | undefined, b: FieldValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, n) => isSameValue(item, b[n]));
}
