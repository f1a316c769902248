import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unpacked } from "../../src/knowledge/common.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import { agreementOf, decideCase, withoutExisting, type Agreement } from "./agreement.ts";
import { baselines } from "./baselines.ts";
import { readCases } from "./read-cases.ts";

/**
 * Agreement with published decisions: `npm run cases`. An honest figure, not a gate: a team that chose otherwise may have
 * known better, or less.
 */
const base = unpacked(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../dist/knowledge.json"), "utf8")) as KnowledgeBase,
);
const cases = readCases(base, "messaging");
const decisions = cases.map(({ workload }) => decideCase(base, workload));
const agreements = cases.map((one, n) => agreementOf(one, decisions[n]!));
const bare = cases.map((one) => agreementOf(one, decideCase(base, withoutExisting(one.workload))));

const say = (line: string) => process.stdout.write(`${line}\n`);
const rankText = ({ rank }: Agreement) => (rank === undefined ? "removed" : `rank ${String(rank)}`);
const share = (hits: number) =>
  `${String(hits)} of ${String(cases.length)} (${((100 * hits) / cases.length).toFixed(0)} %)`;
const within = (all: readonly Agreement[], most: number) =>
  all.filter(({ rank }) => rank !== undefined && rank <= most).length;

say(
  `Published messaging decisions: rank of what was chosen among all ${String(base.categories[0]?.options.length)} options\n`,
);
for (const [n, agreement] of agreements.entries()) {
  const { one, leader, verdict, inVerdict, reason } = agreement;
  const era = one.eraSensitive === true ? ", era-sensitive" : "";
  say(`${one.id} (tier ${one.tier}${era})`);
  say(`  chosen ${one.chosen}: ${rankText(agreement)}; without what runs already: ${rankText(bare[n]!)}`);
  say(`  advice: ${leader}, verdict ${verdict}${inVerdict ? ", which includes it" : ""}`);
  if (reason !== "") say(`  ${reason}`);
  if (reason !== "" && one.miss !== undefined) say(`  ${one.miss}`);
}
say(
  `\nwith what runs already     top-1 ${share(within(agreements, 1))}, top-3 ${share(within(agreements, 3))}`,
);
say(`without what runs already  top-1 ${share(within(bare, 1))}, top-3 ${share(within(bare, 3))}`);
say(
  `chosen option among those the verdict names: ${share(agreements.filter(({ inVerdict }) => inVerdict).length)}`,
);
for (const [name, adviser] of Object.entries(baselines)) {
  const hits = cases.filter((one, n) => adviser(one, decisions[n]!, cases) === one.chosen).length;
  say(`baseline "${name}": top-1 ${share(hits)}`);
}
