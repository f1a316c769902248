import { createRequire } from "node:module";
import type { Highs } from "highs";
import type { Member, StackProblem } from "../../src/core/stack/problem.ts";

/** The solver, loaded; a second opinion that shares no code with ours. */
export function loadHighs(): Promise<Highs> {
  const load = createRequire(import.meta.url)("highs") as () => Promise<Highs>;
  return load();
}

/**
 * The best total by integer programming, of a problem whose conflicts and pairs are between variants and that requires
 * nothing. Tight form: one 0/1 variable for each variant, and one for each pair of variants, whose sum over one slot is the
 * other variant, so that it is 0 or 1 as well; the effort of a component is a variable above each use. @throws when the optimum is not proved
 */
export function totalByHighs(highs: Highs, problem: StackProblem): number {
  const result = highs.solve(programOf(problem), { mip_rel_gap: 0, mip_abs_gap: 1e-9, output_flag: false });
  if (result.Status !== "Optimal") throw new Error(`HiGHS: ${result.Status}`);
  return result.ObjectiveValue;
}

const x = (slot: number, variant: number) => `x${slot}_${variant}`;

function programOf({ slots, components, conflicts, pairs }: StackProblem): string {
  const at = (member: Member) => {
    if ("component" in member) throw new Error("only pairs of variants");
    return x(member.slot, member.variant);
  };
  const values = new Map<string, number>();
  for (const { a, b, value } of pairs) add(values, pairName(at(a), at(b)), value);
  const objective = slots.flatMap((variants, slot) =>
    variants.map(({ value }, n) => `+ ${value} ${x(slot, n)}`),
  );
  for (const [name, value] of values) objective.push(`+ ${value} ${name}`);
  components.forEach((_, n) => objective.push(`- c${n}`));
  const rules = slots.map((variants, slot) => `${variants.map((_, n) => x(slot, n)).join(" + ")} = 1`);
  const binaries = slots.flatMap((variants, slot) => variants.map((_, n) => x(slot, n)));
  slots.forEach((variants, slot) => {
    slots.forEach((others, other) => {
      if (slot === other) return;
      variants.forEach((_, n) => {
        const sum = others.map((__, m) => pairName(x(slot, n), x(other, m)));
        rules.push(`${sum.join(" + ")} - ${x(slot, n)} = 0`);
      });
    });
  });
  for (const [a, b] of conflicts) rules.push(`${pairName(at(a), at(b))} = 0`);
  slots.forEach((variants, slot) =>
    variants.forEach(({ uses }, n) => {
      for (const { component, effort } of uses) rules.push(`c${component} - ${effort} ${x(slot, n)} >= 0`);
    }),
  );
  const lines = (all: readonly string[]) => all.join("\n ");
  return `Maximize\n obj: ${lines(objective)}\nSubject To\n ${lines(rules.map((rule, n) => `r${n}: ${rule}`))}\nBinary\n ${lines(binaries)}\nEnd`;
}

function pairName(a: string, b: string): string {
  const [first, second] = [a, b].sort();
  return `y${first}_${second}`;
}

function add(values: Map<string, number>, name: string, value: number): void {
  values.set(name, (values.get(name) ?? 0) + value);
}
