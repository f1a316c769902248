import { expect, test } from "vitest";
import { readWorkload, toWritten } from "../../src/knowledge/read-workload.ts";
import { published } from "../support/published.ts";

const MAP = `teams:
  - { id: front, type: stream-aligned }
contexts:
  - { id: shop, owner: front, aggregates: [basket] }
  - { id: billing, owner: [front] }
relations:
  - { upstream: billing, downstream: shop, patterns: [conformist] }
services:
  - { id: web, contexts: [shop], aggregates: [basket] }
`;
const read = (text: string) => readWorkload("map.yaml", text, published);
const told = (text: string) =>
  read(text).findings.map(({ line, column, message, tip = "" }) =>
    `${String(line)}:${String(column)} ${message} ${tip}`.trim(),
  );

test("a whole map is read as it is written, and written as it was read", () => {
  const { workload, findings } = read(MAP);
  expect(findings).toEqual([]);
  expect(workload?.contextMap?.relations).toEqual([
    { upstream: "billing", downstream: "shop", patterns: ["conformist"] },
  ]);
  const again = read(JSON.stringify(toWritten(workload!, published)));
  expect(again.workload).toEqual(workload);
});

test("a workload without a map has none", () => {
  expect(read("messageKind: work-once").workload).not.toHaveProperty("contextMap");
});

test.each([
  ["type: stream-aligned", "type: stream", /^2:24 Expected "teams.0.type" to be one of stream-aligned/],
  ["id: front,", "di: front,", /^2:5 Missing "teams.0.id"/],
  ["owner: front", "owner: frnot", /^4:24 Unknown team "frnot".* Did you mean "front"\?$/],
  ["owner: [front]", "owner: [front, back]", /^5:35 Unknown team "back"/],
  ["owner: front", "ownr: front", /^4:17 Unknown field "ownr". Did you mean "owner"\?$/],
  ["upstream: billing", "upstream: biling", /^7:17 Unknown context "biling".* Did you mean "billing"\?$/],
  ["upstream: billing, ", "", /^7:5 Expected a relation to have two ends, found 1/],
  ["upstream: billing", "upstream: shop", /^7:35 "shop" relates to itself/],
  ["upstream: billing", "between: [shop, billing]", /^7:16 Expected either between, or upstream/],
  ["upstream: billing, downstream: shop", "between: [shop]", /^7:16 .*expected two contexts, found/],
  ["[conformist]", "[conformst]", /^7:55 .* Did you mean "conformist"\?$/],
  ["[conformist]", "[conformist], starts: web", /^7:76 Unknown context "web"/],
  ["[conformist]", "[conformist], protocol: grcp", /^7:78 Expected .* Did you mean "grpc"\?$/],
  ["contexts: [shop]", "contexts: [web]", /^9:27 Unknown context "web"/],
  ["aggregates: [basket] }\n", "aggregates: [bsket] }\n", /Unknown aggregate "basket"/],
  ["id: billing", "id: shop", /^5:11 "shop" stands twice in contexts/],
  ["teams:", "teamz:", /^1:1 Unknown field "teamz". Did you mean "teams"\?$/],
])("%j as %j is found where it stands", (right, wrong, expected) => {
  expect(MAP).toContain(right);
  expect(told(MAP.replace(right, wrong))[0]).toMatch(expected);
});

test("starts and changes name ends of their relation", () => {
  const third = MAP.replace(
    "services:",
    "  - { between: [shop, billing], changes: [post], starts: post }\nservices:",
  );
  const text = third.replace("contexts:\n", "contexts:\n  - { id: post }\n");
  expect(told(text)).toEqual([
    '9:42 Expected changes to name an end of this relation, found "post". Its ends are shop and billing.',
    '9:58 Expected starts to name an end of this relation, found "post". Its ends are shop and billing.',
  ]);
});
