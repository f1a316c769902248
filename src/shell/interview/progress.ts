/** How far an interview is: the number of this question, from 1. */
export interface Progress {
  readonly number: number;
  /** As many follow at most, this one included, as far as can be foreseen. */
  readonly atMost?: number;
  /** All that these answers leave to be asked, where everything is asked. */
  readonly all?: number;
}

export function progressText({ number, atMost, all }: Progress): string {
  if (all !== undefined) return `question ${String(number)} of about ${String(all)}`;
  return `question ${String(number)}${atMost === undefined ? "" : `; at most ${String(number + atMost - 1)} in all`}`;
}
