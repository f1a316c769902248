import { completionPool, type Completion } from "../../src/core/interview/completion-pool.ts";
import { isPanel, type Panel } from "../../src/core/interview/panel.ts";
import { createInterviewer, type Interviewer, type Subject } from "../../src/core/interview/survey.ts";
import { slotsNamed } from "../../src/core/slots.ts";
import type { CategoryKnowledge } from "../../src/model/knowledge.ts";
import type { Question } from "../../src/model/question.ts";
import type { Rule } from "../../src/model/rule.ts";
import { atLeast, attribute, base, fruit, levels, option, question, yesNo } from "./knowledge.ts";

/** The heaviest fruit that fits wins: an apple, a plum where it has to be sweeter, a pear where it has to be sweetest. */
const OPTIONS = [
  option("apple", { weight: 10_000, sweetness: "low", shiny: true, ripeness: "high" }),
  option("plum", { weight: 100, sweetness: "middle", shiny: true, ripeness: "high" }),
  option("pear", { weight: 1, sweetness: "high", shiny: false, ripeness: "high" }),
];

const because = "a test";
const onlyHeavy = fruit([]).criteria.filter(({ id }) => id === "heavy");

const shiny: Rule = {
  id: "shiny-as-asked",
  kind: "exclude",
  title: "shiny as asked",
  because,
  reason: because,
  when: { field: "shineNeeded", operator: "equals", value: true },
  require: { attribute: "shiny", operator: "equals", value: true },
  examples: { fires: [], silent: [] },
};

/** Every fruit is ripe: whatever is asked of ripeness, the same one wins. */
const IDLE = ["ripeNow", "ripeTomorrow", "ripeOnMonday", "ripeOnTuesday"];

export const sweetNeeded = question("sweetNeeded", {
  position: 60,
  prior: { shares: { low: 0.5, middle: 0.25, high: 0.25 }, because },
});

export const shineNeeded = question("shineNeeded", {
  position: 70,
  type: { kind: "boolean" },
  prior: { shares: { true: 0.1, false: 0.9 }, because },
});

const idle = IDLE.map((field, n) =>
  question(field, { position: 10 + n, prior: { shares: { low: 0.4, middle: 0.3, high: 0.3 }, because } }),
);

/** The basket as a subject of interviews; `questions` are asked besides those that it always has. */
export function basket(questions: readonly Question[] = [], own: Partial<CategoryKnowledge> = {}): Subject {
  const knowledge = fruit(OPTIONS, {
    attributes: [...fruit([]).attributes, attribute("ripeness", levels), attribute("spare", yesNo)],
    criteria: onlyHeavy,
    rules: [atLeast("sweetness", "sweetNeeded"), shiny, ...IDLE.map((field) => ripe(field))],
    questions: [...idle, sweetNeeded, shineNeeded, ...questions],
    ...own,
  });
  const whole = base(knowledge);
  return {
    base: whole,
    slots: slotsNamed(whole),
    names: ["fruit"],
    questions: knowledge.questions.toSorted((a, b) => a.position - b.position),
  };
}

function ripe(field: string): Rule {
  return { ...atLeast("ripeness", field), id: `ripe-${field.toLowerCase()}` };
}

export const SAMPLES = 200;

export function interviewerOf(subject: Subject): Interviewer {
  return createInterviewer(subject, SAMPLES, 1);
}

/** A question that removes the pear, the last that is sweet enough, with this probability. */
export function must(field: string, share: number, more: Partial<Question> = {}): Question {
  const prior = { shares: { true: share, false: 1 - share }, because };
  return question(field, { position: 80, type: { kind: "boolean" }, prior, ...more });
}

/** The basket with such questions, and with one that is usually answered alike and changes nothing. */
export function basketWithMusts(questions: readonly Question[]): Subject {
  const removing = questions.map(({ field, type }): Rule => ({
    ...shiny,
    id: `shiny-${field.toLowerCase()}`,
    when:
      type.kind === "set"
        ? { field, operator: "includes", value: "rare" }
        : { field, operator: "equals", value: true },
  }));
  const idlePrior = { shares: { low: 0.9, high: 0.1 }, because };
  return basket([], {
    rules: [atLeast("sweetness", "sweetNeeded"), ripe("ripeNow"), ...removing],
    questions: [question("ripeNow", { position: 1, prior: idlePrior }), sweetNeeded, ...questions],
  });
}

/** Workloads drawn from the priors of a subject, with another seed than its interviews. */
export function drawn(subject: Subject, count: number): readonly Completion[] {
  const { winners } = interviewerOf(subject);
  return completionPool(subject.slots, subject.questions, winners, 2)({}, count);
}

/** What is asked: the field of a question, or those of a panel. */
export function fieldsAsked(next: Question | Panel | undefined): string[] {
  if (next === undefined) return [];
  return isPanel(next) ? next.usual.map(({ question: { field } }) => field) : [next.field];
}
