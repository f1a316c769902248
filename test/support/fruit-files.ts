import type { TextFile } from "../../src/knowledge/load.ts";

const examples = {
  fires: [{ workload: { sweetNeeded: "high" }, option: { sweetness: "low" } }],
  silent: [{ workload: {} }, { workload: { sweetNeeded: "high" }, option: { sweetness: "high" } }],
};
const cell = (value: unknown) => ({
  value,
  note: "Written on the crate.",
  basis: "documented",
  source: { url: "https://fruit.example/crate", section: "Crate" },
  asOf: "2026",
  checkedOn: "2026-02-03",
});

const garden = (...owners: string[]) => ({
  teams: owners.map((id) => ({ id, people: 1 })),
  contexts: [{ id: "bed", owner: owners }],
});

/** A whole small base, file by file, without findings. */
const FILES = {
  "categories/fruit/category.yaml": {
    id: "fruit",
    title: "Fruit",
    summary: "What goes into the bowl.",
    slots: [{ id: "bowl", question: "Which fruit?", perFlow: false }],
    objectives: [
      { id: "taste", title: "Taste", from: "sour", to: "sweet" },
      { id: "looks", title: "Looks", from: "dull", to: "shiny" },
    ],
    orderBecause: "Taste comes first.",
  },
  "categories/fruit/attributes/sweetness.yaml": {
    id: "sweetness",
    title: "Sweetness",
    description: "How sweet it is.",
    type: { kind: "levels", levels: ["low", "high"] },
    volatility: { months: 12, because: "Seasons." },
  },
  "common/attributes/shiny.yaml": {
    id: "shiny",
    title: "Shiny",
    description: "Whether it shines.",
    type: { kind: "boolean" },
    follows: [{ from: "sweetness", values: { high: true }, because: "Sugar shines." }],
    volatility: { months: 12, because: "Seasons." },
  },
  "categories/fruit/criteria/sweet.yaml": {
    id: "sweet",
    title: "Sweet",
    summary: "How sweet.",
    objective: "taste",
    share: 1,
    position: 1,
    value: { kind: "levels", attribute: "sweetness", values: { low: 0, high: 1 } },
    because: "Sweet is good.",
    examples: [{ workload: {}, option: { sweetness: "high" }, value: 1 }],
  },
  "common/criteria/shine.yaml": {
    id: "shine",
    title: "Shine",
    summary: "Whether it shines.",
    objective: "looks",
    share: 1,
    position: 2,
    value: { kind: "levels", attribute: "shiny", values: { true: 1, false: 0 } },
    because: "Shine is good.",
    examples: [{ workload: {}, option: { shiny: false }, value: 0 }],
  },
  "categories/fruit/rules/sweet-enough.yaml": {
    id: "sweet-enough",
    kind: "exclude",
    title: "Sweet enough",
    because: "The cake needs it.",
    reason: "Taste.",
    when: { field: "sweetNeeded", operator: "equals", value: "high" },
    require: { attribute: "sweetness", operator: "atLeast", valueFrom: "sweetNeeded" },
    examples,
  },
  "categories/fruit/questions/sweet-needed.yaml": {
    id: "sweet-needed",
    field: "sweetNeeded",
    title: "Sweetness needed",
    prompt: "How sweet?",
    scope: "workload",
    type: { kind: "levels", levels: { low: "a little", high: "very" } },
    strength: "must",
    changeable: true,
    position: 10,
    prior: { shares: { low: 0.4, high: 0.6 }, because: "Cakes." },
    examples: [{ answer: "high", means: "A sweet cake." }],
  },
  "categories/fruit/options/apple.yaml": {
    id: "apple",
    title: "Apple",
    summary: "An apple.",
    version: "1",
    status: { kind: "active" },
    component: "orchard",
    attributes: { sweetness: cell("low"), shiny: cell(true) },
    modes: {
      fresh: { title: "fresh", summary: "As picked.", attributes: {} },
      dried: { title: "dried", summary: "In rings.", attributes: { sweetness: cell("high") } },
    },
    offerings: {
      stall: { title: "stall", summary: "On the market.", attributes: {}, modes: { fresh: {}, dried: {} } },
    },
  },
  "components/orchard.yaml": {
    id: "orchard",
    title: "Orchard",
    summary: "Trees.",
    shareable: true,
    status: "active",
    operatedBy: ["team"],
  },
  "pairings/apples-need-an-orchard.yaml": {
    id: "apples-need-an-orchard",
    kind: "requires",
    from: { option: "fruit/apple", modes: ["fresh"] },
    to: [{ component: "orchard" }],
    summary: "Apples grow in an orchard.",
    because: "Trees.",
    reason: "Seen.",
  },
  "misconceptions/apples-are-sweet.yaml": {
    id: "apples-are-sweet",
    claim: "Apples are sweet.",
    truth: "Fresh ones are not.",
    source: { url: "https://fruit.example/crate", section: "Crate" },
    checkedOn: "2026-02-03",
    expect: [{ category: "fruit", option: "apple", mode: "fresh", attribute: "sweetness", atMost: "low" }],
  },
  "decomposition/one-gardener.yaml": {
    id: "one-gardener",
    kind: "finding",
    about: "context",
    title: "A bed has one gardener",
    when: { field: "owners", operator: "atLeast", value: 2 },
    level: "error",
    finding: "several gardeners tend it.",
    tip: "Let one tend it.",
    because: "They tread on each other's feet.",
    reason: "Gardening.",
    examples: { fires: [garden("t", "u")], silent: [garden("t")] },
  },
  "decomposition/beds-are-sweet.yaml": {
    id: "beds-are-sweet",
    kind: "derive",
    about: "map",
    title: "Beds are sweet",
    when: { field: "people", operator: "atLeast", value: 2 },
    derive: { field: "sweetNeeded", value: "high", strength: "must" },
    because: "They face south.",
    reason: "Gardening.",
    examples: { fires: [garden("t", "u")], silent: [garden("t")] },
  },
};

export type FruitFile = keyof typeof FILES;

/** The base with one value changed: `path` leads to it, `undefined` takes it away. */
export function fruitFiles(file?: FruitFile, path: readonly string[] = [], value?: unknown): TextFile[] {
  return Object.entries(FILES).map(([name, data]) => ({
    path: name,
    text: JSON.stringify(name === file ? changed(data, path, value) : data, undefined, 1),
  }));
}

function changed(data: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(data)) return data.with(Number(key), changed(data[Number(key)], rest, value));
  const object = data as Record<string, unknown>;
  return { ...object, [key]: changed(object[key], rest, value) };
}
