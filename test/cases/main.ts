import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromSnapshot } from "../../src/knowledge/snapshot.ts";
import { agreementOf, decideCase, withoutExisting, type Agreement } from "./agreement.ts";
import { restingOn, withoutThings } from "./own-pages.ts";
import { readCases } from "./read-cases.ts";
import { standingsOf, standingsTable, type Asked } from "./standings.ts";
import { verdictReport } from "./verdicts.ts";
import { shareText } from "./wilson.ts";

/**
 * Agreement with published decisions: `npm run cases`. An honest figure, not a gate: a team that chose otherwise may have
 * known better, or less.
 */
const base = fromSnapshot((file): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../../dist/knowledge", file), "utf8")),
);
const cases = [...readCases(base, "messaging"), ...readCases(base, "services")];
const asked: Asked[] = cases.map((one) => ({ one, decision: decideCase(base, one.slot, one.workload) }));
const bare: Asked[] = cases.map((one) => ({
  one,
  decision: decideCase(base, one.slot, withoutExisting(one.workload)),
}));
const agreements = asked.map(({ one, decision }) => agreementOf(one, decision));
const bareAgreements = bare.map(({ one, decision }) => agreementOf(one, decision));

const say = (line = "") => process.stdout.write(`${line}\n`);
const rankText = ({ rank }: Agreement) => (rank === undefined ? "removed" : `rank ${String(rank)}`);

say("Published decisions: rank of what was chosen among all options of the slot.");
say("The knowledge was improved with these cases at hand: expect less agreement with new ones.\n");
for (const [n, agreement] of agreements.entries()) {
  const { one, leader, verdict, inVerdict, reason, all } = agreement;
  const era = one.eraSensitive === true ? ", era-sensitive" : "";
  say(`${one.id} (${one.slot}, ${String(all)} options, tier ${one.tier}${era})`);
  say(
    `  chosen ${one.chosen}: ${rankText(agreement)}; without what runs already: ${rankText(bareAgreements[n]!)}`,
  );
  say(`  advice: ${leader}, verdict ${verdict}${inVerdict ? ", which includes it" : ""}`);
  if (reason !== "") say(`  ${reason}`);
  if (reason !== "" && one.miss !== undefined) say(`  ${one.miss}`);
}

const categories = [...new Set(cases.map(({ slot }) => slot.split("/")[0] ?? ""))];
const inCategory = (all: Asked[], category: string) =>
  all.filter(({ one }) => one.slot.startsWith(`${category}/`));
say("\nWith what runs already:");
standingsTable(standingsOf(asked)).forEach(say);
say("\nWithout what runs already:");
standingsTable(standingsOf(bare)).forEach(say);
for (const category of categories) {
  const own = inCategory(asked, category);
  say(`\n${category} (${String(own.length)} cases):`);
  standingsTable(standingsOf(own)).forEach(say);
}

const verdicts = verdictReport(asked.map(({ one, decision }) => ({ decision, chosen: one.chosen })));
say("\nVerdicts:");
say(
  `  winner in ${shareText(verdicts.winners, cases.length)}; right in ${shareText(verdicts.rightWinners, verdicts.winners)}`,
);
say(
  `  close in ${shareText(verdicts.closes, cases.length)}, naming ${verdicts.closeSize.toFixed(1)} options on average; ` +
    `the chosen one is among them in ${shareText(verdicts.coveredCloses, verdicts.closes)}`,
);
say(`  none in ${shareText(verdicts.nones, cases.length)}`);

say("\nRules and criteria that rest on the very case they decide, and what comes of it without them:");
let rests = 0;
for (const [n, one] of cases.entries()) {
  const ids = restingOn(one, base);
  if (ids.length === 0) continue;
  rests += 1;
  const without = agreementOf(one, decideCase(withoutThings(base, one.slot, ids), one.slot, one.workload));
  say(`  ${one.id}: ${ids.join(", ")}; ${rankText(agreements[n]!)} with, ${rankText(without)} without`);
}
if (rests === 0) say("  none");
say(
  "  What rests on all published decisions together (priors, default orders) cannot be taken away for one of them.",
);
