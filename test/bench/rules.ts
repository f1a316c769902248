import { reported } from "./bundled.ts";
import { compared, quantile, type Times } from "./measure.ts";
import type { RulesReport, Side } from "./programs/rules.ts";
import { fasterRow, ratioRow, type Figure, type Settings } from "./rows.ts";

const RULES = 200;
const WORKLOADS = 1_000;

/** At ten times as many rules the peers take so long that fewer workloads have to do. */
const MORE_RULES = 2_000;
const FEWER_WORKLOADS = 40;

/** Our rules against two engines with their own, over the same workloads; the violated rules were compared there. */
export function rulesRows({ node: { path } }: Settings): Figure[] {
  const run = (rules: number, workloads: number) =>
    reported<RulesReport>(path, "rules", [String(rules), String(workloads)]);
  const few = run(RULES, WORKLOADS);
  const many = run(MORE_RULES, FEWER_WORKLOADS);
  return [
    fasterRow(
      `rules-${RULES}`,
      `${RULES} rules, json-rules-engine`,
      "json-rules-engine",
      against(few, "jsonRulesEngine"),
    ),
    fasterRow(
      `rules-${RULES}-zen`,
      `${RULES} rules, zen-engine's decision table`,
      "zen-engine",
      against(few, "zenEngine"),
    ),
    fasterRow(
      `rules-${MORE_RULES}`,
      `${MORE_RULES} rules, json-rules-engine`,
      "json-rules-engine",
      against(many, "jsonRulesEngine"),
    ),
    fasterRow(
      `rules-${MORE_RULES}-zen`,
      `${MORE_RULES} rules, zen-engine's decision table`,
      "zen-engine",
      against(many, "zenEngine"),
    ),
    growth(few, many),
  ].map((row, index) => ({ ...row, note: noteOf(index < 2 ? few : many) }));
}

const against = ({ turns }: RulesReport, side: Side) =>
  compared(turns.map((turn): Times => ({ own: turn.ours, base: turn[side] })));

/** Of ten times as many rules, over the workloads that both had. */
function growth(few: RulesReport, many: RulesReport): Figure {
  const times = many.turns.map((turn, index): Times => ({
    own: turn.ours,
    base: few.turns[index]?.ours ?? NaN,
  }));
  return ratioRow("rules-growth", `ours, ${MORE_RULES} rules`, `with ${RULES}`, compared(times));
}

function noteOf({ turns, workloadsPerTurn, violations, build }: RulesReport): string {
  const perWorkload = violations / (turns.length * workloadsPerTurn);
  const first = turns[0]?.ours ?? NaN;
  const usual = quantile(
    turns.map(({ ours }) => ours),
    0.5,
  );
  return `each ${workloadsPerTurn} workloads x 10 options; ${perWorkload.toFixed(0)} violations a workload; ours built in ${build.ours.toFixed(1)} ms, first turn ${(first / usual).toFixed(1)} x`;
}
