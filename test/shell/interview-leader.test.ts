import { expect, test } from "vitest";
import { slotsNamed } from "../../src/core/slots.ts";
import { toWorkload } from "../../src/knowledge/read-workload.ts";
import { leaderLines } from "../../src/shell/interview/leader.ts";
import { leaders, published, ranking, type Answers } from "../support/published.ts";

const lines = leaderLines(published);
const slots = slotsNamed(published, ["message-queue"]);
const lineFor = (answers: Answers) => lines(toWorkload(answers, published), slots).join("\n");
const titleOf = (id: string) =>
  published.categories.flatMap(({ options }) => options).find((option) => option.id === id)!.title;

const WORKLOADS: Answers[] = [
  {},
  { messageKind: "work-once", operated: ["postgresql"], operations: "none" },
  { messageKind: "fact-for-many", lossTolerance: "node-safe", cloud: "aws", managed: "required" },
];

test.each(WORKLOADS)("names the leaders, their score and how many options fit: %j", (answers) => {
  const line = lineFor(answers);
  const best = ranking(answers);
  const level = leaders(answers);
  expect(line).toContain(` with ${best[0]!.score.toFixed(3)}`);
  expect(line).toMatch(new RegExp(`; ${best.length} of \\d+ options still fit\\.$`));
  expect(level.map(titleOf).some((title) => line.includes(title))).toBe(true);
  expect(line.includes("lead level")).toBe(level.length > 1);
  const next = best[level.length];
  if (next !== undefined)
    expect(line).toContain(`, then ${titleOf(next.option)} with ${next.score.toFixed(3)};`);
});

test("says so when nothing fits any more", () => {
  const answers = {
    cloud: "azure",
    managed: "required",
    protocols: ["amqp-0-9-1"],
    licence: "permissive",
    ordering: "strict",
  };
  expect(ranking(answers)).toEqual([]);
  expect(lineFor(answers)).toMatch(/^Nothing fits any more: all \d+ options are removed\.$/);
});
