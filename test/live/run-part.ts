import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Bench, type BenchPlace } from "./lib/bench.ts";
import type { ComposedStarter } from "./lib/compose-starter.ts";
import type { LiveCheck } from "./lib/live-check.ts";
import type { RanOn } from "./lib/proof.ts";
import type { LiveServer, RunningServer } from "./lib/live-server.ts";
import type { Outcome } from "./lib/report.ts";
import { runStages, type Stage } from "./lib/stages.ts";
import { StarterProject } from "./lib/starter-project.ts";
import type { Toolchain, Tools } from "./lib/toolchain.ts";
import type { Workshop } from "./lib/workshop.ts";

export interface PartSetting {
  starter: ComposedStarter;
  server: LiveServer;
  /** Whether the starter's own tests are run too. */
  ownTests: boolean;
  checks: Map<string, LiveCheck>;
  workshop: Workshop;
  toolchain: Toolchain;
  tools: Tools;
  tell: (outcome: Outcome) => void;
}

export interface PartResult {
  starter: ComposedStarter;
  outcomes: Outcome[];
  ranOn: RanOn;
}

async function writeTree(folder: string, files: ComposedStarter["files"]): Promise<string> {
  for (const { path, content, executable } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { mode: executable === true ? 0o755 : 0o644 });
  }
  return `${files.length} files`;
}

const ground = (check: string, run: () => Promise<string>): Stage => ({ check, isGround: true, run });
const proof = (check: string, run: () => Promise<string>): Stage => ({ check, isGround: false, run });

/** One starter on the disk, and the stages that it goes through. */
export class PartRun {
  readonly #setting: PartSetting;
  readonly #folder: string;
  readonly #project: StarterProject;
  #serverVersion: string | undefined;

  constructor(setting: PartSetting, folder: string) {
    this.#setting = setting;
    this.#folder = folder;
    const { starter, toolchain, tools } = setting;
    const { passedOn } = toolchain;
    this.#project = new StarterProject(join(folder, "starter"), starter.commands, { ...tools, passedOn });
  }

  async #onServer<T>(
    name: string,
    work: (place: BenchPlace, running: RunningServer) => Promise<T>,
  ): Promise<T> {
    const { starter, server, workshop } = this.#setting;
    const room = await workshop.room(this.#folder, name);
    const command = await this.#project.composeCommand(starter.service);
    return workshop.withServer(server, room, command, (running) => {
      this.#serverVersion = running.version;
      const env = { [server.urlVariable]: running.url, ...running.moreVariables };
      return work({ folder: room, env }, running);
    });
  }

  #contractTests(): Promise<string> {
    return this.#onServer("contract-tests", ({ env }) => this.#project.run("contract", env));
  }

  #check(name: string, check: LiveCheck): Promise<string> {
    return this.#onServer(name, async (place, server) => {
      const bench = new Bench(this.#project, place);
      try {
        return await check.run({
          bench,
          server,
          exclusive: this.#setting.server.exclusive,
          folder: place.folder,
        });
      } finally {
        await bench.kill();
      }
    });
  }

  /** What ran, as the programs themselves told it. */
  ranOn(): RanOn {
    const { starter, toolchain, tools } = this.#setting;
    const server =
      this.#serverVersion === undefined ? [] : [{ name: starter.option, version: this.#serverVersion }];
    return [...server, { name: toolchain.name, version: tools.version }];
  }

  #ownTests(): Stage[] {
    const { toolchain } = this.#setting;
    return [
      proof("unit tests", async () => toolchain.testCount(await this.#project.run("test"))),
      proof("contract tests", async () => toolchain.testCount(await this.#contractTests())),
    ];
  }

  stages(): Stage[] {
    const { starter, checks } = this.#setting;
    return [
      ground("compose", () => writeTree(this.#project.folder, starter.files)),
      ground("prepare", async () => (await this.#project.run("prepare"), starter.commands.prepare.join(" "))),
      ground("build", async () => (await this.#project.run("build"), starter.commands.build.join(" "))),
      ...(this.#setting.ownTests ? this.#ownTests() : []),
      ...[...checks].map(([name, check]) => proof(name, () => this.#check(name, check))),
    ];
  }
}

/** Runs everything for one starter: writes, installs, builds and tests it, then every check on a broker of its own. */
export async function runPart(setting: PartSetting): Promise<PartResult> {
  const { starter, workshop, tell } = setting;
  const run = new PartRun(setting, await workshop.room(starter.id.replaceAll("/", "-")));
  const outcomes = await runStages(starter.id, run.stages(), tell);
  return { starter, outcomes, ranOn: run.ranOn() };
}
