import { expect, it } from "vitest";
import { availableStarters, findStarter } from "../../src/scaffold/available-starters.ts";
import { entry } from "./part.ts";

const base = entry({ id: "base", provides: "base", hash: "b" });
const proof = (hashes: Record<string, string>) => ({
  level: "ran" as const,
  date: "2026-01-31",
  ranOn: [{ name: "node", version: "24.0.0" }],
  checks: ["queue-contract"],
  hashes,
});

it("makes a starter of the base and each part of its language", () => {
  const index = [entry({ id: "z" }), entry({ id: "java", language: "java" }), base, entry({ id: "a" })];
  const starters = availableStarters(index);
  expect(starters.map(({ parts }) => parts.map(({ id }) => id))).toEqual([
    ["base", "a"],
    ["base", "z"],
  ]);
});

it.each([
  ["no proof", entry(), "rendered"],
  ["a proof of these files", entry({ proof: proof({ base: "b", "some-part": "1" }) }), "ran"],
  ["a proof of another base", entry({ proof: proof({ base: "old", "some-part": "1" }) }), "rendered"],
  ["a proof of another part", entry({ proof: proof({ base: "b", "some-part": "old" }) }), "rendered"],
  ["a proof without the base", entry({ proof: proof({ "some-part": "1" }) }), "rendered"],
])("says what is proved with %s", (_, part, level) => {
  expect(availableStarters([base, part])[0]?.proofLevel).toBe(level);
});

it("finds a starter by language, option and mode", () => {
  const selection = { category: "message-queue", option: "some-broker", mode: "some-mode" };
  const index = [base, entry()];
  expect(findStarter(index, "typescript", selection)?.parts).toEqual([base, entry()]);
  expect(findStarter(index, "typescript", { ...selection, mode: "other" })).toBeUndefined();
  expect(findStarter(index, "java", selection)).toBeUndefined();
});
