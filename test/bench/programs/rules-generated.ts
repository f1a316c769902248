import { randomStream, type Random } from "../../../src/core/random.ts";
import type { CategoryKnowledge } from "../../../src/model/knowledge.ts";
import type { Comparison } from "../../../src/model/condition.ts";
import type { ExcludeRule } from "../../../src/model/rule.ts";
import type { Fields } from "../../../src/model/workload.ts";
import { attribute, criterion, fruit, number, option, question, stated } from "../../support/knowledge.ts";

/** A generated rule: where all of `when` holds, options must meet `require`. */
export interface GeneratedRule {
  id: string;
  when: Comparison[];
  require: Comparison;
}

/** A workload, and for engines that know no options the facts of each option together with it. */
export interface Case {
  fields: Fields;
  facts: Record<string, Fact>[];
}

type Fact = number | string;

export interface Generated {
  rules: GeneratedRule[];
  knowledge: CategoryKnowledge;
  cases: Case[];
}

const OPTIONS = 10;

/** Eight fields and eight attributes: of each four numbers and four names. The names suit every engine. */
const NUMBERS = ["n0", "n1", "n2", "n3"];
const NAMES = ["s0", "s1", "s2", "s3"];
const WORDS = ["ash", "beech", "cedar", "elm", "fir"];
const fieldOf = (name: string) => `field${name.toUpperCase()}`;
const attributeOf = (name: string) => `attribute${name.toUpperCase()}`;

/**
 * Rules of one to three comparisons over fields and one over an attribute. As in the published knowledge, about a third of
 * them speak of a workload, and an option violates about a fifth of these. Everything is known, as the peers need it.
 */
export function generated(rules: number, workloads: number): Generated {
  const random = randomStream(1, "rules");
  const made = Array.from({ length: rules }, (_, n) => generatedRule(`rule-${n}`, random));
  const recorded = Array.from({ length: OPTIONS }, () => drawn(random, attributeOf, MOST));
  return {
    rules: made,
    knowledge: knowledgeOf(made, recorded),
    cases: Array.from({ length: workloads }, () => {
      const answers = drawn(random, fieldOf, MOST_ASKED);
      return {
        fields: stated(answers),
        facts: recorded.map((attributes) => ({ ...answers, ...attributes })),
      };
    }),
  };
}

const anyOf = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)] as T;

/**
 * Answers are numbers up to the first, attributes up to the second: four of five attributes reach an answer. Coarse steps make
 * many of them equal, where `at least` and `more than` differ.
 */
const MOST_ASKED = 40;
const MOST = 100;
const upTo = (most: number, random: Random) => 1 + Math.floor(random() * most);

function drawn(random: Random, named: (name: string) => string, most: number): Record<string, Fact> {
  return Object.fromEntries<Fact>([
    ...NUMBERS.map((name) => [named(name), upTo(most, random)] as const),
    ...NAMES.map((name) => [named(name), anyOf(WORDS, random)] as const),
  ]);
}

function generatedRule(id: string, random: Random): GeneratedRule {
  const shuffled = [...NUMBERS, ...NAMES].map((name) => ({ name, at: random() })).sort((a, b) => a.at - b.at);
  const count = 1 + Math.floor(random() * 3);
  return {
    id,
    when: shuffled.slice(0, count).map(({ name }) => ({ field: fieldOf(name), ...asked(name, random) })),
    require: required(anyOf([...NUMBERS, ...NAMES], random), random),
  };
}

function asked(name: string, random: Random): Pick<Comparison, "operator" | "value"> {
  if (NUMBERS.includes(name))
    return { operator: anyOf(["atLeast", "atMost"] as const, random), value: upTo(MOST_ASKED, random) };
  const operator = anyOf(["equals", "notEquals", "in", "notIn"] as const, random);
  const isList = operator === "in" || operator === "notIn";
  return { operator, value: isList ? [...without(anyOf(WORDS, random)).slice(2)] : anyOf(WORDS, random) };
}

/** What four of five options meet; half of the numbers that are required are answers of the workload. */
function required(name: string, random: Random): Comparison {
  const attribute = attributeOf(name);
  const word = anyOf(WORDS, random);
  if (NAMES.includes(name))
    return random() < 0.5
      ? { attribute, operator: "notEquals", value: word }
      : { attribute, operator: "in", value: without(word) };
  if (random() < 0.5) return { attribute, operator: "atLeast", valueFrom: fieldOf(anyOf(NUMBERS, random)) };
  const least = upTo(MOST_ASKED, random);
  return random() < 0.5
    ? { attribute, operator: "atLeast", value: least }
    : { attribute, operator: "atMost", value: MOST - least };
}

const without = (word: string) => WORDS.filter((other) => other !== word);

function knowledgeOf(
  rules: readonly GeneratedRule[],
  recorded: readonly Record<string, Fact>[],
): CategoryKnowledge {
  const [judged = ""] = NUMBERS.map(attributeOf);
  return fruit(
    recorded.map((attributes, n) => option(`option-${n}`, attributes)),
    {
      attributes: [
        ...NUMBERS.map((name) => attribute(attributeOf(name), number)),
        ...NAMES.map((name) => attribute(attributeOf(name), { kind: "enum", values: WORDS })),
      ],
      criteria: [
        criterion("most", "taste", {
          kind: "points",
          attribute: judged,
          scale: "linear",
          points: [
            [0, 0],
            [MOST, 1],
          ],
        }),
      ],
      rules: rules.map(excludeRule),
      questions: [...NUMBERS, ...NAMES].map((name) => question(fieldOf(name))),
    },
  );
}

function excludeRule({ id, when, require }: GeneratedRule): ExcludeRule {
  return {
    id,
    kind: "exclude",
    title: id,
    because: "a benchmark",
    reason: "a benchmark",
    when: { all: when },
    require,
    examples: { fires: [], silent: [] },
  };
}
