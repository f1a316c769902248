import { describe, expect, test } from "vitest";
import { compareOptions } from "../../../src/core/compare-options.ts";
import { decompose } from "../../../src/core/decompose/decompose.ts";
import { withFollowingFields } from "../../../src/core/decompose/with-following-fields.ts";
import { toWorkload } from "../../../src/knowledge/read-workload.ts";
import type { ContextMap, Relation } from "../../../src/model/context-map.ts";
import type { DecompositionRule } from "../../../src/model/decomposition-rule.ts";
import type { KnowledgeBase } from "../../../src/model/knowledge.ts";
import { published, type Answers } from "../../support/published.ts";

const result = (map: ContextMap, base: KnowledgeBase = published) => {
  const workload = toWorkload(map, base);
  const locate = (path: readonly PropertyKey[]) => ({ file: "f", line: Number(path[1] ?? 0) + 1, column: 1 });
  return decompose(base, workload, "0", locate);
};
const found = (map: ContextMap) => result(map).findings.map(({ id }) => id);

const teams = [{ id: "t" }, { id: "u" }];
const contexts = [
  { id: "a", owner: "t" },
  { id: "b", owner: "u" },
];
const relation = (rest: Relation): ContextMap => ({
  contexts,
  teams,
  relations: [{ upstream: "a", downstream: "b", patterns: ["published-language"], ...rest }],
});

describe("communication", () => {
  const of = (rest: Relation) => result(relation(rest)).relations[0]!;

  test("needs that are at odds leave it undecided, with both reasons", () => {
    const { communication, reasons } = of({ answer: "at-once", changes: ["a", "b"] });
    expect(communication).toBe("undecided");
    expect(reasons.map((reason) => reason.communication)).toEqual(["synchronous", "asynchronous"]);
  });

  test.each<[string, Relation, [string | undefined, string | undefined]]>([
    ["a question goes to the upstream", { exchange: "question", answer: "at-once" }, ["b", "a"]],
    ["a command goes to the upstream", { exchange: "command", answer: "later" }, ["b", "a"]],
    ["an event comes from the upstream", { exchange: "event", answer: "none" }, ["a", "b"]],
    ["messages come from the upstream", { communication: "asynchronous" }, ["a", "b"]],
    ["calls go to the upstream", { communication: "synchronous" }, ["b", "a"]],
    ["a copy comes from the upstream", { exchange: "question", mayLag: true }, ["a", "b"]],
    ["a later answer is no copy", { exchange: "question", mayLag: true, answer: "later" }, ["b", "a"]],
    ["what is stated starts it", { exchange: "command", answer: "later", starts: "a" }, ["a", "b"]],
    ["nothing goes nowhere", { communication: "none" }, [undefined, undefined]],
  ])("%s", (_, rest, ends) => {
    const { from, to } = of(rest);
    expect([from, to]).toEqual(ends);
  });

  test("nothing says who starts between two that depend on each other", () => {
    const map = { contexts, teams, relations: [{ between: ["a", "b"], answer: "at-once" }] } as ContextMap;
    const [placed] = result(map).relations;
    expect(placed).toMatchObject({ communication: "synchronous", mutual: true });
    expect(placed).not.toHaveProperty("from");
  });
});

