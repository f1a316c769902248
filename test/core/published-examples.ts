/**
 * Worked examples of SMAA-2 and of weights from orders, with the figures that their sources print; the sources sampled 10 000
 * times, so the figures carry that error.
 *
 * Left out: Lahdelma and Salminen 2001, Tervonen and Lahdelma 2007, Barron and Barrett 1996, whose tables could not be opened;
 * the integration test of the R package smaa (itest/hansen), for the values behind its figures are published only as samples.
 */
import type { WeakOrder } from "./smaa-oracle.ts";
import type { Measured } from "./published-draws.ts";

/** Figures are options x ranks, and options x objectives; `allowed` is what the source grants its own figures. */
export interface PublishedExample {
  id: string;
  source: string;
  url: string;
  options: string[];
  measured: Measured[];
  order: WeakOrder;
  samples: number;
  decimals: number;
  ranks: number[][];
  central: number[][];
  confidence: number[];
  pairwise?: number[][];
  allowed: { ranks: number; central: number; confidence: number };
}

const noOrder = (size: number): WeakOrder => ({
  groups: [],
  unranked: Array.from({ length: size }, (_, at) => at),
});

/** Heparin and enoxaparin: events among 136 and 129 patients as beta distributions. */
const thrombolytics: Measured[] = [
  {
    objective: "proximal thrombosis",
    worst: 0.25,
    best: 0,
    options: [{ beta: [20, 116] }, { beta: [8, 121] }],
  },
  {
    objective: "distal thrombosis",
    worst: 0.4,
    best: 0.15,
    options: [{ beta: [40, 96] }, { beta: [32, 97] }],
  },
  { objective: "bleeding", worst: 0.1, best: 0, options: [{ beta: [1, 135] }, { beta: [5, 124] }] },
];

/** A scale that spans the 95 % intervals of all options, as JSMAA sets it where the user does not. */
function spanned(objective: string, lessIsBetter: boolean, options: [number, number][]): Measured {
  const low = Math.min(...options.map(([mean, deviation]) => mean - 1.96 * deviation));
  const high = Math.max(...options.map(([mean, deviation]) => mean + 1.96 * deviation));
  const [worst, best] = lessIsBetter ? [high, low] : [low, high];
  return { objective, worst, best, options: options.map((normal) => ({ normal })) };
}

/** Fluoxetine, paroxetine, sertraline, venlafaxine. */
const antidepressants: Measured[] = [
  {
    objective: "efficacy",
    worst: Math.exp(0.086 - 1.96 * 0.056),
    best: Math.exp(0.113 + 1.96 * 0.048),
    options: [1, { lognormal: [0.086, 0.056] }, { lognormal: [0.095, 0.044] }, { lognormal: [0.113, 0.048] }],
  },
  spanned("diarrhea", true, [
    [11.7, 2.5],
    [9.2, 1.86],
    [15.4, 2.65],
    [5.5, 2.32],
  ]),
  spanned("dizziness", true, [
    [7.2, 1.45],
    [10.6, 1.58],
    [7.5, 1.48],
    [15.7, 4.44],
  ]),
  spanned("headache", true, [
    [16.6, 3.27],
    [21.2, 5.15],
    [20.2, 3.78],
    [12.8, 2.45],
  ]),
  spanned("insomnia", true, [
    [13.7, 1.89],
    [14.3, 2.93],
    [15.0, 3.21],
    [11.2, 3.98],
  ]),
  spanned("nausea", true, [
    [18.6, 1.79],
    [18.3, 3.7],
    [19.5, 2.6],
    [31.0, 1.68],
  ]),
];

const thrombolyticsData =
  "Data: https://github.com/drugis/mcda-elicitation-web/blob/9942b8f84/examples/thrombolytics.json";

