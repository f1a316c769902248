/** Numbers of tests by how they ended. */
export interface Counted {
  passed: number;
  /** Failed, skipped, cancelled: whatever did not pass. */
  others: number;
}

/**
 * What was counted, as evidence.
 * Errors: no test passed; one failed, or was skipped, which would hide that it did not run.
 */
export function testEvidence({ passed, others }: Counted, printed: string): string {
  if (passed > 0 && others === 0) return `${String(passed)} tests`;
  const tail = printed.trim().split("\n").slice(-12).join("\n");
  throw new Error(`Expected that tests ran and all of them passed, found:\n${tail}`);
}
