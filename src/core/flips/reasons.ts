import { tierOf, type Evaluation, type Evaluator } from "../evaluate.ts";

/**
 * Why one option leads now where another did before: the musts that remove the old leader now or that removed the new one
 * before, those that have become or are no longer open, or else the criterion that moved most between the two.
 */
export function reasonsFor(
  evaluator: Evaluator,
  before: Evaluation,
  after: Evaluation,
  { winner, loser }: { winner: number; loser: number },
): string[] {
  const then = { winner: tierIn(before, winner), loser: tierIn(before, loser) };
  const now = { winner: tierIn(after, winner), loser: tierIn(after, loser) };
  if (now.loser > now.winner) return unmetRules(evaluator, after, loser);
  if (then.winner > then.loser) return unmetRules(evaluator, before, winner);
  return mostMoved(before, after, winner, loser);
}

/** The musts that an option misses in its best variant: those it violates, or those that are open when it violates none. */
export function unmetRules(
  evaluator: Evaluator,
  { hard, fields, standings }: Evaluation,
  option: number,
): string[] {
  const { variant, status } = standings[option]!;
  const truth = status === "excluded" ? "violated" : "undetermined";
  return hard.filter((rule) => evaluator.truthOf(rule, fields, variant) === truth).map(({ title }) => title);
}

function tierIn({ standings }: Evaluation, option: number): number {
  return tierOf(standings[option]!);
}

/** The criterion by which the winner gained most on the loser; none when no criterion did. */
function mostMoved(before: Evaluation, after: Evaluation, winner: number, loser: number): string[] {
  const then = advantages(before, winner, loser);
  const now = advantages(after, winner, loser);
  const titles = new Map([...before.criteria, ...after.criteria].map(({ id, title }) => [id, title]));
  const gains = [...titles].map(([id, title]) => ({ title, gain: (now.get(id) ?? 0) - (then.get(id) ?? 0) }));
  const largest = gains.reduce((a, b) => (b.gain > a.gain ? b : a), { title: "", gain: 0 });
  return largest.gain > 0 ? [largest.title] : [];
}

/** By criterion, how much more the winner gets than the loser. */
export function advantages(
  { criteria, values, weights, standings }: Evaluation,
  winner: number,
  loser: number,
): Map<string, number> {
  const contribution = (c: number, option: number) => {
    const { variant } = standings[option]!;
    return ((weights[c] ?? 0) * ((values[c]?.low[variant] ?? 0) + (values[c]?.high[variant] ?? 0))) / 2;
  };
  return new Map(criteria.map(({ id }, c) => [id, contribution(c, winner) - contribution(c, loser)]));
}
