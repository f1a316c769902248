import { createHash } from "node:crypto";
import type { Question } from "../../src/model/question.ts";
import { quantile } from "../bench/measure.ts";
import { interval } from "../cases/wilson.ts";
import { CURVE, type Interview } from "./simulate.ts";

/** What many interviews come to. */
export interface Summary {
  interviews: number;
  right: number;
  /** 95 % interval of the share that is right. */
  interval: [number, number];
  /** Interviews that name the very same leader first, where several lead level. */
  same: number;
  asked: { median: number; mean: number; p90: number };
  /** Share right after at most so many questions. */
  curve: Record<string, number>;
  /** Share in which no more questions came than were announced. */
  promisesKept: number;
}

export function summaryOf(all: readonly Interview[]): Summary {
  const count = (holds: (one: Interview) => boolean) => all.filter(holds).length;
  const asked = all.map((one) => one.asked);
  const promised = all.flatMap((one) => one.promised ?? []);
  const kept = promised.filter(({ most, came }) => came <= most).length;
  return {
    interviews: all.length,
    right: count(({ right }) => right),
    interval: interval(
      count(({ right }) => right),
      all.length,
    ),
    same: count(({ same }) => same),
    asked: {
      median: quantile(asked, 0.5),
      mean: asked.reduce((sum, n) => sum + n, 0) / all.length,
      p90: quantile(asked, 0.9),
    },
    curve: Object.fromEntries(
      CURVE.map((k, n) => [String(k), count(({ rightAfter }) => rightAfter[n] === true) / all.length]),
    ),
    promisesKept: promised.length === 0 ? 1 : kept / promised.length,
  };
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** One line of a table: what, how many, how often right, how many questions. */
export function summaryLine(what: string, { interviews, right, interval, asked, curve }: Summary): string {
  const [low, high] = interval;
  return [
    what.padEnd(30),
    String(interviews).padStart(5),
    `right ${percent(right / interviews).padStart(7)} (${percent(low)} to ${percent(high)})`,
    `questions: median ${String(asked.median)}, mean ${asked.mean.toFixed(1)}, 90th percentile ${asked.p90.toFixed(0)};`,
    `right after ${CURVE.map((k) => `${String(k)}: ${percent(curve[String(k)] ?? 0)}`).join(", ")}`,
  ].join("  ");
}

/** Hash of all priors: whoever tunes a prior to this measurement changes it. */
export function priorsFingerprint(questions: readonly Question[]): string {
  const priors = [...questions]
    .sort((a, b) => a.field.localeCompare(b.field, "en"))
    .flatMap(({ field, prior }) =>
      prior === undefined
        ? []
        : [[field, prior.shares, (prior.given ?? []).map(({ when, shares }) => [when, shares])]],
    );
  return createHash("sha256").update(JSON.stringify(priors)).digest("hex").slice(0, 16);
}
