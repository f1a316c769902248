import { describe, expect, test } from "vitest";
import { decide } from "../../src/core/decide.ts";
import { compareOptions } from "../../src/core/compare-options.ts";
import { questionsFor, slotsNamed, slotsToDecide } from "../../src/core/slots.ts";
import type { CategoryKnowledge, KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Option } from "../../src/model/option.ts";
import type { Workload } from "../../src/model/workload.ts";
import { atLeast, base, fruit, option, question, stated } from "../support/knowledge.ts";

const slots = [
  { id: "bowl", question: "Which fruit?", perFlow: false },
  {
    id: "juice",
    question: "Which juice?",
    perFlow: false,
    when: { field: "thirsty", operator: "equals" as const, value: true },
  },
];

function greengrocer(): CategoryKnowledge {
  const plain = fruit([option("apple", { sweetness: "high" }), option("pear", { sweetness: "high" })]);
  const [first, ...others] = plain.options as [Option, ...Option[]];
  return {
    ...plain,
    category: { ...plain.category, slots },
    options: [{ ...first, slots: ["bowl"] }, ...others.map((one) => ({ ...one, slots: ["bowl", "juice"] }))],
    rules: [...plain.rules, { ...atLeast("sweetness", "juiceSweetness"), slots: ["juice"] }],
    questions: [
      ...plain.questions,
      question("juiceSweetness"),
      question("thirsty", { type: { kind: "boolean" } }),
      question("decide", { type: { kind: "slots" }, role: "decide" }),
    ],
  };
}

const other = (): CategoryKnowledge => ({
  ...fruit([]),
  category: { ...fruit([]).category, id: "bread" },
  criteria: [],
  rules: [atLeast("sweetness", "crust")],
  questions: [question("crust"), question("decide", { type: { kind: "slots" }, role: "decide" })],
});

const shop = base(greengrocer(), other());
const workload = (values: Parameters<typeof stated>[0]): Workload => ({
  name: "w",
  fields: stated(values),
  flows: [{ id: "main", fields: {} }],
});
const names = (values: Parameters<typeof stated>[0], asked?: string[]) =>
  slotsToDecide(shop, workload(values), asked).map(
    ({ slot, knowledge }) => `${knowledge.category.id}/${slot.id}`,
  );

describe("which slots are decided", () => {
  test("those that were asked for by name, even where their condition is not met", () => {
    expect(names({}, ["fruit/juice"])).toEqual(["fruit/juice"]);
    expect(names({ decide: ["fruit/juice"] })).toEqual(["fruit/juice"]);
  });

  test("of a whole category those whose condition is met", () => {
    expect(names({}, ["fruit"])).toEqual(["fruit/bowl"]);
    expect(names({ thirsty: true }, ["fruit"])).toEqual(["fruit/bowl", "fruit/juice"]);
  });

  test("without a wish the categories that the answers speak of, else all", () => {
    expect(names({ crust: "high" })).toEqual(["bread/bowl"]);
    expect(names({ sweetNeeded: "high" })).toEqual(["fruit/bowl"]);
    expect(names({})).toEqual(["fruit/bowl", "bread/bowl"]);
  });
});

describe("one slot of a category", () => {
  const [bowl, juice] = slotsNamed(shop, ["fruit"]);
  const ids = (options: readonly Option[] = []) => options.map(({ id }) => id);

  test("has its own options and rules", () => {
    expect(ids(bowl?.knowledge.options)).toContain("apple");
    expect(ids(juice?.knowledge.options)).not.toContain("apple");
    expect(juice?.knowledge.rules).toHaveLength((bowl?.knowledge.rules.length ?? 0) + 1);
  });

  test("asks only what its own rules and criteria read", () => {
    const fields = (slot: typeof bowl) => questionsFor(slot === undefined ? [] : [slot]).map((q) => q.field);
    expect(fields(bowl)).not.toContain("juiceSweetness");
    expect(fields(juice)).toContain("juiceSweetness");
    expect(fields(bowl)).not.toContain("crust");
  });

  test("has the modes that can fill it", () => {
    const narrowed: KnowledgeBase = base({
      ...greengrocer(),
      options: greengrocer().options.map((one) => ({
        ...one,
        slots: ["bowl", "juice"],
        modes: Object.fromEntries(
          Object.entries(one.modes).map(([id, mode], n) => [
            id,
            n === 0 ? { ...mode, slots: ["juice"] } : mode,
          ]),
        ),
      })),
    });
    const modesIn = (slot: string) =>
      slotsNamed(narrowed, [`fruit/${slot}`])[0]!.knowledge.options.map(
        ({ modes }) => Object.keys(modes).length,
      );
    expect(modesIn("bowl")).toEqual(modesIn("juice").map((count) => count - 1));
  });
});

const settings = { version: "1", seed: 1, samples: 200, completions: 10, command: "arch-map advise" };

test("an option never competes in a slot it does not fill", () => {
  const { outcomes } = decide(shop, workload({ thirsty: true }), { ...settings, decide: ["fruit"] });
  const all = outcomes.map(({ slot, ranking, excluded }) => [
    slot,
    [...ranking, ...excluded].some((one) => one.option === "apple"),
  ]);
  expect(all).toEqual([
    ["bowl", true],
    ["juice", false],
  ]);
});

test("a comparison judges in the slots that all columns fill", () => {
  const knowledge = shop.categories[0]!;
  const compared = (options: readonly Option[]) =>
    compareOptions(
      shop,
      knowledge,
      options.map((one) => ({ option: one })),
      { version: "1", modes: false, onlyDifferences: false, workload: workload({}) },
    ).assessments.map(({ slot }) => slot);
  expect(compared(knowledge.options)).toEqual(["bowl"]);
  expect(compared(knowledge.options.slice(1))).toEqual(["bowl", "juice"]);
});

test("whoever names an option that takes no part is told what to use", () => {
  const source = { url: "https://fruit.example/medlar", section: "End" };
  const gone = option(
    "medlar",
    {},
    { status: { kind: "superseded", since: "2019", supersededBy: "apple", source } },
  );
  const misplaced = option(
    "bun",
    {},
    {
      status: { kind: "elsewhere", because: "A bun is bread.", see: "bread/bun", source },
    },
  );
  const plain = fruit([option("apple", {})]);
  const ask = question("operated", { type: { kind: "components", many: true }, role: "operated" });
  const asking = base({
    ...plain,
    options: [...plain.options, gone, misplaced],
    questions: [...plain.questions, ask],
  });
  const cautions = (operated: string[]) =>
    decide(asking, workload({ operated }), settings).outcomes[0]!.cautions.map(({ text, pointer }) => [
      text,
      pointer,
    ]);
  expect(cautions(["medlar"])).toEqual([["medlar is superseded since 2019 and takes no part.", "apple"]]);
  expect(cautions(["bun"])).toEqual([["A bun is bread.", "bread/bun"]]);
  expect(cautions([])).toEqual([]);
});
