import { describe, expect, test } from "vitest";
import { leaders, ranking, type Answers } from "../support/published.ts";
import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const example = (name: string) =>
  parse(readFileSync(join(import.meta.dirname, `../../examples/${name}.yaml`), "utf8")) as Answers;
const names = (answers: Answers) => ranking(answers).map(({ option }) => option);

describe("one changed answer of an example moves the ranking as the rule says", () => {
  const jobs = example("small-job-queue");

  test("as it stands, the table in the database that runs anyway leads", () => {
    expect(leaders(jobs)).toEqual(["postgresql"]);
  });

  test("AMQP clients that cannot change remove it", () => {
    expect(names({ ...jobs, protocols: ["amqp-0-9-1"] })).not.toContain("postgresql");
  });

  test("a million messages a second removes it", () => {
    expect(names({ ...jobs, platform: "vm", operations: "dedicated", peakRate: 1_000_000 })).not.toContain(
      "postgresql",
    );
  });

  test("without a database that runs, another option leads", () => {
    expect(leaders({ ...jobs, operated: undefined })).not.toEqual(["postgresql"]);
  });

  const bus = example("event-bus");

  test("customers who install it leave no provider service; our own team lets them in", () => {
    expect(names(bus).some((id) => id.startsWith("amazon-"))).toBe(false);
    expect(names({ ...bus, installedBy: ["own-team"] }).some((id) => id.startsWith("amazon-"))).toBe(true);
  });

  test("replay from the beginning removes what keeps messages in memory", () => {
    expect(leaders(bus)).toEqual(["redis"]);
    expect(names({ ...bus, operations: "shared", replay: "unlimited" })).toContain("kafka");
  });
});
