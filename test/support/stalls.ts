import type { Cell } from "../../src/model/attribute.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Option } from "../../src/model/option.ts";
import type { Value } from "../../src/model/value.ts";
import type { Io } from "../../src/shell/io.ts";
import { styleFor } from "../../src/shell/style.ts";
import type { Page } from "../../src/render/style.ts";
import { atLeast, base, fruit, option, question } from "./knowledge.ts";

/** A small base in which everything that a view has to show occurs: modes and offerings that differ, and unknown cells. */

function documented(value: Value, section: string): Cell {
  const source = { url: `https://fruit.example/${section.toLowerCase().replaceAll(" ", "-")}`, section };
  const note = `${section} says so | without doubt.`;
  return { value, note, basis: "documented", source, asOf: "3.1", checkedOn: "2026-02-03" };
}

const apple: Option = {
  ...option("apple", {}),
  title: "Apple",
  summary: "Keeps through the winter.",
  version: "3.1",
  component: "orchard",
  attributes: { shiny: documented(true, "Skin") },
  modes: {
    fresh: {
      title: "fresh apple",
      summary: "As picked.",
      attributes: { sweetness: documented("middle", "Taste") },
    },
    dried: {
      title: "dried apple",
      summary: "In rings.",
      attributes: { sweetness: documented("high", "Drying") },
    },
  },
  offerings: {
    "market-stall": {
      title: "stall on the market",
      summary: "Saturdays.",
      attributes: { weight: documented({ min: 100, max: 1000 }, "Crates") },
      modes: { fresh: {}, dried: { attributes: { shiny: documented(false, "Rings") } } },
    },
    "farm-shop": {
      title: "shop of the farm",
      summary: "Every day.",
      version: "3.0",
      attributes: { weight: documented(10_000, "Sacks") },
      modes: { fresh: {} },
    },
  },
};

const melon: Option = {
  ...option("melon", { shiny: false, sweetness: { min: "low", max: "high" } }),
  title: "メロン (melon)",
};

/** Apples, melons and a plum that nobody sells any more. */
export const stalls: KnowledgeBase = {
  ...base(
    fruit([apple, melon, { ...option("plum", { shiny: true }), status: retired() }], {
      rules: [
        {
          ...atLeast("sweetness", "sweetNeeded"),
          title: "Sweet enough",
          source: { url: "https://fruit.example/cake", section: "Cakes" },
          checkedOn: "2026-02-03",
          examples: {
            fires: [{ workload: { sweetNeeded: "high" }, option: { sweetness: "low" } }],
            silent: [{ workload: {} }],
          },
        },
      ],
      questions: [
        question("sweetNeeded", {
          title: "Sweetness needed",
          help: "Think of the cake.",
          prior: { shares: { low: 0.2, middle: 0.5, high: 0.3 }, because: "Most cakes are plain." },
          examples: [{ answer: "high", means: "A very sweet cake." }],
        }),
        question("order", { type: { kind: "order" }, role: "order", strength: "prefer" }),
      ],
    }),
  ),
  components: [
    {
      id: "orchard",
      title: "Orchard",
      summary: "Trees.",
      shareable: true,
      status: "active",
      operatedBy: ["team"],
    },
  ],
  misconceptions: [
    {
      id: "apples-are-sour",
      claim: "Apples are sour.",
      truth: "Dried ones are not.",
      source: { url: "https://fruit.example/drying", section: "Drying" },
      checkedOn: "2026-02-03",
      expect: [
        { category: "fruit", option: "apple", mode: "dried", attribute: "sweetness", atLeast: "high" },
      ],
    },
  ],
};

function retired(): Option["status"] {
  return { kind: "archived", since: "2020", source: { url: "https://fruit.example/plum", section: "End" } };
}

/** A page of this width, with or without colour. */
export function page(columns: number, colour = false): Page {
  const io = { env: colour ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }, stdout: {} } as unknown as Io;
  return { columns, style: styleFor(io, undefined) };
}
