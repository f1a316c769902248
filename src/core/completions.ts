import type { Question } from "../model/question.ts";
import type { Scalar } from "../model/value.ts";
import type { Fields } from "../model/workload.ts";
import { Answers, type Codebook } from "./answers.ts";
import { codeOf, MET, truthOf, VIOLATED, type ConditionCode } from "./condition-code.ts";
import { randomStream, type Random } from "./random.ts";
import type { SlotModel } from "./slot-model.ts";

type Shares = readonly (readonly [answer: string, share: number])[];

/** A question with a documented prior, its conditions prepared. */
export interface PreparedQuestion {
  readonly question: Question;
  readonly when: ConditionCode | undefined;
  /** The first whose condition is met holds, else `shares`. */
  readonly given: readonly { readonly when: ConditionCode; readonly shares: Shares }[];
  readonly shares: Shares;
}

/** Nothing for a question without a prior: nobody can say what its answer might be. */
export function prepareQuestion(question: Question, book: Codebook): PreparedQuestion[] {
  const { prior, when } = question;
  if (prior === undefined) return [];
  book.indexOf(question.field);
  const given = (prior.given ?? []).map((one) => ({
    when: codeOf(one.when, book),
    shares: Object.entries(one.shares),
  }));
  const prepared = when === undefined ? undefined : codeOf(when, book);
  return [{ question, when: prepared, given, shares: Object.entries(prior.shares) }];
}

/** Questions that nobody answered, that apply to this workload, and for whose answers a prior is documented. */
export function unansweredQuestions(model: SlotModel, stated: Fields): PreparedQuestion[] {
  const answers = new Answers(model.book, stated);
  return model.guessable.filter(
    ({ question, when }) =>
      stated[question.field] === undefined &&
      (when === undefined || truthOf(when, answers, model.levels) !== VIOLATED),
  );
}

/**
 * Draws joint completions: every unanswered question answered from its documented prior, conditional on the answers before
 * it (a question whose condition does not hold stays unanswered). Each field has a stream of its own, and uses as much of it
 * for each completion, so that no answer moves the draws of another.
 */
export function completionSampler(model: SlotModel, stated: Fields, seed: number): () => Fields {
  const open = unansweredQuestions(model, stated).map((prepared) => ({
    prepared,
    random: randomStream(seed, "answer", prepared.question.field),
  }));
  return () => {
    const answers = new Answers(model.book, stated);
    for (const { prepared, random } of open) {
      const { question, when } = prepared;
      const drawn = drawAnswer(prepared, sharesFor(prepared, answers, model.levels), random);
      if (drawn === undefined || (when !== undefined && truthOf(when, answers, model.levels) !== MET))
        continue;
      answers.set(question.field, { value: drawn, origin: "stated", strength: question.strength });
    }
    return answers.fields;
  };
}

function sharesFor(
  { given, shares }: PreparedQuestion,
  answers: Answers,
  levels: SlotModel["levels"],
): Shares {
  return given.find(({ when }) => truthOf(when, answers, levels) === MET)?.shares ?? shares;
}

function drawAnswer({ question }: PreparedQuestion, shares: Shares, random: Random): Scalar | undefined {
  if (question.type.kind === "set") {
    const chosen = shares.filter(([, share]) => random() < share).map(([name]) => name);
    return chosen.length === 0 ? undefined : chosen;
  }
  const drawn = draw(shares, random());
  if (drawn === undefined) return undefined;
  if (question.type.kind === "boolean") return drawn === "true";
  return question.type.kind === "number" ? Number(drawn) : drawn;
}

function draw(shares: Shares, u: number): string | undefined {
  let sum = 0;
  return shares.find(([, share]) => (sum += share) > u)?.[0];
}
