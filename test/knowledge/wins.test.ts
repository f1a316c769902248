import { describe, expect, test } from "vitest";
import { contributionsOf } from "../../src/core/explain.ts";
import { workloadSchema } from "../../src/knowledge/workload-schema.ts";
import {
  evaluate,
  evaluatorOf,
  leaders,
  published,
  ranking,
  slots,
  type Answers,
} from "../support/published.ts";
import { wins } from "../support/wins.ts";

const schema = workloadSchema(published);

describe.each(wins)("%s", (_, { slot, option, because, workload }) => {
  test("states a workload that does not name the option", () => {
    expect(schema.safeParse(workload).error?.issues ?? []).toEqual([]);
    const named = ["operated", "incumbent", "expertise"].flatMap((field) => [workload[field] ?? []].flat());
    expect(named).not.toContain(option);
  });

  test("is won by the option", () => {
    expect(leaders(workload, slot)).toContain(option);
  });

  test.each(because)("%s decides it", (reason) => {
    expect([...criteriaAhead(workload, slot, option), ...rulesThatRemove(workload, slot)]).toContain(reason);
  });
});

/** The criteria on which the option contributes more than some rival. */
function criteriaAhead(workload: Answers, slot: string, option: string): string[] {
  const evaluator = evaluatorOf(slot);
  const evaluation = evaluate(workload, slot);
  const parts = evaluation.ranking.map((n) => ({
    option: evaluator.model.variants[evaluation.standings[n]!.variant]!.option.id,
    contributions: contributionsOf(evaluator, evaluation, evaluation.standings[n]!.variant),
  }));
  const own = parts.find((part) => part.option === option);
  return (own?.contributions ?? [])
    .filter(({ contribution }, c) =>
      parts.some((rival) => (rival.contributions[c]?.contribution ?? 0) < contribution - 1e-9),
    )
    .map(({ criterion }) => criterion);
}

/** The rules that remove some rival in every one of its variants. */
function rulesThatRemove(workload: Answers, slot: string): string[] {
  const evaluator = evaluatorOf(slot);
  const { fields, hard, standings } = evaluate(workload, slot);
  return hard
    .filter((rule) =>
      standings.some(
        ({ status }, n) =>
          status === "excluded" &&
          evaluator.groups[n]!.every((variant) => evaluator.truthOf(rule, fields, variant) === "violated"),
      ),
    )
    .map(({ id }) => id);
}

const won = new Set(wins.map(([, { slot, option }]) => `${slot} ${option}`));

describe.each([...slots])("%s", (name, { knowledge }) => {
  const active = knowledge.options.filter(({ status }) => status.kind === "active");

  test.each(active.map((option) => [option.id, option] as const))(
    "%s wins somewhere, or says why not, and not both",
    (id, { neverFirst = {} }) => {
      const slot = name.split("/")[1] ?? "";
      expect([won.has(`${name} ${id}`), slot in neverFirst].filter(Boolean)).toHaveLength(1);
    },
  );

  const gone = knowledge.options.filter(({ status }) => status.kind !== "active");
  test.each(gone.map(({ id }) => id))("%s is never recommended", (id) => {
    const workloads = [{}, ...wins.filter(([, win]) => win.slot === name).map(([, win]) => win.workload)];
    const placed = workloads.flatMap((workload) =>
      ranking({ ...workload, operated: [id], expertise: [id] }, name).map(({ option }) => option),
    );
    expect(placed).not.toContain(id);
  });
});
