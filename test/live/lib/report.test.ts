import { describe, expect, it } from "vitest";
import { junit, summary, table, type Outcome } from "./report.ts";

const passed: Outcome = {
  part: "typescript/x",
  check: "build",
  passed: true,
  seconds: 1.25,
  detail: "as <it> should",
};
const failed: Outcome = {
  ...passed,
  check: "order-per-key",
  passed: false,
  detail: 'Expected "a",\nfound \u001b[31mb',
};

describe("the report of a live run", () => {
  it("counts what passed and what failed", () => {
    expect(summary([passed, failed, passed])).toBe("2 passed, 1 failed");
  });

  it("prints a line per check that says which failed and why", () => {
    const lines = table([passed, failed]).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('order-per-key  FAILED     1.3 s  Expected "a",');
  });

  it("writes JUnit that escapes markup and control characters", () => {
    const xml = junit([passed, failed]);
    expect(xml).toContain('<testsuite name="live" tests="2" failures="1">');
    expect(xml).toContain("<system-out>as &lt;it&gt; should</system-out>");
    expect(xml).toContain('<failure message="Expected &quot;a&quot;,">Expected &quot;a&quot;,\nfound ?[31mb');
  });
});
