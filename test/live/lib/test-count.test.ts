import { describe, expect, it } from "vitest";
import { testCount } from "./test-count.ts";

const printed = (pass: number, fail: number, skipped: number) =>
  `✔ something\nℹ tests 9\nℹ suites 2\nℹ pass ${pass}\nℹ fail ${fail}\nℹ cancelled 0\nℹ skipped ${skipped}\nℹ todo 0\n`;

describe("what a test runner counted", () => {
  it("is evidence when all tests passed", () => {
    expect(testCount(printed(7, 0, 0))).toBe("7 tests");
    expect(testCount("TAP version 13\n# pass 3\n# fail 0\n")).toBe("3 tests");
  });

  it.each([
    ["nothing ran", printed(0, 0, 0)],
    ["a test failed", printed(6, 1, 0)],
    ["a test was skipped", printed(6, 0, 1)],
    ["nothing was counted", "done\n"],
  ])("is an error when %s", (_, text) => {
    expect(() => testCount(text)).toThrow("Expected that tests ran and all of them passed");
  });
});
