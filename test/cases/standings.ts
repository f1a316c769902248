import type { Decision } from "../../src/model/decision.ts";
import { agreementOf, optionsOf } from "./agreement.ts";
import { baselines, type Adviser } from "./baselines.ts";
import { chanceWithin, expectedRank, placeOf, type Place } from "./places.ts";
import type { Case } from "./read-cases.ts";
import { shareText } from "./wilson.ts";

/** A published case and what the advice says of it. */
export interface Asked {
  readonly one: Case;
  readonly decision: Decision;
}

/** How an adviser does over some cases. Hits are expected ones where it leaves options tied. */
export interface Standing {
  readonly adviser: string;
  readonly cases: number;
  readonly first: number;
  readonly firstThree: number;
  readonly meanRank: number;
}

/** The advice, and each baseline over the same cases. */
export function standingsOf(asked: readonly Asked[]): Standing[] {
  const ours = asked.map(({ one, decision }) => {
    const { rank } = agreementOf(one, decision);
    return rank === undefined ? undefined : { before: rank - 1, tied: 1 };
  });
  const others = Object.entries(baselines).map(([name, adviser]) =>
    standing(`baseline "${name}"`, asked, opinions(asked, adviser)),
  );
  return [standing("advice", asked, ours), ...others];
}

function opinions(asked: readonly Asked[], adviser: Adviser): (Place | undefined)[] {
  return asked.map(({ one, decision }) => {
    const alike = asked.map((other) => other.one).filter(({ slot }) => slot === one.slot);
    return placeOf(one.chosen, adviser(decision, alike));
  });
}

function standing(adviser: string, asked: readonly Asked[], places: (Place | undefined)[]): Standing {
  const sum = (of: (place: Place | undefined, n: number) => number) =>
    places.reduce((total, place, n) => total + of(place, n), 0);
  return {
    adviser,
    cases: asked.length,
    first: sum((place) => chanceWithin(place, 1)),
    firstThree: sum((place) => chanceWithin(place, 3)),
    meanRank: sum((place, n) => expectedRank(place, optionsOf(asked[n]!.decision))) / asked.length,
  };
}

export function standingsTable(standings: readonly Standing[]): string[] {
  return standings.map(
    ({ adviser, cases, first, firstThree, meanRank }) =>
      `  ${adviser}: top-1 ${shareText(first, cases)}, top-3 ${shareText(firstThree, cases)}, ` +
      `mean rank ${meanRank.toFixed(1)}`,
  );
}
