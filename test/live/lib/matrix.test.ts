import { expect, test } from "vitest";
import { availableStarters } from "../../../src/scaffold/available-starters.ts";
import { entry } from "../../scaffold/part.ts";
import { matrix } from "./matrix.ts";

const selection = (option: string) => ({ category: "queue", option, mode: "plain" });
const proof = {
  level: "ran" as const,
  date: "2026-01-31",
  ranOn: [],
  checks: [],
  hashes: { base: "1", one: "1" },
};

test("has a line for each option and a column for each language, with what holds by now", () => {
  const index = ["go", "typescript"].map((language) => entry({ id: "base", provides: "base", language }));
  const starters = availableStarters([
    ...index,
    entry({ id: "one", provides: selection("one"), language: "go", proof }),
    entry({ id: "one", provides: selection("one"), language: "typescript", proof, hash: "changed" }),
    entry({ id: "two", provides: selection("two"), language: "go" }),
  ]);
  expect(matrix(starters).split("\n")).toEqual([
    "                   go        typescript",
    "queue: one, plain  ran       rendered",
    "queue: two, plain  rendered  -",
  ]);
});
