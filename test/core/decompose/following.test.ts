import { describe, expect, test } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import { decompose } from "../../../src/core/decompose/decompose.ts";
import { withFollowingFields } from "../../../src/core/decompose/with-following-fields.ts";
import { toWorkload } from "../../../src/knowledge/read-workload.ts";
import type { Relation } from "../../../src/model/context-map.ts";
import { published, type Answers } from "../../support/published.ts";

const contexts = ["a", "b", "c"].map((id) => ({ id }));
const event = (upstream: string, downstream: string): Relation => ({
  upstream,
  downstream,
  exchange: "event",
  answer: "none",
});
const command = (upstream: string, downstream: string): Relation => ({
  upstream,
  downstream,
  exchange: "command",
  answer: "later",
});
const workload = (relations: Relation[], answers: Answers = {}) =>
  toWorkload({ contexts, relations, ...answers }, published);
const known = (relations: Relation[], answers?: Answers) =>
  withFollowingFields(published, workload(relations, answers));
const valuesIn = (fields: Record<string, { value: unknown }>) =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

test("a workload without a context map stays the same", () => {
  const plain = toWorkload({ messageKind: "work-once" }, published);
  expect(withFollowingFields(published, plain)).toBe(plain);
});

test("events alone make one flow of facts", () => {
  const { fields, flows } = known([event("a", "b"), event("a", "c")]);
  expect(fields["messageKind"]).toEqual({
    value: "fact-for-many",
    origin: "derived",
    strength: "must",
    rule: "event-is-a-fact",
    restsOnStated: true,
  });
  expect(fields["serviceCount"]).toMatchObject({ value: 3, strength: "prefer", rule: "count-of-services" });
  expect(flows).toEqual([{ id: "main", fields: {} }]);
});

test("events and commands make a flow each, called by what sets them apart", () => {
  const { fields, flows } = known([event("a", "b"), command("a", "c"), event("c", "b")]);
  expect(Object.keys(fields)).toEqual(["serviceCount"]);
  expect(flows.map(({ id, fields: own }) => [id, valuesIn(own)])).toEqual([
    ["fact-for-many", { messageKind: "fact-for-many", consumers: "elsewhere" }],
    ["work-once", { messageKind: "work-once", consumers: "elsewhere" }],
  ]);
});

test("a relation that says less than the others has a flow with a name, too", () => {
  const open: Relation = { upstream: "b", downstream: "c", mayLag: true };
  const { flows } = known([event("a", "b"), command("a", "c"), open]);
  expect(flows.map(({ id }) => id)).toEqual(["fact-for-many", "work-once", "others"]);
});

test("what is inside one service needs no broker", () => {
  const services = [{ id: "s", contexts: ["a", "b", "c"] }];
  expect(valuesIn(known([event("a", "b")], { services }).fields)).toEqual({ serviceCount: 1 });
});

describe("what is stated", () => {
  const statuses = (relations: Relation[], answers: Answers) =>
    decompose(published, workload(relations, answers), "0", () => ({
      file: "f",
      line: 1,
      column: 1,
    })).fields.map(({ field, status }) => `${field} ${status}`);

  test("stays, and is said to", () => {
    const stated = { messageKind: "work-once", serviceCount: 40 };
    expect(known([event("a", "b")], stated).fields["messageKind"]).toMatchObject({
      value: "work-once",
      origin: "stated",
    });
    expect(statuses([event("a", "b")], stated)).toEqual([
      "serviceCount kept",
      "consumers derived",
      "messageKind kept",
    ]);
  });

  test("flows of its own get nothing added", () => {
    const flows = [{ id: "jobs", ordering: "per-key" }];
    const { fields, flows: after } = known([event("a", "b")], { flows });
    expect(Object.keys(fields)).toEqual(["serviceCount"]);
    expect(after.map(({ id, fields: own }) => [id, valuesIn(own)])).toEqual([
      ["jobs", { ordering: "per-key" }],
    ]);
  });
});

test("names of a set add up; values that disagree give nothing", () => {
  const map = {
    contexts: [
      { id: "a", callers: ["browsers"], languages: "java" },
      { id: "b", languages: ["go", "java"] },
    ],
    relations: [
      { upstream: "a", downstream: "b", answer: "at-once", protocol: "grpc" },
      { upstream: "a", downstream: "b", exchange: "question", answer: "later", mayLag: true },
    ],
  };
  const { fields } = withFollowingFields(published, toWorkload(map as Answers, published));
  expect(valuesIn(fields)).toEqual({
    callers: ["browsers", "internal"],
    serviceCount: 2,
    clientLanguages: ["go", "java"],
    callProtocols: ["grpc"],
    consumers: "elsewhere",
  });
});

test("a decision rests on what follows, and keeps the workload as it was stated", () => {
  const stated = workload([event("a", "b")]);
  const decision = decide(published, stated, {
    version: "0",
    seed: 1,
    samples: 100,
    completions: 2,
    command: "test",
  });
  expect(decision.workload).toEqual(stated);
  expect(decision.outcomes.map(({ category }) => category)).toEqual(["message-queue"]);
  expect(decision.outcomes[0]!.fields).toContainEqual(
    expect.objectContaining({ field: "messageKind", origin: "derived", rule: "event-is-a-fact" }),
  );
});
