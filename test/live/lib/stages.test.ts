import { describe, expect, it } from "vitest";
import { runStages, type Stage } from "./stages.ts";

const passes = (check: string, isGround = false): Stage => ({
  check,
  isGround,
  run: () => Promise.resolve("seen"),
});
const fails = (check: string, isGround = false): Stage => ({
  check,
  isGround,
  run: () => Promise.reject(new Error("Expected a, found b")),
});

async function marks(stages: Stage[]): Promise<string[]> {
  const outcomes = await runStages("part", stages, () => undefined);
  return outcomes.map(({ check, passed, detail }) => `${check} ${String(passed)} ${detail}`);
}

describe("running the stages of a part", () => {
  it("goes on after a failed check", async () => {
    expect(await marks([passes("build", true), fails("one"), passes("two")])).toEqual([
      "build true seen",
      "one false Expected a, found b",
      "two true seen",
    ]);
  });

  it("fails what stands on a failed ground stage, naming the first one", async () => {
    expect(await marks([fails("install", true), passes("build", true), passes("one")])).toEqual([
      "install false Expected a, found b",
      "build false not run: install failed",
      "one false not run: install failed",
    ]);
  });
});
