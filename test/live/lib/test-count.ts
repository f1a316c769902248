const COUNT = /^(?:ℹ|#) (pass|fail|skipped|todo|cancelled) (\d+)$/gm;

/**
 * Reads what Node's test runner counted, as evidence.
 * Errors: no count; no test passed; one failed, or was skipped, which would hide that it did not run.
 */
export function testCount(printed: string): string {
  const counts = new Map([...printed.matchAll(COUNT)].map(([, name, count]) => [name, Number(count)]));
  const others = [...counts].filter(([name, count]) => name !== "pass" && count > 0);
  const passed = counts.get("pass") ?? 0;
  if (passed > 0 && others.length === 0) return `${passed} tests`;
  const tail = printed.trim().split("\n").slice(-12).join("\n");
  throw new Error(`Expected that tests ran and all of them passed, found:\n${tail}`);
}
