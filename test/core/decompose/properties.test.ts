import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decompose } from "../../../src/core/decompose/decompose.ts";
import type { ContextMap, Relation } from "../../../src/model/context-map.ts";
import { Pattern } from "../../../src/model/context-map.ts";
import { Decomposition } from "../../../src/model/decomposition.ts";
import { published } from "../../support/published.ts";

const IDS = ["a", "b", "c", "d"];
const TEAMS = ["t", "u", "v"];

const anyContext = fc.record(
  {
    owner: fc.subarray(TEAMS, { maxLength: 2 }),
    kind: fc.constantFrom("own", "external", "big-ball-of-mud"),
    interface: fc.constantFrom("stable", "changing"),
    subdomain: fc.constantFrom("core", "generic"),
    effort: fc.integer({ min: 1, max: 9 }),
  },
  { requiredKeys: ["owner"] },
);
const anyRelation = fc
  .record(
    {
      ends: fc.shuffledSubarray(IDS, { minLength: 2, maxLength: 2 }),
      mutual: fc.boolean(),
      patterns: fc.subarray(Pattern.options, { minLength: 1, maxLength: 3 }),
      exchange: fc.constantFrom("question", "command", "event"),
      answer: fc.constantFrom("at-once", "later", "none"),
      mayLag: fc.boolean(),
      communication: fc.constantFrom("synchronous", "asynchronous", "none"),
    },
    { requiredKeys: ["ends", "mutual"] },
  )
  .map(({ ends: [a, b], mutual, ...rest }) => ({
    ...(mutual ? { between: [a, b] } : { upstream: a, downstream: b }),
    ...rest,
  }));
const anyMap: fc.Arbitrary<ContextMap> = fc
  .record({
    contexts: fc.array(anyContext, { minLength: IDS.length, maxLength: IDS.length }),
    relations: fc.array(anyRelation, { maxLength: 7 }),
    offsets: fc.array(fc.integer({ min: -11, max: 12 }), {
      minLength: TEAMS.length,
      maxLength: TEAMS.length,
    }),
  })
  .map(({ contexts, relations, offsets }) => ({
    teams: TEAMS.map((id, n) => ({ id, utcOffset: offsets[n]!, people: 5 })),
    contexts: contexts.map((context, n) => ({ id: IDS[n]!, ...context })),
    relations: relations as Relation[],
  }));

const nowhere = () => ({ file: "f", line: 1, column: 1 });
const result = (contextMap: ContextMap) => {
  const workload = { name: "w", fields: {}, flows: [{ id: "main", fields: {} }], contextMap };
  return decompose(published, workload, "0", nowhere);
};
const errors = (map: ContextMap) =>
  result(map)
    .findings.filter(({ level }) => level === "error")
    .map(({ id, subject }) => `${id} ${subject.join(" ")}`);

describe("for any map", () => {
  test("the result fits its schema, and is the same twice", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        expect(Decomposition.safeParse(result(map)).error).toBeUndefined();
        expect(result(map)).toEqual(result(map));
      }),
    );
  });

  test("every context that is built here is in exactly one service, and no other is in any", () => {
    fc.assert(
      fc.property(anyMap, (map) => {
        for (const { kind, services } of result(map).contexts) {
          expect(services).toHaveLength(kind === "own" ? 1 : 0);
        }
      }),
    );
  });

  test("another owner of an owned context takes no error away", () => {
    fc.assert(
      fc.property(anyMap, fc.constantFrom(...IDS), fc.constantFrom(...TEAMS), (map, id, team) => {
        const contexts = map.contexts!.map((context) => {
          const owners = [context.owner ?? []].flat();
          const owned = context.id === id && owners.length > 0;
          return owned ? { ...context, owner: [...new Set([...owners, team])] } : context;
        });
        expect(errors({ ...map, contexts })).toEqual(expect.arrayContaining(errors(map)));
      }),
    );
  });

  test("a further relation takes no communication away from the others, but for what more readers decide", () => {
    fc.assert(
      fc.property(anyMap, anyRelation, (map, relation) => {
        const plain = { ...relation, exchange: "question" } as Relation;
        const before = result(map).relations;
        const after = result({ ...map, relations: [...map.relations!, plain] }).relations;
        expect(after.slice(0, -1)).toEqual(before);
      }),
    );
  });

  test("the order of the file decides nothing but the order of the result", () => {
    const said = (map: ContextMap) => {
      const { findings, relations } = result(map);
      const rules = findings.filter(({ about }) => about !== "chain");
      return [
        rules.map(({ id, subject }) => `${id} ${subject.join(" ")}`).sort(),
        relations.map(({ contexts, communication }) => `${contexts.join(" ")} ${communication}`).sort(),
        [...new Set(findings.map(({ id }) => id))].sort(),
      ];
    };
    fc.assert(
      fc.property(anyMap, (map) => {
        const turned = {
          teams: map.teams!.toReversed(),
          contexts: map.contexts!.toReversed(),
          relations: map.relations!.toReversed(),
        };
        expect(said(turned)).toEqual(said(map));
      }),
    );
  });
});
