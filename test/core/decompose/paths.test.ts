import { describe, expect, test } from "vitest";
import { cycles, longestPaths, type Edge, type Path } from "../../../src/core/decompose/paths.ts";

/** "a>b b>c" as links. */
const edges = (text: string): Edge[] =>
  text
    .split(" ")
    .filter((pair) => pair !== "")
    .map((pair, index) => ({ from: pair[0]!, to: pair[2]!, index }));
const shown = (paths: Path[]) => paths.map((path) => [path[0]!.from, ...path.map(({ to }) => to)].join(""));
const length = (path: Path) => [path.length];

describe("longest paths", () => {
  test.each([
    ["", []],
    ["a>b", ["ab"]],
    ["a>b b>c a>c", ["abc"]],
    ["a>b b>c d>c", ["abc", "dc"]],
    ["a>b b>a", []],
    ["a>b b>c c>b c>d", ["ab", "cd"]],
  ])("of %j are %j", (text, expected) => {
    expect(shown(longestPaths(edges(text), length))).toEqual(expected);
  });

  test("go by worth first", () => {
    const worth = (path: Path) => [path.filter(({ to }) => to === "z").length, path.length];
    expect(shown(longestPaths(edges("a>b b>c c>d a>z"), worth))).toEqual(["az"]);
  });

  test("are found in a ladder, where there are exponentially many", () => {
    const steps = Array.from({ length: 40 }, (_, n) => [
      { from: String(n), to: String(n + 1), index: n },
      { from: String(n), to: `${String(n)}x`, index: n },
      { from: `${String(n)}x`, to: String(n + 1), index: n },
    ]).flat();
    expect(longestPaths(steps, length)[0]).toHaveLength(80);
  });
});

describe("cycles", () => {
  test.each([
    ["a>b b>c", []],
    ["b>a a>b", ["aba"]],
    ["a>b b>c c>a c>b", ["abca", "bcb"]],
    ["a>b b>a c>d d>c b>c", ["aba", "cdc"]],
    ["a>a", ["aa"]],
  ])("of %j are %j", (text, expected) => {
    expect(shown(cycles(edges(text)))).toEqual(expected);
  });
});
