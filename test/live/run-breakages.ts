import { broken, type Breakage } from "./lib/breakage.ts";
import { runStages } from "./lib/stages.ts";
import { PartRun, type PartResult, type PartSetting } from "./run-part.ts";

/** Runs the faulty starter until the check that has to find the fault. Errors: it does not. */
async function isFound(setting: PartSetting, name: string, breakage: Breakage): Promise<string> {
  const check = setting.checks.get(breakage.turnsRed);
  if (check === undefined) throw new Error(`Expected a check ${breakage.turnsRed}, found none.`);
  const starter = broken(setting.starter, breakage);
  const room = await setting.workshop.room(starter.id.replaceAll("/", "-"), name);
  const checks = new Map([[breakage.turnsRed, check]]);
  const stages = new PartRun({ ...setting, starter, checks, ownTests: false }, room).stages();
  const outcomes = await runStages(starter.id, stages, () => undefined);
  const last = outcomes.at(-1);
  const missing = outcomes.slice(0, -1).find(({ passed }) => !passed);
  if (missing !== undefined) throw new Error(`${missing.check}: ${missing.detail}`);
  if (last?.passed !== false)
    throw new Error(`Expected ${breakage.turnsRed} to fail, it passed: ${last?.detail ?? ""}`);
  return `${breakage.breaks}: ${breakage.turnsRed} failed: ${last.detail}`;
}

/** Puts each fault of its language into a starter, and passes where the check that has to find it fails. */
export async function runBreakages(
  setting: PartSetting,
  breakages: Map<string, Breakage>,
): Promise<PartResult> {
  const { starter, tell } = setting;
  const own = [...breakages].filter(([, { language }]) => language === starter.language);
  const stages = own.map(([name, breakage]) => ({
    check: name,
    isGround: false,
    run: () => isFound(setting, name, breakage),
  }));
  return { starter, outcomes: await runStages(starter.id, stages, tell), ranOn: [] };
}
