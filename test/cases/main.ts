import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromSnapshot } from "../../src/knowledge/snapshot.ts";
import { agreementOf, decideCase, withoutExisting, type Agreement } from "./agreement.ts";
import { baselines } from "./baselines.ts";
import { readCases } from "./read-cases.ts";
import { wilson } from "./wilson.ts";

/**
 * Agreement with published decisions: `npm run cases`. An honest figure, not a gate: a team that chose otherwise may have
 * known better, or less.
 */
const base = fromSnapshot((file): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../dist/knowledge", file), "utf8")),
);
const cases = [...readCases(base, "messaging"), ...readCases(base, "services")];
const decisions = cases.map(({ slot, workload }) => decideCase(base, slot, workload));
const agreements = cases.map((one, n) => agreementOf(one, decisions[n]!));
const bare = cases.map((one) => agreementOf(one, decideCase(base, one.slot, withoutExisting(one.workload))));

const say = (line: string) => process.stdout.write(`${line}\n`);
const rankText = ({ rank }: Agreement) => (rank === undefined ? "removed" : `rank ${String(rank)}`);
const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

function share(hits: number, all: number): string {
  const [low, high] = wilson(hits, all);
  return `${String(hits)} of ${String(all)} (${percent(hits / all)}, 95 % interval ${percent(low)} to ${percent(high)})`;
}

const within = (all: readonly Agreement[], most: number) =>
  all.filter(({ rank }) => rank !== undefined && rank <= most).length;

say("Published decisions: rank of what was chosen among all options of the slot\n");
for (const [n, agreement] of agreements.entries()) {
  const { one, leader, verdict, inVerdict, reason } = agreement;
  const [outcome] = decisions[n]!.outcomes;
  const all = (outcome?.ranking.length ?? 0) + (outcome?.excluded.length ?? 0);
  const era = one.eraSensitive === true ? ", era-sensitive" : "";
  say(`${one.id} (${one.slot}, ${String(all)} options, tier ${one.tier}${era})`);
  say(`  chosen ${one.chosen}: ${rankText(agreement)}; without what runs already: ${rankText(bare[n]!)}`);
  say(`  advice: ${leader}, verdict ${verdict}${inVerdict ? ", which includes it" : ""}`);
  if (reason !== "") say(`  ${reason}`);
  if (reason !== "" && one.miss !== undefined) say(`  ${one.miss}`);
}

const categoryOf = (agreement: Agreement) => agreement.one.slot.split("/")[0] ?? "";
say("");
for (const category of new Set(agreements.map(categoryOf))) {
  const own = agreements.filter((agreement) => categoryOf(agreement) === category);
  say(`${category}: top-1 ${share(within(own, 1), own.length)}, top-3 ${share(within(own, 3), own.length)}`);
}
say("");
for (const [name, all] of [
  ["with what runs already", agreements],
  ["without what runs already", bare],
] as const) {
  say(`${name}: top-1 ${share(within(all, 1), all.length)}, top-3 ${share(within(all, 3), all.length)}`);
}
const named = agreements.filter(({ inVerdict }) => inVerdict).length;
say(`chosen option among those the verdict names: ${share(named, cases.length)}`);
for (const [name, adviser] of Object.entries(baselines)) {
  const alike = (slot: string) => cases.filter((one) => one.slot === slot);
  const hits = cases.filter((one, n) => adviser(one, decisions[n]!, alike(one.slot)) === one.chosen).length;
  say(`baseline "${name}": top-1 ${share(hits, cases.length)}`);
}
