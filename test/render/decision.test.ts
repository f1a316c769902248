import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide.ts";
import type { Decision } from "../../src/model/decision.ts";
import { decisionText } from "../../src/render/decision/terminal.ts";
import { recordContext } from "../../src/render/record/context.ts";
import { base, fruit, option, question, workload } from "../support/knowledge.ts";

const plain = { title: same, good: same, bad: same, warn: same, quiet: same, accent: same };
function same(text: string): string {
  return text;
}
const page = { columns: 200, style: plain };

/** One of everything that a page can say: a close verdict, a removal, an unknown, a flip, a trigger, a preference missed. */
const knowledge = fruit(
  [
    option("lemon", { sweetness: "low", shiny: true, weight: 100 }),
    option("mango", { sweetness: "high", shiny: false, weight: 300 }),
    option("plum", { sweetness: "middle", shiny: true, weight: 90 }),
    option("mystery", { sweetness: "middle" }),
    option("melon", { sweetness: "middle", shiny: false, weight: 9000 }),
  ],
  {
    questions: [
      question("sweetNeeded"),
      question("weightNeeded", {
        type: {
          kind: "number",
          unit: "kg",
          scale: "decade",
          min: 1,
          max: 10_000,
          choices: { "1": "", "1000": "" },
        },
      }),
      question("order", { type: { kind: "order" }, role: "order", strength: "prefer" }),
    ],
  },
);
const heavy = {
  ...knowledge.rules[0]!,
  id: "heavy",
  title: "heavy",
  when: { field: "weightNeeded", operator: "known" },
  require: { attribute: "weight", operator: "atLeast", valueFrom: "weightNeeded" },
};
const decision = decide(
  base({ ...knowledge, rules: [...knowledge.rules, heavy as (typeof knowledge.rules)[number]] }),
  workload({ sweetNeeded: "middle", order: ["looks", "taste"] }),
  { version: "1", seed: 1, samples: 1000, completions: 10, command: "arch-map advise x.yaml" },
);
const texts = (d: Decision) => {
  const outcome = d.outcomes[0]!;
  const context = recordContext(d, outcome, "2026-11-22", outcome.ranking[0]!, "rendered only");
  return { page: decisionText(d, [undefined], page), record: JSON.stringify(context) };
};

/** Paths to every number that a page or record cites. */
const cited: [string, (d: Decision) => void, ("page" | "record")[]][] = [
  [
    "a score through a contribution",
    (d) => {
      d.outcomes[0]!.ranking[0]!.contributions[0]!.contribution += 0.1;
    },
    ["page", "record"],
  ],
  [
    "a score",
    (d) => {
      d.outcomes[0]!.ranking[1]!.score -= 0.1;
    },
    ["page", "record"],
  ],
  [
    "a bound",
    (d) => {
      const r = d.outcomes[0]!.ranking.find(({ low, high }) => low < high)!;
      r.low -= 0.1;
    },
    ["page"],
  ],
  [
    "an acceptability",
    (d) => {
      d.outcomes[0]!.ranking[0]!.acceptability[0] = 0.123;
    },
    ["page", "record"],
  ],
  [
    "a share without the unanswered",
    (d) => {
      d.outcomes[0]!.ranking[0]!.firstIfUnansweredDoNotMatter = 0.123;
    },
    ["page"],
  ],
  [
    "a pairwise winning index",
    (d) => {
      for (const r of d.outcomes[0]!.ranking.slice(1)) r.leaderWins = { share: 0.123, lowerBound: 0.1 };
    },
    ["page", "record"],
  ],
  [
    "a known value in a removal",
    (d) => {
      d.outcomes[0]!.excluded[0]!.violations[0]!.failures[0]!.citation.value = "sour";
    },
    ["page", "record"],
  ],
  [
    "a required value in a removal",
    (d) => {
      d.outcomes[0]!.excluded[0]!.violations[0]!.failures[0]!.required = "honey";
    },
    ["page", "record"],
  ],
  [
    "an answer behind a removal",
    (d) => {
      d.outcomes[0]!.excluded[0]!.violations[0]!.fields[0]!.value = "honey";
    },
    ["page", "record"],
  ],
  [
    "an answer flip",
    (d) => {
      d.outcomes[0]!.answerFlips[0]!.to = "honey";
    },
    ["page", "record"],
  ],
  [
    "a weight flip",
    (d) => {
      d.outcomes[0]!.weightFlips[0]!.to = 0.123;
    },
    ["page", "record"],
  ],
  [
    "a revisit trigger",
    (d) => {
      d.outcomes[0]!.revisit[0]!.at = 77;
    },
    ["page", "record"],
  ],
  [
    "an objective's weight",
    (d) => {
      d.outcomes[0]!.objectives[0]!.weight = 0.123;
    },
    ["record"],
  ],
  [
    "the verdict",
    (d) => {
      d.outcomes[0]!.verdict = { kind: "close", options: ["mango", "lemon"], conditions: [] };
    },
    ["page", "record"],
  ],
  [
    "the number of samples",
    (d) => {
      d.samples = 77;
    },
    ["page"],
  ],
];

describe("perturbing a number changes every text that cites it", () => {
  test.each(cited)("%s", (_, perturb, where) => {
    const before = texts(decision);
    const copy = JSON.parse(JSON.stringify(decision)) as Decision;
    perturb(copy);
    const after = texts(copy);
    for (const text of where) expect(after[text]).not.toBe(before[text]);
  });
});

describe("no sentence is written that the numbers do not carry", () => {
  const alone = decide(
    base(fruit([option("plum", { sweetness: "middle", shiny: true, weight: 90 })])),
    workload({}),
    {
      version: "1",
      seed: 1,
      samples: 100,
      completions: 1,
      command: "",
    },
  );

  test("an only option has no rival and no flip to talk of", () => {
    const text = decisionText(alone, [undefined], page);
    expect(text).toContain("the only option that fits");
    expect(text).toContain("No single answer makes another option lead.");
    expect(text).toContain("No single weight, whatever its value, makes another option lead.");
    expect(text).not.toMatch(/against|Removed|Revisit/);
  });

  test("equal options are told apart by nothing", () => {
    const twins = decide(
      base(
        fruit([
          option("plum", { shiny: true, sweetness: "high", weight: 9 }),
          option("prune", { shiny: true, sweetness: "high", weight: 9 }),
        ]),
      ),
      workload({}),
      { version: "1", seed: 1, samples: 100, completions: 1, command: "" },
    );
    expect(decisionText(twins, [undefined], page)).toContain("no criterion tells them apart");
  });
});
