import type { AnswerFlip, RevisitTrigger } from "../model/decision.ts";
import type { Question } from "../model/question.ts";
import type { Scalar } from "../model/value.ts";
import type { Fields } from "../model/workload.ts";
import type { Evaluation, Evaluator } from "./evaluate.ts";

/** The first of the ranking, with those that share its score and standing; nothing when nothing fits. */
export function leadersOf(evaluation: Evaluation): readonly number[] {
  const best = evaluation.standings[evaluation.ranking[0] ?? -1];
  return evaluation.ranking.filter((option) => {
    const standing = evaluation.standings[option];
    return standing?.score === best?.score && standing?.chance === best?.chance;
  });
}

/**
 * For every question, the smallest change of its answer alone that makes another option lead; exact, by trying every
 * other answer. Smallest first; what the team can change comes before what is given.
 */
export function answerFlips(evaluator: Evaluator, stated: Fields): AnswerFlip[] {
  const base = evaluator.evaluate(stated);
  return evaluator.model.knowledge.questions
    .flatMap((question) => smallestFlip(evaluator, stated, base, question) ?? [])
    .sort((a, b) => Number(b.changeable) - Number(a.changeable) || a.distance - b.distance);
}

function smallestFlip(
  evaluator: Evaluator,
  stated: Fields,
  base: Evaluation,
  question: Question,
): AnswerFlip | undefined {
  for (const { value, distance } of otherAnswers(
    question,
    stated[question.field]?.value as Scalar | undefined,
  )) {
    const flipped = evaluator.evaluate(changed(stated, question, value));
    const winner = newLeader(base, flipped);
    if (winner === undefined) continue;
    return {
      field: question.field,
      title: question.title,
      from: (stated[question.field]?.value as Scalar | undefined) ?? "unanswered",
      to: value,
      changeable: question.changeable,
      distance,
      ...winnerOf(evaluator, winner),
      because: reasonsFor(evaluator, base, flipped),
    };
  }
  return undefined;
}

/** The order of magnitude, going up, at which growth of a numeric field alone makes another option lead. */
export function revisitTriggers(evaluator: Evaluator, stated: Fields): RevisitTrigger[] {
  const base = evaluator.evaluate(stated);
  return evaluator.model.knowledge.questions.flatMap((question) => {
    const { type, field, title } = question;
    if (type.kind !== "number") return [];
    const from = stated[field]?.value;
    const start = typeof from === "number" ? from : type.min;
    for (const { value } of otherAnswers(question, start).filter((answer) => Number(answer.value) > start)) {
      const flipped = evaluator.evaluate(changed(stated, question, value));
      const winner = newLeader(base, flipped);
      if (winner === undefined) continue;
      const because = reasonsFor(evaluator, base, flipped);
      const origin = typeof from === "number" ? from : ("unanswered" as const);
      return [
        {
          field,
          title,
          unit: type.unit,
          from: origin,
          at: Number(value),
          ...winnerOf(evaluator, winner),
          because,
        },
      ];
    }
    return [];
  });
}

function changed(stated: Fields, question: Question, value: Scalar): Fields {
  const strength = stated[question.field]?.strength ?? question.strength;
  return { ...stated, [question.field]: { value, origin: "stated", strength } };
}

/** Every other answer with its distance: levels or orders of magnitude apart, or names added or taken away; nearest first. */
function otherAnswers(question: Question, from: Scalar | undefined): { value: Scalar; distance: number }[] {
  const { type } = question;
  if (type.kind === "boolean")
    return [true, false].filter((v) => v !== from).map((value) => ({ value, distance: 1 }));
  if (type.kind === "set") return Object.keys(type.of).map((name) => toggled(name, from));
  if (type.kind === "components" || type.kind === "slots" || type.kind === "order") return [];
  if (type.kind === "enum") {
    return Object.keys(type.values)
      .filter((value) => value !== from)
      .map((value) => ({ value, distance: 1 }));
  }
  const steps: Scalar[] =
    type.kind === "levels" ? Object.keys(type.levels) : Object.keys(type.choices).map(Number);
  const position = (value: Scalar) =>
    type.kind === "levels" ? steps.indexOf(value) : Math.log10(Math.max(Number(value), 1e-3));
  return steps
    .filter((value) => value !== from)
    .map((value) => ({
      value,
      distance: from === undefined ? 1 : Math.abs(position(value) - position(from)),
    }))
    .sort((a, b) => a.distance - b.distance);
}

function toggled(name: string, from: Scalar | undefined): { value: Scalar; distance: number } {
  const names = Array.isArray(from) ? from : [];
  return { value: names.includes(name) ? names.filter((n) => n !== name) : [...names, name], distance: 1 };
}

/** An option that leads now and did not lead before, when no earlier leader still leads. */
function newLeader(base: Evaluation, flipped: Evaluation): number | undefined {
  const before = leadersOf(base);
  const after = leadersOf(flipped);
  return after.some((option) => before.includes(option)) ? undefined : after[0];
}

/** The option at an index, as a flip names it. */
export function winnerOf(evaluator: Evaluator, index: number): { winner: string; winnerTitle: string } {
  const variant = evaluator.groups[index]?.[0];
  const option = variant === undefined ? undefined : evaluator.model.variants[variant]?.option;
  return { winner: option?.id ?? "", winnerTitle: option?.title ?? "" };
}

/** The rules that now remove the old leader, or that removed the new one before; else the criterion that moved most. */
function reasonsFor(evaluator: Evaluator, base: Evaluation, flipped: Evaluation): string[] {
  const [old] = leadersOf(base);
  const [winner] = leadersOf(flipped);
  const standing = flipped.standings[old ?? -1];
  if (standing?.status === "excluded") {
    return violatedRules(evaluator, flipped, standing.variant);
  }
  const removedBefore = base.standings[winner ?? -1];
  if (removedBefore?.status === "excluded") return violatedRules(evaluator, base, removedBefore.variant);
  const moved = advantage(flipped, winner, old);
  const before = advantage(base, winner, old);
  const gains = [...moved].map(([id, now]) => ({ id, gain: now - (before.get(id) ?? 0) }));
  const largest = gains.reduce((a, b) => (b.gain > a.gain ? b : a), { id: "", gain: 0 });
  return flipped.criteria
    .filter((criterion) => criterion.id === largest.id)
    .map((criterion) => criterion.title);
}

/** Titles of the musts that a variant violates. */
export function violatedRules(evaluator: Evaluator, evaluation: Evaluation, variant: number): string[] {
  return evaluation.hard
    .filter((rule) => evaluator.truths(rule, evaluation.fields)[variant] === "violated")
    .map((rule) => rule.title);
}

/** By criterion, how much more option a gets than option b. */
export function advantage(
  evaluation: Evaluation,
  a: number | undefined,
  b: number | undefined,
): Map<string, number> {
  const contribution = (c: number, option: number | undefined) => {
    const variant = evaluation.standings[option ?? -1]?.variant ?? -1;
    const values = evaluation.values[c];
    return ((evaluation.weights[c] ?? 0) * ((values?.low[variant] ?? 0) + (values?.high[variant] ?? 0))) / 2;
  };
  return new Map(
    evaluation.criteria.map((criterion, c) => [criterion.id, contribution(c, a) - contribution(c, b)]),
  );
}