export const publishedExamples: PublishedExample[] = [
  {
    id: "thrombolytics, no order (smaa for R)",
    source: `van Valkenhoef, R package smaa, tests/Examples/smaa-Ex.Rout.save. ${thrombolyticsData}`,
    url: "https://github.com/gertvv/rsmaa/blob/2ce6bbd1/smaa/tests/Examples/smaa-Ex.Rout.save",
    options: ["heparin", "enoxaparin"],
    measured: thrombolytics,
    order: noOrder(3),
    samples: 10_000,
    decimals: 4,
    ranks: [
      [0.3504, 0.6496],
      [0.6496, 0.3504],
    ],
    central: [
      [0.1865097, 0.2772205, 0.5362698],
      [0.40731, 0.3641477, 0.2285423],
    ],
    confidence: [0.6682, 0.8956],
    pairwise: [
      [0.5, 0.3504],
      [0.6496, 0.5],
    ],
    // This source states none; these are those of the next, which has the same data.
    allowed: { ranks: 0.02, central: 0.05, confidence: 0.05 },
  },
  {
    id: "thrombolytics, no order (drugis)",
    source: `drugis, MCDA web, R/test/thrombo.R, "Preference Free". ${thrombolyticsData}`,
    url: "https://github.com/drugis/mcda-elicitation-web/blob/34bc9aa6/R/test/thrombo.R",
    options: ["heparin", "enoxaparin"],
    measured: thrombolytics,
    order: noOrder(3),
    samples: 10_000,
    decimals: 4,
    ranks: [
      [0.3381, 0.6619],
      [0.6619, 0.3381],
    ],
    central: [
      [0.197599538560203, 0.278041542207046, 0.524358919232751],
      [0.411818897723962, 0.357824528300451, 0.230356573975587],
    ],
    confidence: [0.6389, 0.8925],
    allowed: { ranks: 0.02, central: 0.05, confidence: 0.05 },
  },
  {
    id: "thrombolytics, proximal before bleeding before distal",
    source: `drugis, MCDA web, R/test/thrombo.R, "Interval SWING" (two ordinal statements). ${thrombolyticsData}`,
    url: "https://github.com/drugis/mcda-elicitation-web/blob/34bc9aa6/R/test/thrombo.R",
    options: ["heparin", "enoxaparin"],
    measured: thrombolytics,
    order: { groups: [[0], [2], [1]], unranked: [] },
    samples: 10_000,
    decimals: 4,
    ranks: [
      [0.1369, 0.8631],
      [0.8631, 0.1369],
    ],
    central: [
      [0.52397265721202, 0.121295521278019, 0.354731821509961],
      [0.622923619837217, 0.110251595486162, 0.266824784676621],
    ],
    confidence: [0.1914, 0.9174],
    allowed: { ranks: 0.02, central: 0.05, confidence: 0.05 },
  },
  {
    id: "antidepressants, no order",
    source: "Tervonen, JSMAA, SMAA2SimulationTest, testCorrectResultsWithBRModel",
    url: "https://github.com/tommite/jsmaa/blob/d00ae141/lib/src/test/java/fi/smaa/jsmaa/simulator/SMAA2SimulationTest.java",
    options: ["fluoxetine", "paroxetine", "sertraline", "venlafaxine"],
    measured: antidepressants,
    order: noOrder(6),
    samples: 10_000,
    decimals: 2,
    ranks: [
      [0.2, 0.28, 0.3, 0.22],
      [0.25, 0.29, 0.27, 0.19],
      [0.17, 0.25, 0.29, 0.3],
      [0.39, 0.18, 0.15, 0.29],
    ],
    central: [
      [0.08, 0.14, 0.23, 0.18, 0.16, 0.22],
      [0.18, 0.17, 0.15, 0.13, 0.15, 0.22],
      [0.21, 0.1, 0.22, 0.13, 0.15, 0.2],
      [0.18, 0.21, 0.12, 0.21, 0.19, 0.09],
    ],
    confidence: [0.48, 0.44, 0.34, 0.74],
    allowed: { ranks: 0.02, central: 0.02, confidence: 0.03 },
  },
];

/** Rank-order centroid weights as printed, most important first. */
export interface PrintedCentroid {
  source: string;
  url: string;
  decimals: number;
  weights: number[];
}

const rocTest =
  "https://github.com/GeraldinGysrawa/virgo-talent-recsys/blob/4611c043/tests/unit/test_roc_weight_calculator.py";

/**
 * Printed tables that could be opened. Beyond them the rank-order centroid is w_k = (1/n) (1/k + ... + 1/n), as
 * https://www.vcalc.com/wiki/MichaelBartmess/Rank+Order+Centroid states it.
 */
export const printedCentroids: PrintedCentroid[] = [
  {
    source: "Chang 2004, as quoted by couryes.com under 'Rank Order Centroid Method'",
    url: "https://couryes.com/%E5%95%86%E7%A7%91%E4%BB%A3%E5%86%99%E5%95%86%E4%B8%9A%E6%95%B0%E5%AD%A6%E4%BB%A3%E5%86%99business-mathematics%E4%BB%A3%E8%80%83etf2700/",
    decimals: 2,
    weights: [0.52, 0.27, 0.15, 0.06],
  },
  { source: "unit test, 3 criteria", url: rocTest, decimals: 4, weights: [0.6111, 0.2778, 0.1111] },
  { source: "unit test, 4 criteria", url: rocTest, decimals: 4, weights: [0.5208, 0.2708, 0.1458, 0.0625] },
];
