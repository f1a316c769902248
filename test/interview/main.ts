/**
 * How few questions the interview gets by with: `npm run interview`. It asks generated workloads (`--workloads`, drawn from
 * the documented priors, in equal numbers for each slot) and the published cases, and compares the winner at its end with
 * that of all answers; against the same rule with a fixed and with a random order. `--samples` sets the completions behind
 * each question, `--only adaptive` leaves the other orders out. Goals are printed beside; a missed one is a line that says so.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fieldsOf } from "../../src/core/fields.ts";
import { completionPool } from "../../src/core/interview/completion-pool.ts";
import { entropy } from "../../src/core/interview/information.ts";
import { createInterviewer, ENOUGH, SAMPLES } from "../../src/core/interview/survey.ts";
import { questionsFor } from "../../src/core/slots.ts";
import { questionsOf } from "../../src/knowledge/workload-schema.ts";
import type { Fields } from "../../src/model/workload.ts";
import { readCases } from "../cases/read-cases.ts";
import { published, slots } from "../support/published.ts";
import { root } from "../support/repository.ts";
import { priorsFingerprint, summaryLine, summaryOf } from "./report.ts";
import { simulate, type Interview, type Order, type Unknown } from "./simulate.ts";

/** Frozen: it says which workloads are drawn. The interviews themselves draw with another one. */
const WORKLOAD_SEED = 20_261_124;
const INTERVIEW_SEED = 1;
const GOALS = { right: 0.98, median: 8 };

const { values } = parseArgs({
  options: {
    workloads: { type: "string", default: "1000" },
    samples: { type: "string", default: String(SAMPLES) },
    only: { type: "string" },
  },
});
const ORDERS: readonly Order[] = ["adaptive", "fixed", "random"];
const orders = ORDERS.filter((order) => values.only === undefined || values.only === order);

interface Result {
  slot: string;
  order: Order;
  interview: Interview;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const progress = (line: string) => process.stderr.write(`${line}\n`);
const names = [...slots.keys()];

/** Everything that interviews about one slot need. What it remembers of its evaluations is let go with it. */
function subjectOf(name: string) {
  const own = slots.get(name)!;
  const questions = questionsFor([own]).filter(({ role }) => role !== "decide");
  const subject = { base: published, slots: [own], names: [name], questions };
  const interviewer = createInterviewer(subject, Number(values.samples), INTERVIEW_SEED);
  const interviews = (fields: Fields, among: readonly Order[], unknown?: Unknown): Result[] =>
    among.map((order) => ({
      slot: name,
      order,
      interview: simulate(interviewer, questions, fields, order, unknown),
    }));
  const generated = (count: number) =>
    completionPool([own], questions, interviewer.winners, WORKLOAD_SEED)({}, count);
  return { interviews, generated };
}

const total = Number(values.workloads);
const cases = [...readCases(published, "messaging"), ...readCases(published, "services")];
const entropies: Record<string, number> = {};
const winners: string[] = [];
const results: Result[] = [];
const UNKNOWNS: readonly Unknown[] = ["one by one", "at once"];
const caseResults: Record<Unknown, Result[]> = { "one by one": [], "at once": [] };
for (const [n, name] of names.entries()) {
  const { interviews, generated } = subjectOf(name);
  const workloads = generated(Math.floor((total + n) / names.length));
  const own = workloads.map(({ winners: [winner] }) => winner?.name ?? "");
  entropies[name] = entropy(own);
  winners.push(...own.map((winner) => `${name} ${winner}`));
  for (const { fields } of workloads) results.push(...interviews(fields, orders));
  for (const { slot, workload } of cases) {
    if (slot !== name) continue;
    const stated = fieldsOf(workload, workload.flows[0]!);
    for (const unknown of UNKNOWNS) caseResults[unknown].push(...interviews(stated, ["adaptive"], unknown));
  }
  progress(`${name}: ${String(workloads.length)} workloads`);
}

const fingerprint = priorsFingerprint(questionsOf(published));
say(
  `Priors ${fingerprint}; workloads seed ${String(WORKLOAD_SEED)}; ${values.samples} completions; asks until under ${String(100 * ENOUGH)} % change the winner`,
);
say(`Goals: right >= ${String(100 * GOALS.right)} %, median <= ${String(GOALS.median)} questions\n`);
say("Entropy of the winners of the generated workloads, in bits:");
for (const [name, bits] of Object.entries(entropies)) say(`  ${name}: ${bits.toFixed(2)}`);
say(`  all, the slot included: ${entropy(winners).toFixed(2)}\n`);

const of = (order: Order, about = "") =>
  results
    .filter((one) => one.order === order && one.slot.startsWith(about))
    .map(({ interview }) => interview);
const categories = [...new Set(names.map((name) => name.split("/")[0] ?? ""))];
const summaries = orders.map((order) => ({
  order,
  all: summaryOf(of(order)),
  categories: Object.fromEntries(categories.map((id) => [id, summaryOf(of(order, `${id}/`))])),
  slots: Object.fromEntries(names.map((name) => [name, summaryOf(of(order, name))])),
}));
for (const { order, all, categories: own, slots: each } of summaries) {
  say(summaryLine(`${order}: all`, all));
  for (const [id, summary] of Object.entries(own)) say(summaryLine(`  ${id}`, summary));
  if (order === "adaptive")
    for (const [id, summary] of Object.entries(each)) say(summaryLine(`    ${id}`, summary));
}
const adaptive = summaries.find(({ order }) => order === "adaptive")?.all;
if (adaptive !== undefined) {
  const met = (holds: boolean) => (holds ? "met" : "missed");
  say(
    `\nGoal right: ${met(adaptive.right / adaptive.interviews >= GOALS.right)}; goal median: ${met(adaptive.asked.median <= GOALS.median)}`,
  );
  say(
    `No more questions than announced: ${(100 * adaptive.promisesKept).toFixed(0)} %; the same leader first: ${String(adaptive.same)} of ${String(adaptive.interviews)}`,
  );
}
const ofCases = UNKNOWNS.map((unknown) => {
  const all = caseResults[unknown].map(({ interview }) => interview);
  return { unknown, open: all.reduce((sum, one) => sum + one.unknown, 0), ...summaryOf(all) };
});
say(`\nPublished cases, adaptive: what a case does not say is answered with "don't know"`);
for (const { unknown, open, ...summary } of ofCases) {
  say(summaryLine(`  panels ${unknown}`, summary));
  say(`    left open: ${String(open)} answers in ${String(summary.interviews)} interviews`);
}

mkdirSync(join(root, ".cache/reports"), { recursive: true });
writeFileSync(
  join(root, ".cache/reports/interview.json"),
  JSON.stringify(
    {
      fingerprint,
      seed: WORKLOAD_SEED,
      samples: Number(values.samples),
      goals: GOALS,
      entropies,
      summaries,
      cases: ofCases,
      results,
      caseResults,
    },
    undefined,
    1,
  ),
);
say("As JSON: .cache/reports/interview.json");
