import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { decideStack } from "../../src/core/stack/decide-stack.ts";
import { readWorkload, toWorkload } from "../../src/knowledge/read-workload.ts";
import type { FoundStack } from "../../src/model/stack.ts";
import { published as base } from "../support/published.ts";
import { root } from "../support/repository.ts";

interface Published {
  title: string;
  stack: Record<string, string>;
  workload: object;
}

const folder = join(root, "test/core/published-stacks");
const read = (name: string) => parse(readFileSync(join(folder, `${name}.yaml`), "utf8")) as Published;

/** What a stack of the literature is worth for its workload, and the best stack for the same. */
function priced(name: string): { given: FoundStack; best: FoundStack } {
  const { stack, workload } = read(name);
  const { written, findings } = readWorkload(`${name}.yaml`, stringify(workload), base);
  expect(findings).toEqual([]);
  const stated = toWorkload(written ?? {}, base);
  const [given, best] = [decideStack(base, stated, { given: stack }), decideStack(base, stated)];
  if (given.kind === "none" || best.kind === "none") throw new Error(`${name}: no stack`);
  return { given, best };
}

const idsOf = ({ pairings }: FoundStack) => new Set(pairings.map(({ id }) => id));

describe.each(readdirSync(folder).map((file) => file.replace(".yaml", "")))("%s", (name) => {
  const { given, best } = priced(name);

  test("keeps every must, holds what was published, and is not above the best", () => {
    expect(given.open).toEqual([]);
    for (const [slot, option] of Object.entries(read(name).stack)) {
      const chosen = given.choices.find((choice) => `${choice.category}/${choice.slot}` === slot);
      expect(chosen?.option.option).toBe(option);
    }
    expect([given.proved, best.proved]).toEqual([true, true]);
    expect(given.total).toBeLessThanOrEqual(best.total + 1e-9);
  });

  test("its price is the sum of what it loses and gains in fit, pairs and effort", () => {
    const parts = (stack: FoundStack) => stack.fit + stack.pairs - stack.effort;
    expect(parts(given)).toBeCloseTo(given.total, 9);
    expect(parts(best)).toBeCloseTo(best.total, 9);
  });
});

test("Spring Cloud Netflix is held together by what its gateway finds", () => {
  expect(idsOf(priced("spring-petclinic").given)).toContain("spring-cloud-gateway-finds-registries");
});

test("Spring Cloud Alibaba operates Nacos once for two slots, on the database that runs", () => {
  const { given } = priced("spring-cloud-alibaba");
  const nacos = given.components.find(({ component }) => component === "nacos");
  expect(nacos?.usedBy).toHaveLength(1);
  expect(nacos?.spared).toBeGreaterThan(0);
  expect(idsOf(given)).toContain("nacos-serves-both");
  expect(given.components.filter(({ added }) => added)).toEqual([]);
});

test("the OpenTelemetry demo stores each signal in a system of its own", () => {
  const { given } = priced("opentelemetry-demo");
  const stores = given.components.filter(({ component }) =>
    ["jaeger", "prometheus", "opensearch"].includes(component),
  );
  expect(stores).toHaveLength(3);
});
