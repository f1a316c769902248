import { withFollowingFields } from "../../core/decompose/with-following-fields.ts";
import { fieldsOf } from "../../core/fields.ts";
import { fieldsInCategory, slotsNamed, slotsToDecide, type SlotKnowledge } from "../../core/slots.ts";
import { whyNot, type WhyNotQuestion } from "../../core/why-not.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Flow, Workload } from "../../model/workload.ts";
import { whyNotJson } from "../../render/why-not/json.ts";
import { whyNotText } from "../../render/why-not/terminal.ts";
import { statedWorkload } from "../answers.ts";
import { UserError } from "../errors.ts";
import { columnsOf, ExitCode } from "../io.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";
import { styleFor } from "../style.ts";

export interface WhyNotFlags {
  workload?: string;
  set: string[];
  category?: string;
  flow?: string;
  json?: boolean;
  knowledge?: string;
  color?: boolean;
}

/** Says why one option does not lead for a workload, and what would make it. Exit 3 when nothing at all fits. */
export async function explainWhyNot(shell: Shell, name: string, flags: WhyNotFlags): Promise<void> {
  const { io } = shell;
  const base = await knowledgeFor(io, flags.knowledge);
  if (flags.workload === undefined && flags.set.length === 0) throw new UserError(nothingStated(name));
  const stated = await statedWorkload(io, base, flags.workload, flags.set);
  const question = await questionOf(base, name, withFollowingFields(base, stated), flags);
  const answer = whyNot(base, { ...question, version: shell.version });
  io.stdout.write(
    flags.json === true
      ? whyNotJson(answer)
      : whyNotText(answer, { columns: columnsOf(io), style: styleFor(io, flags.color) }),
  );
  if (answer.fitting === 0) shell.exit(ExitCode.nothingFits);
}

function nothingStated(name: string): string {
  return `Why not for which workload? Name a file, - for stdin, or answers:
  arch-map why-not ${name} --workload <file>
  arch-map why-not ${name} --set <field>=<value>`;
}

async function questionOf(
  base: KnowledgeBase,
  name: string,
  workload: Workload,
  flags: WhyNotFlags,
): Promise<Omit<WhyNotQuestion, "version">> {
  const { slot, option } = await slotOf(base, name, workload, flags.category);
  const flow = flowOf(name, slot, workload, flags.flow);
  const fields = flow === undefined ? workload.fields : fieldsOf(workload, flow);
  const stated = fieldsInCategory(base, slot.knowledge, fields);
  return { slot, option, stated, flow: flow?.id, workload: workload.name };
}

/** The slot that is meant: of those that have the option, the one to decide, or the only one. */
async function slotOf(base: KnowledgeBase, name: string, workload: Workload, category: string | undefined) {
  if (category !== undefined) checkCategory(base, category);
  const parts = name.split("/");
  const option = parts.at(-1) ?? "";
  const qualifier = parts.slice(0, -1).join("/");
  const isMeant = ({ slot, knowledge }: SlotKnowledge) =>
    [qualifier, category ?? ""].every(
      (part) =>
        part === "" || part === knowledge.category.id || part === nameOf(slot.id, knowledge.category.id),
    ) && knowledge.options.some(({ id }) => id === option);
  const all = slotsNamed(base).filter(isMeant);
  if (all.length === 0) throw await unknownOption(base, name, option, qualifier, category);
  const decided = slotsToDecide(base, workload).filter(isMeant);
  const meant = decided.length > 0 ? decided : all;
  const [slot] = meant;
  if (slot === undefined || meant.length > 1) throw severalSlots(name, meant);
  return { slot, option };
}

function nameOf(slot: string, category: string): string {
  return `${category}/${slot}`;
}

function severalSlots(name: string, meant: readonly SlotKnowledge[]): UserError {
  const ways = meant.map(
    ({ slot, knowledge: { category } }) =>
      `  arch-map why-not ${name} --category ${nameOf(slot.id, category.id)} ...`,
  );
  return new UserError(`"${name}" can fill several slots; say which:\n${ways.join("\n")}`);
}

function checkCategory(base: KnowledgeBase, asked: string): void {
  const known = slotNames(base);
  if (!known.includes(asked)) {
    throw new UserError(`--category: unknown category "${asked}". Expected one of: ${known.join(", ")}.`);
  }
}

/** Categories, and their slots as `category/slot`. */
function slotNames(base: KnowledgeBase): string[] {
  return base.categories.flatMap(({ category: { id, slots } }) => [
    id,
    ...slots.map((slot) => nameOf(slot.id, id)),
  ]);
}

async function unknownOption(
  base: KnowledgeBase,
  name: string,
  option: string,
  qualifier: string,
  category: string | undefined,
): Promise<UserError> {
  const { nearestTip } = await import("../../knowledge/nearest.ts");
  const places = base.categories.filter(({ options }) => options.some(({ id }) => id === option));
  if (places.length > 0) {
    const where = places.map(({ category: { id } }) => `${id}/${option}`);
    const asked = [qualifier, category ?? ""].filter((part) => part !== "").join(" and ");
    return new UserError(`No option "${option}" in ${asked}. There is ${where.join(", ")}.`);
  }
  const valid = base.categories.flatMap(({ options }) => options.map(({ id }) => id));
  const tip = nearestTip(option, [...new Set(valid)]);
  return new UserError(
    `Unknown option "${name}". ${tip === "" ? "All options: arch-map kb list option" : tip}`,
  );
}

/** The flow that is meant, where the slot is decided for each; a workload with a single one leaves no question. */
function flowOf(
  name: string,
  { slot }: SlotKnowledge,
  { flows }: Workload,
  asked: string | undefined,
): Flow | undefined {
  const ids = flows.map(({ id }) => id);
  if (!slot.perFlow) {
    if (asked !== undefined) throw new UserError(`--flow: this is decided once for all flows.`);
    return undefined;
  }
  if (asked === undefined && flows.length > 1) {
    const ways = ids.map((id) => `  arch-map why-not ${name} --flow ${id} ...`);
    throw new UserError(`The workload has several flows; say which:\n${ways.join("\n")}`);
  }
  const flow = flows.find(({ id }) => asked === undefined || id === asked);
  if (flow === undefined)
    throw new UserError(`--flow: unknown flow "${asked ?? ""}". Expected one of: ${ids.join(", ")}.`);
  return flow;
}
