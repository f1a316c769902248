import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Option } from "../../src/model/option.ts";
import { mustRun } from "../support/run.ts";
import { root } from "../support/repository.ts";
import { scratch } from "./bundled.ts";
import { measure, once, type Program } from "./measure.ts";
import { padded } from "./padded-options.ts";
import { firstExample, nothing, program } from "./processes.ts";
import { ratioRow, type Figure, type Settings } from "./rows.ts";

const MANY = 10_000;

/** Numbers of options in the advised category: an everyday one, then ten and a hundred times and more as many. */
const SIXTY = 60;
const CURVE = [1_000, 10_000];

/** A run of the curve that takes longer is ended, and the row says so. */
const LONGEST_MS = 300_000;

/** What more knowledge costs: of categories that are not asked for, and of the one that is. */
export function growthRows({ node: { path }, rounds }: Settings): Figure[] {
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, "growth-"));
  try {
    const usual = program(path, "advise", firstExample());
    const advised = advisedCategory(usual);
    const on = (name: string, counts: (category: string) => number | undefined): Program => ({
      ...usual,
      args: [copyWith(join(folder, name), counts), "advise", firstExample()],
    });
    const others = otherCategories(advised);
    const elsewhere = on("elsewhere", (id) => (id === advised ? undefined : share(MANY, others)));
    if (printed(elsewhere) !== printed(usual))
      throw new Error("Options of other categories changed the advice.");
    const sixty = on("sixty", (id) => (id === advised ? SIXTY : undefined));
    const [many, more] = measure(
      [
        { own: elsewhere, base: usual },
        { own: sixty, base: nothing(path) },
      ],
      rounds,
    );
    return [
      ratioRow("elsewhere-10000", `advise, ${MANY} options, others' categories`, "as it is", many!),
      ratioRow("advised-60", `advise, ${SIXTY} options in the category`, "node -e 0", more!),
      ...CURVE.map((count) =>
        curveRow(
          count,
          sixty,
          on(String(count), (id) => (id === advised ? count : undefined)),
        ),
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const printed = ({ node, args }: Program) => mustRun(node, args, root);

const share = (total: number, categories: readonly string[]) => Math.ceil(total / categories.length);

function advisedCategory(usual: Program): string {
  const { outcomes } = JSON.parse(printed({ ...usual, args: [...usual.args, "--json"] })) as {
    outcomes: { category: string }[];
  };
  const [first] = outcomes;
  if (first === undefined) throw new Error("The example decides nothing.");
  return first.category;
}

interface Head {
  categories: { category: { id: string }; names: string[] }[];
}

const headOf = (dist: string) =>
  JSON.parse(readFileSync(join(dist, "knowledge/knowledge.json"), "utf8")) as Head;

function otherCategories(advised: string): string[] {
  return headOf(join(root, "dist"))
    .categories.map(({ category }) => category.id)
    .filter((id) => id !== advised);
}

/** A copy of the built program with so many options in its categories. @returns its bin */
function copyWith(folder: string, counts: (category: string) => number | undefined): string {
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  const dist = join(folder, "dist");
  const head = headOf(dist);
  for (const { category, names } of head.categories) {
    const count = counts(category.id);
    if (count === undefined) continue;
    const file = join(dist, "knowledge/options", `${category.id}.json`);
    const real = JSON.parse(readFileSync(file, "utf8")) as Option[];
    const made = padded(real, count);
    names.push(...made.map(({ id }) => id));
    writeFileSync(file, JSON.stringify([...real, ...made]));
  }
  writeFileSync(join(dist, "knowledge/knowledge.json"), JSON.stringify(head));
  return join(folder, "bin/arch-map.js");
}

/** One run each: a curve is read over powers of ten. */
function curveRow(count: number, sixty: Program, many: Program): Figure {
  const what = `advise, ${count} options in the category`;
  const against = `with ${SIXTY}`;
  const baseMs = once(sixty);
  try {
    const ownMs = once({ ...many, longestMs: LONGEST_MS });
    const ratio = { median: ownMs / baseMs, low: ownMs / baseMs, high: ownMs / baseMs };
    return ratioRow(`advised-${count}`, what, against, { ratio, ownMs, baseMs });
  } catch (error) {
    const note = `did not finish: ${(error as Error).message.slice(-300).trim().replaceAll(/\s+/g, " ")}`;
    return { id: `advised-${count}`, what, unit: "x", against, note };
  }
}
