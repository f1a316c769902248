import type { Finding } from "../../model/finding.ts";
import type { Question } from "../../model/question.ts";
import type { Entry } from "../load.ts";
import { nearestTip } from "../nearest.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";
import { answersOf } from "../answers-of.ts";

/** A prior names answers that can be given, and one of several exclusive answers is sure to come. */
export const priorFitsType: Check = {
  id: "prior-fits-type",
  check: (_, entries) => entries.filter(({ kind }) => kind === "questions").flatMap(checkPrior),
};

function checkPrior({ value, yaml }: Entry): Finding[] {
  const { type, prior } = value as Question;
  if (prior === undefined) return [];
  const at = (path: string[], message: string, tip = "") =>
    findingAt(yaml, path, { id: "prior-fits-type", message, tip });
  const answers = answersOf(type);
  const names = Object.keys(prior.shares);
  const wrong = names.filter((name) => answers !== undefined && !answers.includes(name));
  const total = Object.values(prior.shares).reduce((sum, share) => sum + share, 0);
  const exclusive = type.kind !== "set" && type.kind !== "components" && type.kind !== "order";
  return [
    ...wrong.map((name) =>
      at(["prior", "shares", name], `Unknown answer "${name}".`, nearestTip(name, answers ?? [])),
    ),
    ...(exclusive && Math.abs(total - 1) > 1e-6
      ? [at(["prior", "shares"], `Expected the shares to add up to 1, found ${total.toFixed(4)}.`)]
      : []),
  ];
}
