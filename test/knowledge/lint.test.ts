import { describe, expect, test } from "vitest";
import { auditBase } from "../../src/core/audit/audit-base.ts";
import { checks, lints } from "../../src/knowledge/checks/index.ts";
import { inReadingOrder, lintKnowledge } from "../../src/knowledge/lint.ts";
import type { TextFile } from "../../src/knowledge/load.ts";
import { fruitFiles, type FruitFile } from "../support/fruit-files.ts";

function lint(files: readonly TextFile[]) {
  const { base, findings, locate } = lintKnowledge(files);
  return [...findings, ...auditBase(base).flatMap((one) => locate(one.lint, [one]))];
}

const CATEGORY = "categories/fruit/category.yaml";
const SWEET = "categories/fruit/criteria/sweet.yaml";
const SHINE = "common/criteria/shine.yaml";
const RULE = "categories/fruit/rules/sweet-enough.yaml";
const QUESTION = "categories/fruit/questions/sweet-needed.yaml";
const APPLE = "categories/fruit/options/apple.yaml";
const SHINY = "common/attributes/shiny.yaml";
const PAIRING = "pairings/apples-need-an-orchard.yaml";
const GARDENER = "decomposition/one-gardener.yaml";
const BEDS = "decomposition/beds-are-sweet.yaml";
const WRONG = "misconceptions/apples-are-sweet.yaml";

type Case = [id: string, file: FruitFile, path: string[], value: unknown, message: RegExp];

const DERIVED = { field: "sweetNeeded", strength: "must" };

/** One change each that one lint has to find. */
const cases: Case[] = [
  ["file-name-is-id", APPLE, ["id"], "pear", /"pear"/],
  ["value-fits-type", APPLE, ["attributes", "shiny", "value"], "very", /"shiny" to be true or false/],
  ["names-exist", SWEET, ["objective"], "tast", /Unknown objective "tast"/],
  ["comparison-fits-type", RULE, ["when", "value"], "hihg", /"sweetNeeded" can never be "hihg"/],
  [
    "comparison-fits-type",
    RULE,
    ["require"],
    { attribute: "shiny", operator: "atLeast", value: true },
    /no order/,
  ],
  ["names-exist", GARDENER, ["when", "field"], "ownres", /Unknown fact "ownres"/],
  ["names-exist", BEDS, ["derive", "field"], "sweetneeded", /Unknown field "sweetneeded"/],
  ["names-exist", BEDS, ["derive"], { ...DERIVED, fact: "servces" }, /Unknown fact "servces"/],
  ["comparison-fits-type", GARDENER, ["when", "value"], "two", /"owners" can never be "two"/],
  ["comparison-fits-type", BEDS, ["derive", "value"], "hihg", /"sweetNeeded" can never be "hihg"/],
  ["levels-covered", SWEET, ["value", "values"], { low: 0 }, /Missing "high" of "sweetness"/],
  ["levels-covered", SHINE, ["value", "values", "maybe"], 0.5, /"shiny" can never be "maybe"/],
  ["prior-fits-type", QUESTION, ["prior", "shares"], { low: 0.4, high: 0.5 }, /add up to 1, found 0.9/],
  ["prior-fits-type", QUESTION, ["prior", "shares"], { low: 0.4, hgih: 0.6 }, /Unknown answer "hgih"/],
  ["objective-has-criterion", SHINE, ["objective"], "taste", /"looks" has no criterion/],
  ["position-is-unique", SHINE, ["position"], 1, /Position 1 is taken by/],
  ["everything-is-read", SHINE, ["value"], 0.5, /"shiny" is read by no criterion/],
  [
    "everything-is-read",
    RULE,
    ["when"],
    { field: "sweet", operator: "known" },
    /"sweetNeeded" is read by no/,
  ],
  ["option-key-order", APPLE, ["component"], "orchard", /"component" further up/],
  ["slots-exist", SWEET, ["slots"], ["bowle"], /Unknown slot "bowle"/],
  ["slots-exist", APPLE, ["neverFirst"], { bowle: "Too sour." }, /does not fill a slot "bowle"/],
  ["follows-fit", SHINY, ["follows", "0", "from"], "sweetnes", /Unknown attribute "sweetnes"/],
  ["follows-fit", SHINY, ["follows", "0", "values", "high"], "very", /"shiny" to be true or false/],
  ["follows-fit", APPLE, ["attributes", "shiny", "follows"], "sweetness", /leave `follows` out/],
  ["pairings-exist", PAIRING, ["from", "option"], "fruit/aple", /Unknown option "fruit\/aple"/],
  ["pairings-exist", PAIRING, ["from", "modes", "0"], "frehs", /Unknown mode "frehs"/],
  ["pairings-exist", PAIRING, ["to", "0"], { option: "fruit/pear" }, /Unknown option "fruit\/pear"/],
  ["exceptions-used", CATEGORY, ["without"], ["shny"], /no common attribute "shny"/],
  ["examples-hold", RULE, ["require", "operator"], "atMost", /under fires does not/],
  ["examples-hold", GARDENER, ["when", "operator"], "atMost", /under silent does not/],
  ["examples-hold", SWEET, ["examples", "0", "value"], 0.5, /expected 0.5, found 1 to 1/],
  ["misconceptions-hold", WRONG, ["expect", "0", "atMost"], undefined, /Expected equals, atLeast or atMost/],
  ["misconceptions-hold", WRONG, ["expect", "0", "mode"], "dried", /on stall atMost "low", found "high"/],
  ["misconceptions-hold", WRONG, ["expect", "0", "mode"], undefined, /apple\/dried on stall/],
  ["misconceptions-hold", WRONG, ["expect", "0", "offering"], "shop", /No variant of "apple"/],
  ["misconceptions-hold", WRONG, ["expect", "0", "option"], "pear", /Unknown option "fruit\/pear"/],
];

