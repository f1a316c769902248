import { join } from "node:path";
import { expect, test } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { runMain } from "../support/main.ts";
import { temporaryTree } from "../support/temporary-tree.ts";

/** Knowledge from a folder of the user's own: what CONTRIBUTING says it takes to add one thing, and no code. */

const cell = (value: string) =>
  `{ value: ${value}, note: ours, basis: judgement, reason: ours, asOf: "1", checkedOn: "2026-11-22" }`;

const option = (id: string, cells: Record<string, string>) => `id: ${id}
title: ${id}
summary: Our own.
version: "1"
status: { kind: active }
attributes:
${Object.entries(cells)
  .map(([name, value]) => `  ${name}: ${cell(value)}`)
  .join("\n")}
modes: { plain: { title: plain, summary: plain, attributes: {} } }
offerings: { here: { title: here, summary: here, attributes: {}, modes: { plain: {} } } }
`;

async function decided(knowledge: string, ...args: string[]): Promise<Decision> {
  const { stdout, stderr } = await runMain([
    "advise",
    ...args,
    "--knowledge",
    knowledge,
    "--json",
    "--samples",
    "500",
  ]);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Decision;
}

const named = (decision: Decision) => {
  const [outcome] = decision.outcomes;
  return [...(outcome?.ranking ?? []), ...(outcome?.excluded ?? [])].map((one) => one.option);
};

test("an option is one file", async () => {
  const own = temporaryTree({
    "categories/message-queue/options/house-queue.yaml": option("house-queue", {
      "work-sharing": "per-message",
    }),
  });
  const decision = await decided(own, "--set", "messageKind=work-once");
  expect(named(decision)).toContain("house-queue");
});

test("a rule is one file", async () => {
  const own = temporaryTree({
    "categories/message-queue/rules/no-redis-here.yaml": `id: no-redis-here
kind: exclude
title: No Redis here
because: The platform team does not offer it.
reason: A house rule.
when: { field: messageKind, operator: known }
require: { attribute: option, operator: notEquals, value: redis }
examples:
  fires: [{ workload: { messageKind: work-once }, option: { option: redis } }]
  silent: [{ workload: { messageKind: work-once }, option: { option: kafka } }]
`,
  });
  const decision = await decided(own, "--set", "messageKind=work-once");
  const redis = decision.outcomes[0]?.excluded.find(({ option: id }) => id === "redis");
  expect(redis?.violations.map(({ rule }) => rule)).toContain("no-redis-here");
});

const lock = (file: string) => join("categories/lock-service", file);

test("a category is one folder, and shares what is common to all", async () => {
  const own = temporaryTree({
    [lock("category.yaml")]: `id: lock-service
title: Lock service
summary: What keeps two from doing the same.
slots: [{ id: lock, question: What holds the lock?, perFlow: false }]
objectives:
  - { id: safety, title: Safety, from: two may hold it, to: only one does }
  - { id: low-effort, title: Low effort, from: a cluster to learn, to: nothing new }
  - { id: fit, title: Fit, from: no client, to: clients for every language }
  - { id: freedom, title: Freedom, from: one vendor, to: open }
orderBecause: A lock that two hold is none.
`,
    [lock("attributes/fencing.yaml")]: `id: fencing
title: Fencing tokens
description: Whether a holder that was cut off can be told from its successor.
type: { kind: boolean }
volatility: { months: 24, because: Changes with major versions. }
`,
    [lock("questions/fencing-needed.yaml")]: `id: fencing-needed
field: fencingNeeded
title: Fencing
prompt: May a holder that was cut off still write?
scope: workload
type: { kind: boolean }
strength: must
changeable: true
position: 5000
prior: { shares: { "true": 0.5, "false": 0.5 }, because: Nobody knows. }
examples: [{ answer: true, means: "No: its writes have to be told from those of its successor." }]
`,
    [lock("criteria/fencing.yaml")]: `id: fencing
title: Fencing
summary: Whether there are fencing tokens.
objective: safety
share: 1
position: 1
value: { kind: levels, attribute: fencing, values: { "true": 1, "false": 0 } }
because: A paused holder wakes up and writes.
examples: [{ workload: {}, option: { fencing: true }, value: 1 }]
`,
    [lock("rules/fencing.yaml")]: `id: fencing
kind: exclude
title: Fencing tokens
because: A paused holder wakes up and writes.
reason: The requirement itself names what an option must do.
when: { field: fencingNeeded, operator: equals, value: true }
require: { attribute: fencing, operator: equals, value: true }
examples:
  fires: [{ workload: { fencingNeeded: true }, option: { fencing: false } }]
  silent: [{ workload: { fencingNeeded: false }, option: { fencing: false } }]
`,
    [lock("options/raft-lock.yaml")]: option("raft-lock", {
      fencing: "true",
      hosting: "self-run",
      processes: "3",
    }),
    [lock("options/file-lock.yaml")]: option("file-lock", { fencing: "false", hosting: "in-process" }),
  });
  const ends = await runMain(["kb", "lint", own]);
  expect(ends.stdout).not.toMatch(/ error /);
  const strict = await decided(own, "--set", "fencingNeeded=true", "--set", "operations=dedicated");
  expect(strict.outcomes.map(({ title }) => title)).toEqual(["Lock service"]);
  expect(strict.outcomes[0]?.ranking.map(({ option: id }) => id)).toEqual(["raft-lock"]);
  const nobody = await decided(own, "--category", "lock-service", "--set", "operations=none");
  expect(nobody.outcomes[0]?.ranking.map(({ option: id }) => id)).toEqual(["file-lock"]);
  expect(nobody.outcomes[0]?.excluded[0]?.violations.map(({ rule }) => rule)).toEqual(["nobody-operates"]);
});
