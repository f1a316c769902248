import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { published } from "../support/published.ts";
import { jointScores } from "./agreement.ts";
import { restingOn, withoutThings } from "./own-pages.ts";
import { chanceWithin, expectedRank, placeOf } from "./places.ts";
import { readCases } from "./read-cases.ts";
import { verdictOf, verdictReport } from "./verdicts.ts";

interface Flow {
  ranking: [option: string, score: number][];
  verdict?: { kind: string; options: string[] };
}

function decisionOf(...flows: Flow[]): Decision {
  const outcomes = flows.map(({ ranking, verdict }) => ({
    ranking: ranking.map(([option, score]) => ({ option, score })),
    excluded: [],
    verdict: verdict ?? { kind: "close", options: ranking.map(([option]) => option) },
  }));
  return { outcomes } as unknown as Decision;
}

describe("an adviser that leaves options tied is credited with what a lot would give it", () => {
  const opinion = new Map([
    ["best", 2],
    ["a", 1],
    ["b", 1],
    ["c", 1],
  ]);

  test.each([
    ["best", 1, 1],
    ["a", 1, 0],
    ["a", 2, 1 / 3],
    ["a", 3, 2 / 3],
    ["a", 4, 1],
    ["unknown", 4, 0],
  ])("%s within the first %i: %d", (option, most, chance) => {
    expect(chanceWithin(placeOf(option, opinion), most)).toBeCloseTo(chance, 10);
  });

  test("the expected rank of three that share the second place is the third; what is not taken stands last", () => {
    expect(expectedRank(placeOf("b", opinion), 9)).toBe(3);
    expect(expectedRank(placeOf("unknown", opinion), 9)).toBe(9);
  });
});

describe("the joint order of several flows", () => {
  test("is by the mean score of what fits every flow", () => {
    const one: Flow = { ranking: [["kept", 0.9], ["low", 0.8], ["gone", 0.7]] }; // prettier-ignore
    const two: Flow = { ranking: [["low", 0.9], ["kept", 0.4]] }; // prettier-ignore
    expect(jointScores(decisionOf(one, two)).map(({ option }) => option)).toEqual(["low", "kept"]);
  });

  test("keeps what may fail a must of one flow behind what surely meets it", () => {
    const one: Flow = { ranking: [["sure", 0.5], ["perhaps", 0.9]] }; // prettier-ignore
    const two: Flow = { ranking: [["perhaps", 0.9], ["sure", 0.5]] }; // prettier-ignore
    expect(jointScores(decisionOf(one, two)).map(({ option }) => option)).toEqual(["sure", "perhaps"]);
  });
});

describe("verdicts", () => {
  const winner = (option: string): Flow => ({
    ranking: [[option, 1]],
    verdict: { kind: "winner", options: [option] },
  });

  test("of flows with different winners are close, and none where one flow has none", () => {
    expect(verdictOf(decisionOf(winner("a"), winner("a")))).toBe("winner");
    expect(verdictOf(decisionOf(winner("a"), winner("b")))).toBe("close");
    expect(
      verdictOf(decisionOf(winner("a"), { ...winner("b"), verdict: { kind: "none", options: [] } })),
    ).toBe("none");
  });

  test("are counted with what they promise", () => {
    const close: Flow = { ranking: [["a", 1]], verdict: { kind: "close", options: ["a", "b", "c"] } };
    const report = verdictReport([
      { decision: decisionOf(winner("a")), chosen: "a" },
      { decision: decisionOf(winner("a")), chosen: "b" },
      { decision: decisionOf(close), chosen: "c" },
      { decision: decisionOf(close), chosen: "d" },
    ]);
    expect(report).toEqual({
      winners: 2,
      rightWinners: 1,
      closes: 2,
      nones: 0,
      closeSize: 3,
      coveredCloses: 1,
    });
  });
});

describe("what rests on the very case", () => {
  const [one] = readCases(published, "messaging");
  const knowledge = published.categories.find(({ category }) => category.id === "message-queue")!;
  const [rule, other] = knowledge.rules;
  const citing = (url: string) => ({
    ...published,
    categories: published.categories.map((category) =>
      category === knowledge
        ? { ...category, rules: [{ ...rule!, source: { url, section: "Decision" } }, other!] }
        : category,
    ),
  });

  test("is found by the page it cites, and by the name of those who decided", () => {
    expect(restingOn(one!, citing(`https://github.com/x/y/blob/main/${one!.pages[0]!}`))).toContain(rule!.id);
    expect(restingOn(one!, citing(`https://${one!.by[0]!}.org/blog`))).toContain(rule!.id);
    expect(restingOn(one!, citing("https://example.org/another-page"))).not.toContain(rule!.id);
  });

  test("is gone without it, and only in the category that is decided", () => {
    const left = withoutThings(published, one!.slot, [rule!.id]);
    const ids = (id: string) =>
      left.categories.find(({ category }) => category.id === id)?.rules.map((r) => r.id);
    expect(ids("message-queue")).not.toContain(rule!.id);
    expect(ids("message-queue")).toContain(other!.id);
    expect(ids("gateway")).toEqual(
      published.categories.find(({ category }) => category.id === "gateway")?.rules.map((r) => r.id),
    );
  });
});