/** What one changed value cannot do: another order of keys, and a field that nothing reads. */
function prepared([id, file, path, value]: Case): TextFile[] {
  const files = fruitFiles(file, path, value);
  if (id === "option-key-order") {
    return files.map((one) => (one.path === APPLE ? { ...one, text: moved(one.text, "component") } : one));
  }
  const needsOther = id === "everything-is-read" && file === RULE;
  return needsOther ? files.map((one) => (one.path === RULE ? withoutField(one) : one)) : files;
}

function moved(text: string, key: string): string {
  const { [key]: value, ...others } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify({ ...others, [key]: value });
}

function withoutField(file: TextFile): TextFile {
  const rule = JSON.parse(file.text) as Record<string, unknown>;
  const when = { attribute: "sweetness", operator: "known" };
  const require = { attribute: "sweetness", operator: "equals", value: "high" };
  return { ...file, text: JSON.stringify({ ...rule, when, require }) };
}

describe("each lint", () => {
  test("finds nothing in a base that is right", () => {
    expect(lint(fruitFiles())).toEqual([]);
  });

  test.each(cases)("%s: %s %j = %j", (...args) => {
    const [id, file, , , message] = args;
    const found = lint(prepared(args)).filter((finding) => finding.id === id);
    expect(found.map((finding) => finding.message).join("\n")).toMatch(message);
    const place = id === "objective-has-criterion" ? CATEGORY : file;
    if (id !== "everything-is-read") expect(found.map((finding) => finding.file)).toContain(place);
    expect(found.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
  });

  test("has a case above", () => {
    const ids = new Set(cases.map(([id]) => id));
    expect([...checks, ...lints].map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });
});

const ruleFile = (id: string, kind: object, fires: object, silent: object): TextFile => ({
  path: `categories/fruit/rules/${id}.yaml`,
  text: JSON.stringify({
    id,
    title: id,
    because: "A test.",
    reason: "A test.",
    ...kind,
    examples: { fires: [fires], silent: [silent] },
  }),
});
const sweet = (level: string) => ({ field: "sweetNeeded", operator: "equals", value: level });

test("a rule that leaves no option is found", () => {
  const require = { attribute: "shiny", operator: "equals", value: false };
  const rule = ruleFile(
    "dull",
    { kind: "exclude", when: sweet("high"), require },
    { workload: { sweetNeeded: "high" }, option: { shiny: true } },
    { workload: { sweetNeeded: "high" }, option: { shiny: false } },
  );
  const found = lint([...fruitFiles(), rule]).filter(({ id }) => id === "rules-agree");
  expect(found.map(({ file, message }) => [file, message])).toEqual([
    [rule.path, 'Removes every option of the slot "bowl" in each of its own examples.'],
  ]);
});

test("rules that derive two values for one field at once are found", () => {
  const derives = (id: string, value: string, level: string) =>
    ruleFile(
      id,
      {
        kind: "derive",
        when: sweet(level),
        derive: { field: "sugar", type: SUGAR, scope: "workload", value, strength: "prefer" },
      },
      { workload: { sweetNeeded: level } },
      { workload: {} },
    );
  const of = (a: TextFile, b: TextFile) =>
    lint([...fruitFiles(), a, b]).filter(({ id }) => id === "rules-agree");
  expect(of(derives("one", "brown", "high"), derives("two", "white", "low"))).toEqual([]);
  const [found] = of(derives("one", "brown", "high"), derives("two", "white", "high"));
  expect(found?.message).toBe('Derives "sugar" in a workload for which "two" derives something else.');
});
const SUGAR = { kind: "enum", values: { brown: "brown", white: "white" } };

test("an option says which of several slots it fills", () => {
  const slots = ["bowl", "box"].map((id) => ({ id, question: "Which fruit?", perFlow: false }));
  const found = lint(fruitFiles(CATEGORY, ["slots"], slots)).filter(({ id }) => id === "slots-exist");
  expect(found.map(({ file, message }) => [file, message])).toContainEqual([
    APPLE,
    "The category has several slots, and this option names none.",
  ]);
});

test("findings point at the line and column of what is wrong", () => {
  const [finding] = lint(fruitFiles(RULE, ["when", "value"], "hihg")).filter(
    ({ id }) => id === "comparison-fits-type",
  );
  const text =
    fruitFiles(RULE, ["when", "value"], "hihg")
      .find(({ path }) => path === RULE)
      ?.text.split("\n") ?? [];
  const line = text.findIndex((one) => one.includes('"hihg"'));
  expect(finding).toMatchObject({
    line: line + 1,
    column: (text[line] ?? "").indexOf('"hihg"') + 1,
    tip: 'Did you mean "high"?',
  });
});

test("derive rules that wait for each other are a finding, not a crash", () => {
  const rule = (id: string, field: string, reads: string) => ({
    path: `categories/fruit/rules/${id}.yaml`,
    text: JSON.stringify({
      id,
      kind: "derive",
      title: id,
      because: "A test.",
      reason: "A test.",
      when: { field: reads, operator: "known" },
      derive: {
        field,
        value: "high",
        strength: "must",
        type: { kind: "levels", levels: { low: "l", high: "h" } },
        scope: "workload",
      },
      examples: { fires: [{ workload: { [reads]: "high" } }], silent: [{ workload: {} }] },
    }),
  });
  const found = lint([...fruitFiles(), rule("first", "a", "b"), rule("second", "b", "a")]);
  expect(found.filter(({ id }) => id === "derive-rules-are-ordered").map(({ message }) => message)).toEqual([
    "Derive rules form a cycle: first, second",
  ]);
});

test("a folder of one's own is held to the base that it extends, and to nothing in it", () => {
  const { base } = lintKnowledge(fruitFiles());
  const own = fruitFiles(APPLE, ["attributes", "shiny", "value"], "very").filter(
    ({ path }) => path === APPLE,
  );
  const { findings } = lintKnowledge(own, { onto: base, origin: "own" });
  expect(findings.map(({ id, file }) => [id, file])).toEqual([["value-fits-type", APPLE]]);
});

test.each([
  ["2026-02-02", /was read on 2026-02-03, after 2026-02-02/],
  ["2026-02-03", /^$/],
  ["2027-02-03", /^$/],
  ["2027-02-04", /had to be read again by 2027-02-03/],
])("with the day %s it finds what was read too long ago, or later", (today, message) => {
  const found = lintKnowledge(fruitFiles(), undefined, today).findings;
  expect(found.every(({ id, file }) => id === "recently-read" && file === APPLE)).toBe(true);
  expect(found[0]?.message ?? "").toMatch(message);
  expect(found).toHaveLength(message.source === "^$" ? 0 : 3);
});

test("findings are in the order in which one reads", () => {
  const at = (file: string, line: number, column: number) =>
    ({ id: "x", level: "error", file, line, column, message: "" }) as const;
  const sorted = [at("a", 1, 2), at("a", 2, 1), at("a", 10, 1), at("b", 1, 1)];
  expect(inReadingOrder([sorted[3]!, sorted[2]!, sorted[0]!, sorted[1]!])).toEqual(sorted);
});
