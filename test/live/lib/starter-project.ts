import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import type { Commands } from "../../../src/model/starter.ts";
import { runCommand } from "./run-command.ts";
import { StarterProcess } from "./starter-process.ts";
import type { Tools } from "./toolchain.ts";

/** Milliseconds; a command that hangs has failed. The first one fetches what all projects of its language need. */
const COMMAND_LIMIT = 600_000;

export interface ProcessPlace {
  name: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
}

/** What the starter is run with. */
export interface StarterTools extends Tools {
  /** Variables of the caller that the tools need, by name. */
  passedOn: string[];
}

/**
 * What the starter sees of the caller's environment: how to reach the network and where home is, beside what its tools need.
 * NODE_OPTIONS, an OTLP endpoint or the settings that npm passes to its scripts would change what is proved.
 */
const PASSED_ON = [
  ...["HOME", "LANG", "TMPDIR"],
  ...["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"],
];

/** A generated project on the disk, run with the tools of its language. */
export class StarterProject {
  readonly #commands: Commands;
  readonly #tools: StarterTools;

  constructor(
    readonly folder: string,
    commands: Commands,
    tools: StarterTools,
  ) {
    this.#commands = commands;
    this.#tools = tools;
  }

  #environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const { path, env: own, passedOn } = this.#tools;
    const passed = Object.fromEntries([...PASSED_ON, ...passedOn].map((name) => [name, process.env[name]]));
    const PATH = [...path, process.env.PATH ?? ""].join(delimiter);
    return { ...passed, ...own, PATH, ...env };
  }

  /** Runs one of the project's commands to its end and returns what it printed. Errors: any exit code but 0, or it takes too long. */
  run(name: keyof Commands, env: NodeJS.ProcessEnv = {}): Promise<string> {
    const [command = "", ...args] = this.#commands[name];
    return runCommand(command, args, {
      cwd: this.folder,
      env: this.#environment(env),
      within: COMMAND_LIMIT,
    });
  }

  /** Starts one of the project's commands in the background; signals reach the process itself, and its exit code is its own. */
  launch(name: keyof Commands, place: ProcessPlace): StarterProcess {
    const [command = "", ...args] = this.#commands[name];
    const { logFile, env } = place;
    const settings = { command, args, logFile, cwd: this.folder, env: this.#environment(env) };
    return new StarterProcess(place.name, settings);
  }

  /** The command line that compose.yaml gives to a service; empty when it leaves that to the image. */
  async composeCommand(service: string): Promise<string[]> {
    const compose = parse(await readFile(join(this.folder, "compose.yaml"), "utf8")) as {
      services?: Record<string, { command?: string | string[] }>;
    };
    const found = compose.services?.[service];
    if (found === undefined)
      throw new Error(`Expected the service "${service}" in compose.yaml, found none.`);
    return typeof found.command === "string" ? found.command.split(/\s+/) : (found.command ?? []);
  }
}
