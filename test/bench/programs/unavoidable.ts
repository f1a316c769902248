/**
 * What no program that gives this advice could avoid: it reads and parses the workload, loads the knowledge that `advise`
 * loads for it, samples, counts, and prints one line. Weights are uniform over the weights that the order admits, uncertain
 * values uniform between their bounds; counted are all ranks, all pairs and central weights, in typed arrays, for as many
 * options and objectives in as many completions as the real evaluation had.
 *
 * It leaves out what makes it advice: reading flags; validating the workload; which rules fire, what they remove and why;
 * values and weights from knowledge (both are prepared before it is started); the second sampling with unanswered fields
 * left out, and confidence factors; bounds of the shares; flips, revisit triggers and relaxations; the page.
 */
import { readFileSync, writeSync } from "node:fs";
import { parse } from "yaml";

/** An option that a completion does not remove. */
export interface PreparedOption {
  option: number;
  /** Share of the draws in which it meets every must. */
  chance: number;
  /** Value on each active objective, with what is uncertain at its lowest. */
  certain: number[];
  /** What is uncertain: the objective, and how much it can add. */
  open: [objective: number, range: number][];
}

export interface PreparedCompletion {
  /** Active objectives, as places among all. */
  columns: number[];
  /** Active objectives by importance; those of one group weigh the same. */
  groups: number[][];
  unranked: number[];
  options: PreparedOption[];
}

export interface PreparedSlot {
  samples: number;
  options: number;
  objectives: number;
  completions: PreparedCompletion[];
}

/** What it says: of all options the share in which they come first, of the leader the rest. */
export interface PrintedLine {
  workload: string;
  files: number;
  leader: number;
  first: number[];
  /** Against each option; nothing against itself. */
  wins: (number | null)[];
  central: number[];
}

const [workloadFile = "", preparedFile = "", ...knowledgeFiles] = process.argv.slice(2);
const workload = parse(readFileSync(workloadFile, "utf8")) as { name: string };
const known = knowledgeFiles.map((file) => JSON.parse(readFileSync(file, "utf8")) as object);
const slot = JSON.parse(readFileSync(preparedFile, "utf8")) as PreparedSlot;

/** xorshift128 (Marsaglia 2003). */
const state = new Uint32Array([0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x1b873593]);
function uniform(): number {
  const t = state[3]! ^ (state[3]! << 11);
  state[3] = state[2]!;
  state[2] = state[1]!;
  state[1] = state[0]!;
  state[0] = state[0]! ^ (state[0]! >>> 19) ^ t ^ (t >>> 8);
  return state[0] / 4294967296;
}

const size = slot.options;
const ranks = new Float64Array(size * size);
const wins = new Float64Array(size * size);
const central = new Float64Array(size * slot.objectives);

/** Draws admissible weights: exponentials, shared out over the vertices of the simplex of one ordering. */
function drawWeights(weights: Float64Array, groups: number[][], ranked: number, drawn: Float64Array): void {
  for (let last = groups.length - 1; last > ranked; last--) {
    const other = ranked + Math.floor(uniform() * (last - ranked + 1));
    const held = groups[last]!;
    groups[last] = groups[other]!;
    groups[other] = held;
  }
  let sum = 0;
  for (let g = 0; g < groups.length; g++) sum += drawn[g] = -Math.log(1 - uniform());
  let covered = weights.length;
  let weight = 0;
  for (let g = groups.length - 1; g >= 0; g--) {
    const group = groups[g]!;
    weight += drawn[g]! / (sum * covered);
    for (const at of group) weights[at] = weight;
    covered -= group.length;
  }
}

function drawScore({ chance, certain, open }: PreparedOption, weights: Float64Array): number {
  if (chance < 1 && uniform() >= chance) return -1;
  let score = 0;
  for (let k = 0; k < weights.length; k++) score += weights[k]! * certain[k]!;
  for (let i = 0; i < open.length; i++) score += weights[open[i]![0]]! * open[i]![1] * uniform();
  return score;
}

const present = new Float64Array(size);
const above = new Int32Array(size);
const tied = new Int32Array(size);

function countPairs(scores: Float64Array, places: Int32Array): void {
  above.fill(0);
  tied.fill(0);
  for (let a = 0; a < scores.length; a++) {
    for (let b = a + 1; b < scores.length; b++) countPair(scores, a, b, places);
  }
}

function countPair(scores: Float64Array, a: number, b: number, places: Int32Array): void {
  if (scores[a] === scores[b]) {
    if (scores[a] === -1) return;
    tied[a]!++;
    tied[b]!++;
    wins[places[a]! * size + places[b]!]! += 0.5;
    wins[places[b]! * size + places[a]!]! += 0.5;
    return;
  }
  const [better, worse] = scores[a]! > scores[b]! ? [a, b] : [b, a];
  above[worse]!++;
  wins[places[better]! * size + places[worse]!]!++;
}

function countRanks(
  scores: Float64Array,
  places: Int32Array,
  columns: number[],
  weights: Float64Array,
): void {
  for (let a = 0; a < scores.length; a++) {
    if (scores[a] === -1) continue;
    present[places[a]!]!++;
    const share = 1 / (tied[a]! + 1);
    for (let r = above[a]!; r <= above[a]! + tied[a]!; r++) ranks[places[a]! * size + r]! += share;
    if (above[a]! > 0) continue;
    for (let k = 0; k < weights.length; k++)
      central[places[a]! * slot.objectives + columns[k]!]! += share * weights[k]!;
  }
}

/** Who is not removed wins against all who are. */
function countRemoved(places: Int32Array): void {
  for (const a of places) {
    for (let b = 0; b < size; b++) if (!places.includes(b)) wins[a * size + b]! += present[a]!;
    present[a] = 0;
  }
}

const each = Math.ceil(slot.samples / slot.completions.length);
for (const { columns, groups, unranked, options } of slot.completions) {
  const ordered = [...groups, ...unranked.map((at) => [at])];
  const drawn = new Float64Array(ordered.length);
  const weights = new Float64Array(columns.length);
  const scores = new Float64Array(options.length);
  const places = Int32Array.from(options, ({ option }) => option);
  for (let n = 0; n < each; n++) {
    drawWeights(weights, ordered, groups.length, drawn);
    for (let o = 0; o < options.length; o++) scores[o] = drawScore(options[o]!, weights);
    countPairs(scores, places);
    countRanks(scores, places, columns, weights);
  }
  countRemoved(places);
}

const total = each * slot.completions.length;
const first = Array.from({ length: size }, (_, option) => ranks[option * size]! / total);
const leader = first.indexOf(Math.max(...first));
const line: PrintedLine = {
  workload: workload.name,
  files: known.length,
  leader,
  first,
  wins: Array.from({ length: size }, (_, rival) => {
    const won = wins[leader * size + rival]!;
    return won / (won + wins[rival * size + leader]!);
  }),
  central: Array.from(
    central.subarray(leader * slot.objectives, (leader + 1) * slot.objectives),
    (sum) => sum / ranks[leader * size]!,
  ),
};
writeSync(1, `${JSON.stringify(line)}\n`);