describe("findings", () => {
  test("the way between two teams is the shorter one round the earth", () => {
    const far = (one: number, other: number) =>
      found({
        contexts,
        teams: [
          { id: "t", utcOffset: one },
          { id: "u", utcOffset: other },
        ],
        relations: [{ between: ["a", "b"], patterns: ["partnership"] }],
      });
    expect(far(12, -11)).toEqual([]);
    expect(far(12, 2)).toEqual(["partnership-between-distant-teams"]);
  });

  test("nobody is asked to agree with nobody", () => {
    const [first] = contexts;
    const map = { teams, contexts: [first!, { id: "b" }], relations: [{ upstream: "a", downstream: "b" }] };
    expect(found(map)).toEqual(["context-without-owner"]);
  });

  test("people are counted only where all teams state them", () => {
    const many = Array.from({ length: 10 }, (_, n) => ({ id: `c${String(n)}`, owner: n < 5 ? "t" : "u" }));
    const small = (people: number | undefined) => {
      const second = people === undefined ? { id: "u" } : { id: "u", people };
      return found({ teams: [{ id: "t", people: 5 }, second], contexts: many });
    };
    expect(small(5)).toContain("small-organisation-many-services");
    expect(small(undefined)).not.toContain("small-organisation-many-services");
  });

  test("mutual dependence is no circle", () => {
    const relations: Relation[] = [
      { between: ["a", "b"], patterns: ["shared-kernel"] },
      { upstream: "b", downstream: "a", patterns: ["published-language"] },
    ];
    expect(found({ teams, contexts, relations })).toEqual([]);
    const circle = relations.with(0, { upstream: "a", downstream: "b", patterns: ["published-language"] });
    expect(found({ teams, contexts, relations: circle })).toEqual(["cycle-of-dependence"]);
  });

  test("the chain that crosses most teams is shown, though a longer one stays within its team", () => {
    const own = ["a", "b", "c", "d", "x", "y"];
    const owner = (id: string) => (id === "x" ? "u" : "t");
    const calls = ["ab", "bc", "cd", "ax", "xy"];
    const map: ContextMap = {
      teams,
      contexts: own.map((id) => ({ id, owner: owner(id) })),
      relations: calls.map((pair) => ({
        upstream: pair[1]!,
        downstream: pair[0]!,
        patterns: ["published-language"],
        communication: "synchronous",
      })),
    };
    const chains = result(map).findings.filter(({ about }) => about === "chain");
    expect(chains.map(({ id, subject }) => [id, subject.join("")])).toEqual([
      ["calls-across-several-teams", "axy"],
    ]);
  });

  test("errors come first, each in the order of the file", () => {
    const map = relation({ patterns: ["conformist", "customer-supplier"] });
    const mixed = {
      ...map,
      contexts: [
        { id: "a", owner: ["t", "u"], interface: "changing" as const },
        { id: "b", owner: "u", kind: "external" as const, subdomain: "core" as const },
        { id: "c", owner: ["t", "u"] },
      ],
    };
    expect(result(mixed).findings.map(({ level, line }) => `${level} ${String(line)}`)).toEqual([
      "error 1",
      "error 1",
      "error 3",
      "warning 1",
      "warning 1",
      "warning 2",
    ]);
  });
});

describe("services", () => {
  test("a stated one is taken; its name is not given to another", () => {
    const map = { contexts, teams, services: [{ id: "b", contexts: ["a"] }] };
    expect(result(map).services.map(({ id, origin, contexts: of }) => [id, origin, of])).toEqual([
      ["b", "stated", ["a"]],
      ["b-service", "proposed", ["b"]],
    ]);
  });

  test("rules that disagree propose none, and both are shown", () => {
    const refuses: DecompositionRule = {
      ...published.decomposition.find(({ kind }) => kind === "service")!,
      id: "never",
      kind: "service",
      about: "context",
      when: { field: "owners", operator: "equals", value: 1 },
      service: false,
    };
    const base = { ...published, decomposition: [...published.decomposition, refuses] };
    const { services, contexts: placed } = result({ contexts, teams }, base);
    expect(services).toEqual([]);
    expect(placed[0]!.reasons.map(({ rule }) => rule)).toEqual(["service-per-context", "never"]);
  });
});

test("a flow called main keeps what it states when relations need several flows", () => {
  const map = {
    contexts,
    relations: [
      { upstream: "a", downstream: "b", exchange: "event", answer: "none" },
      { upstream: "b", downstream: "a", exchange: "command", answer: "later" },
    ],
    flows: [{ id: "main", ordering: "per-key" }],
  };
  const { flows } = withFollowingFields(published, toWorkload({ ...map, teams } as Answers, published));
  expect(flows.map(({ id, fields }) => [id, fields["ordering"]?.value])).toEqual([
    ["fact-for-many", "per-key"],
    ["work-once", "per-key"],
  ]);
});

test("a comparison rests on what follows", () => {
  const knowledge = published.categories.find(({ category }) => category.id === "message-queue")!;
  const options = knowledge.options.slice(0, 4).map((option) => ({ option }));
  const compared = (answers: Answers) => {
    const workload = toWorkload(answers, published);
    return compareOptions(published, knowledge, options, {
      version: "0",
      modes: false,
      onlyDifferences: false,
      workload,
    }).assessments;
  };
  const map = relation({ exchange: "event", answer: "none" });
  const stated = {
    messageKind: "fact-for-many",
    consumers: "elsewhere",
    serviceCount: 2,
  };
  expect(compared(map as Answers)).toEqual(compared(stated));
  expect(compared(map as Answers)).not.toEqual(compared({}));
});
