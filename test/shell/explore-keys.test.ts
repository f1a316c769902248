import { describe, expect, test } from "vitest";
import type { FieldValue } from "../../src/model/workload.ts";
import { keysIn, type InkKey } from "../../src/shell/explore/keys.ts";
import { createExplorer } from "../../src/shell/explore/places.ts";
import { press } from "../../src/shell/explore/reducer.ts";
import { saidText } from "../../src/shell/explore/texts.ts";
import { openState, viewOf, type Pane, type Panel } from "../../src/shell/explore/state.ts";
import { fruitExplorer, pressed, statedIn } from "../support/explored.ts";
import { base, fruit, option, question, stated } from "../support/knowledge.ts";

const explorer = fruitExplorer();
const TO_RIPE = ["down"];
const TO_CRATES = [...TO_RIPE, "down"];
const TO_COLOURS = [...TO_CRATES, "down"];

describe("answers", () => {
  test.each<[string, Record<string, FieldValue>, string[], Record<string, FieldValue>]>([
    ["right goes to the next level", { sweetNeeded: "low" }, ["right"], { sweetNeeded: "middle" }],
    ["left goes to the level before", { sweetNeeded: "high" }, ["left"], { sweetNeeded: "middle" }],
    ["the last level stays", { sweetNeeded: "high" }, ["right"], { sweetNeeded: "high" }],
    ["the first level stays", { sweetNeeded: "low" }, ["left"], { sweetNeeded: "low" }],
    ["from nothing, right gives the first", {}, ["right"], { sweetNeeded: "low" }],
    ["from nothing, left gives the last", {}, ["left"], { sweetNeeded: "high" }],
    ["a yes or no", {}, [...TO_RIPE, "right", "right"], { ripe: true }],
    ["a yes or no, back", { ripe: true }, ["left"], { ripe: false }],
    ["a number goes to the next one offered", { crates: 7 }, ["right"], { crates: 10 }],
    ["a number goes down to the next one offered", { crates: 7 }, ["left"], { crates: 1 }],
    ["a number beyond those offered stays", { crates: 500 }, ["right"], { crates: 500 }],
    ["u takes it back", { sweetNeeded: "low" }, ["u"], {}],
    [
      "z takes the last change back",
      { sweetNeeded: "low" },
      ["right", "right", "z"],
      { sweetNeeded: "middle" },
    ],
    ["z has an end", { sweetNeeded: "low" }, ["right", "z", "z"], { sweetNeeded: "low" }],
    [
      "names are switched on in their list",
      {},
      [...TO_COLOURS, "enter", "down", " "],
      { colours: ["green"] },
    ],
    ["and off", { colours: ["red", "green"] }, ["right", " ", "escape"], { colours: ["green"] }],
    ["a letter goes to a name", {}, [...TO_COLOURS, "right", "g", " "], { colours: ["green"] }],
    [
      "arrows change nothing where options are selected",
      { sweetNeeded: "low" },
      ["tab", "right"],
      { sweetNeeded: "low" },
    ],
  ])("%s", (_, values, keys, expected) => {
    expect(statedIn(pressed(explorer, values, ...keys))).toEqual(expected);
  });

  test("m makes a wish of a must, and a must of a wish", () => {
    const wish = pressed(explorer, { sweetNeeded: "high" }, "m");
    expect(wish.workload.fields["sweetNeeded"]?.strength).toBe("prefer");
    expect(press(explorer, wish, "m").workload.fields["sweetNeeded"]?.strength).toBe("must");
  });

  test("a changed answer keeps its strength", () => {
    const state = pressed(explorer, { sweetNeeded: "high" }, "m", "left");
    expect(state.workload.fields["sweetNeeded"]).toEqual({
      value: "middle",
      origin: "stated",
      strength: "prefer",
    });
  });

  test("a question is there once its condition holds, and the cursor stays on the answer that was changed", () => {
    const before = pressed(explorer, {}, ...TO_RIPE);
    const fields = (state: typeof before) =>
      viewOf(explorer, state).answers.map(({ question }) => question.field);
    expect(fields(before)).not.toContain("peeled");
    const after = press(explorer, press(explorer, before, "right"), "right");
    expect(fields(after)).toContain("peeled");
    expect(fields(after)[after.rows.answers]).toBe("ripe");
  });
});

describe("panes and panels", () => {
  test.each<[string[], Pane]>([
    [["tab"], "ranking"],
    [["tab", "tab"], "order"],
    [["tab", "tab", "tab"], "answers"],
    [["shift-tab"], "order"],
  ])("%j goes to %s", (keys, pane) => {
    expect(pressed(explorer, {}, ...keys).pane).toBe(pane);
  });

  test.each<[string[], Panel | undefined]>([
    [["?"], { kind: "help" }],
    [["?", "?"], undefined],
    [["a"], { kind: "shares" }],
    [["a", "escape"], undefined],
    [["s"], { kind: "save", file: "stall.yaml" }],
    [["s", "backspace", "x"], { kind: "save", file: "stall.yamx" }],
    [["s", "escape"], undefined],
    [[...TO_COLOURS, "enter"], { kind: "names", field: "colours", row: 0 }],
    [[...TO_COLOURS, "enter", "enter"], undefined],
  ])("%j shows %j", (keys, panel) => {
    expect(pressed(explorer, {}, ...keys).panel).toEqual(panel);
  });

  test.each([
    [["q"], { kind: "leave", how: "quit" }],
    [["ctrl-c"], { kind: "leave", how: "interrupt" }],
    [["s", "ctrl-c"], { kind: "leave", how: "interrupt" }],
    [["s", "enter"], { kind: "save", file: "stall.yaml" }],
    [["s", "q"], undefined],
    [["q", "down"], undefined],
  ])("%j leaves %j to the shell", (keys, effect) => {
    expect(pressed(explorer, {}, ...keys).effect).toEqual(effect);
  });

  test("a cursor stays within its rows", () => {
    expect(pressed(explorer, {}, "tab", "pageDown", "pageDown").rows.ranking).toBe(3);
    expect(pressed(explorer, {}, "tab", "up").rows.ranking).toBe(0);
  });
});

