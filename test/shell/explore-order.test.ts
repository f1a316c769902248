import { describe, expect, test } from "vitest";
import type { Order } from "../../src/model/workload.ts";
import { createExplorer } from "../../src/shell/explore/places.ts";
import { viewOf } from "../../src/shell/explore/state.ts";
import { fruitExplorer, pressed, rankingIn, statedIn } from "../support/explored.ts";
import { base, fruit, option } from "../support/knowledge.ts";

const explorer = fruitExplorer();

describe("priorities", () => {
  const to = (row: number, ...keys: string[]) => ["tab", "tab", ...Array<string>(row).fill("down"), ...keys];
  const DEFAULT = ["taste", "looks", "price"];

  test.each<[string, Order | undefined, string[], Order | undefined]>([
    ["[ moves one up", undefined, to(1, "["), ["looks", "taste", "price"]],
    ["shift-up does so too", undefined, to(1, "shift-up"), ["looks", "taste", "price"]],
    [
      "] moves one down, and the cursor goes with it",
      undefined,
      to(0, "]", "]"),
      ["looks", "price", "taste"],
    ],
    ["the first stays", undefined, to(0, "["), undefined],
    ["the last stays", undefined, to(2, "]"), undefined],
    ["t ties with the one above", undefined, to(1, "t"), [["taste", "looks"], "price"]],
    ["a second t ties the next", undefined, [...to(1, "t"), "down", "t"], [["taste", "looks", "price"]]],
    ["the first ties with nothing", undefined, to(0, "t"), undefined],
    ["[ leaves a tie upwards", [["taste", "looks"], "price"], to(1, "["), ["looks", "taste", "price"]],
    ["] leaves a tie downwards", [["taste", "looks"], "price"], to(0, "]"), ["looks", "taste", "price"]],
    [
      "one alone passes a whole tie",
      [["taste", "looks"], "price"],
      to(2, "["),
      ["price", ["taste", "looks"]],
    ],
    ["one left out becomes the last ranked", ["price"], to(1, "["), ["price", "taste"]],
    ["one left out stays below with ]", ["price"], to(1, "]"), ["price"]],
    ["one left out ties with the last ranked", ["price"], to(2, "t"), [["price", "looks"]]],
    ["u takes the order back", ["price", "taste"], to(0, "u"), undefined],
    ["elsewhere [ changes nothing", undefined, ["["], undefined],
  ])("%s", (_, order, keys, expected) => {
    const values = order === undefined ? {} : { order };
    expect(statedIn(pressed(explorer, values, ...keys))["order"]).toEqual(expected);
  });

  test("objectives of other categories keep their place in the order", () => {
    const stall = fruit([option("apple", {})]);
    const other = fruit([option("nail", {})]);
    const tools = {
      ...other,
      category: {
        ...other.category,
        id: "tools",
        objectives: ["grip", "price"].map((id) => ({ id, title: id, from: "", to: "" })),
      },
    };
    const two = createExplorer(base(stall, tools), ["fruit"]);
    const state = pressed(two, { order: ["taste", "grip", "looks", "price"] }, ...to(1, "["));
    expect(statedIn(state)["order"]).toEqual(["looks", "taste", "grip", "price"]);
  });

  test("what is moved is weighed accordingly, at once", () => {
    const before = pressed(explorer, {});
    expect(rankingIn(explorer, before).indexOf("apple")).toBeLessThan(
      rankingIn(explorer, before).indexOf("lemon"),
    );
    const after = pressed(explorer, {}, ...to(1, "["));
    expect(viewOf(explorer, after).objectives.map(({ objective }) => objective.id)).toEqual([
      "looks",
      "taste",
      "price",
    ]);
    expect(rankingIn(explorer, after)[0]).toBe("lemon");
    expect(DEFAULT).toEqual(viewOf(explorer, before).objectives.map(({ objective }) => objective.id));
  });
});
