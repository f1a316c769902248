import type { Question } from "../model/question.ts";
import type { Scalar } from "../model/value.ts";
import type { Fields } from "../model/workload.ts";
import { evaluateCondition, type Lookup } from "./condition.ts";
import { fieldLookup } from "./fields.ts";
import { randomStream, type Random } from "./random.ts";
import type { SlotModel } from "./slot-model.ts";

/** Questions that nobody answered, that apply to this workload, and for whose answers a prior is documented. */
export function unansweredQuestions(model: SlotModel, stated: Fields): Question[] {
  const lookup = fieldLookup(stated, model.levels);
  return [...model.knowledge.questions]
    .sort((a, b) => a.position - b.position)
    .filter((question) => stated[question.field] === undefined && question.prior !== undefined)
    .filter(
      (question) => question.when === undefined || evaluateCondition(question.when, lookup) !== "violated",
    );
}

/**
 * A joint completion: every unanswered question answered by a draw from its documented prior, conditional on the answers
 * before it (a question whose condition does not hold stays unanswered). Each field has a stream of its own.
 */
export function completeAnswers(model: SlotModel, stated: Fields, seed: number, number: number): Fields {
  const fields: Fields = { ...stated };
  const lookup = fieldLookup(fields, model.levels);
  for (const question of unansweredQuestions(model, stated)) {
    if (question.when !== undefined && evaluateCondition(question.when, lookup) !== "met") continue;
    const answer = drawAnswer(question, lookup, randomStream(seed, "answer", question.field, String(number)));
    if (answer !== undefined) {
      fields[question.field] = { value: answer, origin: "stated", strength: question.strength };
    }
  }
  return fields;
}

function drawAnswer(question: Question, lookup: Lookup, random: Random): Scalar | undefined {
  const given = question.prior?.given?.find(({ when }) => evaluateCondition(when, lookup) === "met");
  const shares = Object.entries((given ?? question.prior)?.shares ?? {});
  if (question.type.kind === "set") {
    const chosen = shares.filter(([, share]) => random() < share).map(([name]) => name);
    return chosen.length === 0 ? undefined : chosen;
  }
  const drawn = draw(shares, random());
  if (drawn === undefined) return undefined;
  if (question.type.kind === "boolean") return drawn === "true";
  return question.type.kind === "number" ? Number(drawn) : drawn;
}

function draw(shares: readonly (readonly [string, number])[], u: number): string | undefined {
  let sum = 0;
  return shares.find(([, share]) => (sum += share) > u)?.[0];
}