describe("several decisions", () => {
  const stall = fruit([option("apple", { sweetness: "high" }), option("lemon", { sweetness: "low" })]);
  const slots = [{ id: "bowl", question: "?", perFlow: true }];
  const perFlow = createExplorer(
    base({
      ...stall,
      category: { ...stall.category, slots },
      questions: [question("sweetNeeded", { scope: "flow" }), question("guests", { position: 2 })],
      rules: [...stall.rules],
    }),
    undefined,
  );
  const two = {
    name: "Two",
    fields: stated({ sweetNeeded: "low" }),
    flows: [
      { id: "cake", fields: stated({ sweetNeeded: "high" }) },
      { id: "tea", fields: {} },
    ],
  };
  const after = (...keys: string[]) =>
    keys.reduce((s, k) => press(perFlow, s, k), openState(two, "two.yaml"));

  test("a number, or an arrow at the title, goes to another", () => {
    expect(viewOf(perFlow, after("2")).place.flow).toBe("tea");
    expect(viewOf(perFlow, after("2", "1")).place.flow).toBe("cake");
    expect(viewOf(perFlow, after("tab", "right")).place.flow).toBe("tea");
    expect(viewOf(perFlow, after("9")).place.flow).toBe("cake");
  });

  test("an answer goes to the flow that states it, or could", () => {
    expect(after("left").workload.flows[0]?.fields["sweetNeeded"]?.value).toBe("middle");
    expect(after("left").workload.fields).toEqual(two.fields);
    expect(after("2", "right").workload.flows[1]?.fields["sweetNeeded"]?.value).toBe("middle");
    expect(after("2", "right").workload.flows[0]).toEqual(two.flows[0]);
  });

  test("the only flow keeps its own answers, and new ones go to the whole workload", () => {
    const [cake] = two.flows;
    const one = { ...two, flows: cake === undefined ? [] : [cake], fields: {} };
    const left = press(perFlow, openState(one, "one.yaml"), "left").workload;
    expect([left.flows[0]?.fields["sweetNeeded"]?.value, left.fields]).toEqual(["middle", {}]);
    const open = { ...one, flows: [{ id: "cake", fields: {} }] };
    const right = press(perFlow, openState(open, "one.yaml"), "right").workload;
    expect([right.flows[0]?.fields, right.fields["sweetNeeded"]?.value]).toEqual([{}, "low"]);
  });

  test("u takes the flow's own answer back first, then that for all", () => {
    const once = after("u");
    expect(once.workload.flows[0]?.fields).toEqual({});
    expect(once.workload.fields).toEqual(two.fields);
    expect(press(perFlow, once, "u").workload.fields).toEqual({});
  });
});

describe("what is said", () => {
  test.each<[string, Record<string, FieldValue>, string[], RegExp]>([
    [
      "who fell out, by which must",
      {},
      ["left"],
      /^sweetNeeded: unanswered -> high\. .*lemon removed by "sweetness as asked"; sloe removed by/,
    ],
    [
      "who fits again",
      { sweetNeeded: "high" },
      ["u"],
      /^sweetNeeded: taken back\. .*lemon fits again, without "sweetness as asked"/,
    ],
    [
      "who passes whom, by which criterion",
      {},
      ["tab", "tab", "down", "["],
      /^looks moved up\. lemon leads now, with .* \(before: (apple|melon)\); lemon \d -> 1: gains on "shine"/,
    ],
    [
      "that nothing moved",
      {},
      [...TO_RIPE, "right"],
      /^ripe: unanswered -> no\. .* leads? still, with \d\.\d{3}; no option moves\.$/,
    ],
    ["where an end is", { sweetNeeded: "high" }, ["right"], /^sweetNeeded: high is the last one\.$/],
  ])("%s", (_, values, keys, expected) => {
    expect(saidText(pressed(explorer, values, ...keys).said)).toMatch(expected);
  });
});

describe("keys as ink tells them", () => {
  const none: InkKey = {
    upArrow: false,
    downArrow: false,
    leftArrow: false,
    rightArrow: false,
    pageUp: false,
    pageDown: false,
    return: false,
    escape: false,
    tab: false,
    backspace: false,
    delete: false,
    ctrl: false,
    shift: false,
  };
  test.each<[string, Partial<InkKey>, string[]]>([
    ["", { upArrow: true }, ["up"]],
    ["", { upArrow: true, shift: true }, ["shift-up"]],
    ["", { tab: true, shift: true }, ["shift-tab"]],
    ["", { delete: true }, ["backspace"]],
    ["c", { ctrl: true }, ["ctrl-c"]],
    ["q", {}, ["q"]],
    ["\t\tu\r", {}, ["tab", "tab", "u", "enter"]],
    ["\u0003", {}, ["ctrl-c"]],
  ])("%j with %j is %j", (input, key, expected) => {
    expect(keysIn(input, { ...none, ...key })).toEqual(expected);
  });
});
