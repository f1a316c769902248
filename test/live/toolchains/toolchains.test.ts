import { describe, expect, it } from "vitest";
import { toolchain as go } from "./go.ts";
import { toolchain as java } from "./java.ts";
import { toolchain as typescript } from "./typescript.ts";

const node = (pass: number, fail: number, skipped: number) =>
  `✔ something\nℹ tests 9\nℹ suites 2\nℹ pass ${String(pass)}\nℹ fail ${String(fail)}\nℹ cancelled 0\nℹ skipped ${String(skipped)}\nℹ todo 0\n`;
const goTests = (...ends: string[]) =>
  `=== RUN   TestOne\n    --- PASS: TestOne/sub (0.00s)\n${ends.map((end) => `--- ${end}: TestOne (0.00s)\n`).join("")}ok\n`;
const surefire = (ran: number, failures: number, skipped: number) =>
  `[INFO] Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.1 s -- in some.Test\n[INFO] Tests run: ${String(ran)}, Failures: ${String(failures)}, Errors: 0, Skipped: ${String(skipped)}\n`;

describe("what a test runner counted", () => {
  it("is evidence when all tests passed", () => {
    expect(typescript.testCount(node(7, 0, 0))).toBe("7 tests");
    expect(typescript.testCount("TAP version 13\n# pass 3\n# fail 0\n")).toBe("3 tests");
    expect(go.testCount(goTests("PASS", "PASS"))).toBe("2 tests");
    expect(java.testCount(surefire(5, 0, 0))).toBe("5 tests");
  });

  it.each([
    ["nothing ran", typescript, node(0, 0, 0)],
    ["a test failed", typescript, node(6, 1, 0)],
    ["a test was skipped", typescript, node(6, 0, 1)],
    ["nothing was counted", typescript, "done\n"],
    ["a Go test failed", go, goTests("PASS", "FAIL")],
    ["a Go test was skipped", go, goTests("PASS", "SKIP")],
    ["no Go test ran", go, "ok\n"],
    ["a Java test failed", java, surefire(5, 1, 0)],
    ["a Java test was skipped", java, surefire(5, 0, 1)],
    ["no Java test ran", java, surefire(0, 0, 0)],
  ])("is an error when %s", (_, { testCount }, text) => {
    expect(() => testCount(text)).toThrow("Expected that tests ran and all of them passed");
  });
});
