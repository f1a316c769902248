import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buildStarters } from "../../src/build/starters.ts";
import { availableStarters } from "../../src/scaffold/available-starters.ts";
import { isBreakage } from "./lib/breakage.ts";
import { isLiveCheck } from "./lib/live-check.ts";
import { isLiveServer, type LiveServer } from "./lib/live-server.ts";
import { composeStarters, type ComposedStarter } from "./lib/compose-starter.ts";
import { loadFolder } from "./lib/folder-modules.ts";
import { matrix } from "./lib/matrix.ts";
import { describeProof, proofOf, writeProof } from "./lib/proof.ts";
import { junit, oneLine, summary, table, type Outcome } from "./lib/report.ts";
import { installMissing } from "./lib/server-packages.ts";
import { killStarted } from "./lib/started.ts";
import { isToolchain, type Toolchain } from "./lib/toolchain.ts";
import { chooseChecks, chooseParts, partsOfDay, readWishes, type Wishes } from "./lib/wishes.ts";
import { Workshop } from "./lib/workshop.ts";
import { runBreakages } from "./run-breakages.ts";
import { runPart, type PartResult, type PartSetting } from "./run-part.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const CACHE = join(ROOT, ".cache");
const REPORT = join(CACHE, "reports", "live.xml");
/** Whole days since the epoch. */
const today = (): number => Math.floor(Date.now() / 86_400_000);
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

function serverOf(starter: ComposedStarter, servers: Map<string, LiveServer>): LiveServer {
  const server = servers.get(starter.option);
  if (server === undefined)
    throw new Error(`Expected a file servers/${starter.option}.ts for ${starter.id}, found none.`);
  return server;
}

type Equipment = Pick<PartSetting, "toolchain" | "tools">;

function toolchainOf(language: string, toolchains: Map<string, Toolchain>): Toolchain {
  const toolchain = toolchains.get(language);
  if (toolchain === undefined) throw new Error(`Expected a file toolchains/${language}.ts, found none.`);
  return toolchain;
}

/** The tools of each language. Errors: they are missing. */
async function equip(languages: Map<string, Toolchain>): Promise<Map<string, Equipment>> {
  const found = new Map<string, Equipment>();
  for (const [language, toolchain] of languages)
    found.set(language, { toolchain, tools: await toolchain.find(CACHE, tell) });
  return found;
}

type Prepared = Omit<PartSetting, "workshop" | "tell">;

/** Everything that has to be there before the first starter is written. */
async function prepare(wishes: Wishes, workshop: Workshop): Promise<Prepared[]> {
  const all = await composeStarters(ROOT, workshop.folder);
  const starters = partsOfDay(chooseParts(all, wishes.parts), wishes.rotate, today());
  const servers = await loadFolder(join(import.meta.dirname, "servers"), "server", isLiveServer);
  const allChecks = await loadFolder(join(import.meta.dirname, "checks"), "check", isLiveCheck);
  const checks = chooseChecks(allChecks, wishes.checks);
  const toolchains = await loadFolder(join(import.meta.dirname, "toolchains"), "toolchain", isToolchain);
  const languages = new Map(starters.map(({ language }) => [language, toolchainOf(language, toolchains)]));
  const needed = [...starters.map((starter) => serverOf(starter, servers)), ...languages.values()];
  await installMissing(needed, tell);
  const equipment = await equip(languages);
  // Who names checks is after these: the starter's own tests are not in the way then.
  const ownTests = wishes.checks.length === 0;
  return starters.map((starter) => {
    const server = serverOf(starter, servers);
    return { starter, server, ownTests, checks, ...equipment.get(starter.language)! };
  });
}

/** Opens a workshop for what was asked. Errors: something is missing or unknown; nothing is left behind then. */
async function setUp(wishes: Wishes): Promise<[Workshop, Prepared[]]> {
  const workshop = await Workshop.open();
  try {
    return [workshop, await prepare(wishes, workshop)];
  } catch (error) {
    await workshop.remove();
    throw error;
  }
}

/** A proof is stored only for a starter that passed everything, and only when asked for. */
async function settleProof({ starter, outcomes, ranOn }: PartResult, write: boolean): Promise<string> {
  if (!write || outcomes.some(({ passed }) => !passed)) return describeProof(starter);
  const checks = outcomes.map(({ check }) => check);
  await writeProof(ROOT, starter, proofOf(starter, checks, ranOn, new Date().toISOString().slice(0, 10)));
  return `proof of ${starter.id}: written`;
}

/** The proof levels of all starters, as the files are now: a proof that was just written counts. */
async function levels(workshop: Workshop): Promise<string> {
  return matrix(availableStarters(buildStarters(ROOT, await workshop.room("levels"))));
}

/** Runs a part with each fault that is known for its language. */
async function breaking(): Promise<(setting: PartSetting) => Promise<PartResult>> {
  const breakages = await loadFolder(join(import.meta.dirname, "breakages"), "breakage", isBreakage);
  return (setting) => runBreakages(setting, breakages);
}

async function main(args: string[]): Promise<number> {
  const wishes = readWishes(args);
  const [workshop, settings] = await setUp(wishes);
  tell(`working in ${workshop.folder}`);
  const results: PartResult[] = [];
  const onOutcome = (outcome: Outcome) => tell(oneLine(outcome));
  const run = wishes.broken ? await breaking() : runPart;
  for (const setting of settings) results.push(await run({ ...setting, workshop, tell: onOutcome }));
  const outcomes = results.flatMap((result) => result.outcomes);
  await mkdir(join(CACHE, "reports"), { recursive: true });
  await writeFile(REPORT, junit(outcomes));
  tell(`\n${table(outcomes)}\n`);
  if (!wishes.broken) for (const result of results) tell(await settleProof(result, wishes.writeProof));
  tell(`\n${await levels(workshop)}\n`);
  const failed = outcomes.some((outcome) => !outcome.passed);
  if (failed) tell(`Logs of the failed run: ${workshop.folder}`);
  else await workshop.remove();
  tell(`Report: ${REPORT}\n${summary(outcomes)}`);
  return failed ? 1 : 0;
}

/** Ends what this run started, and nothing else, however the run ends. */
function leave(code: number): never {
  for (const commandLine of killStarted()) tell(`killed: ${commandLine}`);
  process.exit(code);
}

process.once("SIGINT", () => leave(130));
process.once("SIGTERM", () => leave(143));
main(process.argv.slice(2)).then(leave, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  leave(1);
});
