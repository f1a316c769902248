import type { FollowingField } from "../../model/decomposition.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Fields, Workload } from "../../model/workload.ts";
import { analyse } from "./analyse.ts";
import { followingFields } from "./following.ts";

/** The workload with the requirement fields that follow from its context map; the same one where it has none. */
export function withFollowingFields(base: KnowledgeBase, workload: Workload): Workload {
  if (workload.contextMap === undefined) return workload;
  const analysis = analyse(workload.contextMap, base.decomposition);
  const derived = followingFields(base, workload, analysis).filter(({ status }) => status === "derived");
  const flows = [...new Set(derived.flatMap(({ flow }) => flow ?? []))];
  const of = (id: string | undefined) => asFields(derived.filter(({ flow }) => flow === id));
  return {
    ...workload,
    fields: { ...workload.fields, ...of(undefined) },
    flows: flows.length === 0 ? workload.flows : flows.map((id) => flowOf(workload, id, of(id))),
  };
}

function flowOf({ flows }: Workload, id: string, fields: Fields): Workload["flows"][number] {
  return { id, fields: { ...flows[0]?.fields, ...fields } };
}

function asFields(following: readonly FollowingField[]): Fields {
  return Object.fromEntries(
    following.map(({ field, value, strength, reasons }) => [
      field,
      { value, origin: "derived", strength, rule: reasons[0]?.rule ?? "", restsOnStated: true },
    ]),
  );
}
