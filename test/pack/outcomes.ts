export interface Outcome {
  name: string;
  passed: boolean;
  detail: string;
}

/** Runs one check. @returns its outcome; what it throws is the reason why it failed */
export function outcome(name: string, check: () => string): Outcome {
  try {
    return { name, passed: true, detail: check() };
  } catch (error) {
    return { name, passed: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws with the message unless the condition holds */
export function demand(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}
