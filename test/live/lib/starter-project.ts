import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";
import { runCommand } from "./run-command.ts";
import { StarterProcess } from "./starter-process.ts";

/** Milliseconds; a test that hangs has failed. */
const NPM_LIMIT = 180_000;

export interface ProcessPlace {
  name: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
}

/**
 * What the starter sees of the caller's environment: how to reach the network and where home is. NODE_OPTIONS, an OTLP
 * endpoint or the settings that npm passes to its scripts would change what is proved.
 */
const PASSED_ON = [
  ...[
    "HOME",
    "LANG",
    "TMPDIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
  ],
  ...[
    "NODE_EXTRA_CA_CERTS",
    "SSL_CERT_FILE",
    "npm_config_registry",
    "npm_config_cache",
    "npm_config_userconfig",
  ],
];

/** A generated project on the disk, run with the Node that starters are written for. */
export class StarterProject {
  readonly #path: string;

  constructor(
    readonly folder: string,
    nodeFolder: string,
  ) {
    this.#path = [nodeFolder, process.env.PATH ?? ""].join(delimiter);
  }

  #environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const passed = Object.fromEntries(PASSED_ON.map((name) => [name, process.env[name]]));
    return { ...passed, PATH: this.#path, ...env };
  }

  /** Runs npm to its end and returns what it printed. Errors: any exit code but 0, or it takes too long. */
  npm(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    return runCommand("npm", args, { cwd: this.folder, env: this.#environment(env), within: NPM_LIMIT });
  }

  async #scriptOf(name: string): Promise<string> {
    const manifest = JSON.parse(await readFile(join(this.folder, "package.json"), "utf8")) as {
      scripts?: Record<string, string>;
    };
    const script = manifest.scripts?.[name];
    if (script === undefined)
      throw new Error(`Expected the npm script "${name}" in the starter, found none.`);
    return script;
  }

  /** Runs an npm script's command without npm around it, and returns its standard output. */
  async print(script: string, env: NodeJS.ProcessEnv): Promise<string> {
    const command = await this.#scriptOf(script);
    return runCommand("sh", ["-c", command], { cwd: this.folder, env: this.#environment(env) });
  }

  /**
   * Starts an npm script's command in the background. npm and the shell are left out, so that the signals of the
   * proofs reach the process itself and its exit code is its own.
   */
  async launch(script: string, { name, logFile, env }: ProcessPlace): Promise<StarterProcess> {
    const command = await this.#scriptOf(script);
    const cwd = this.folder;
    const args = ["-c", `exec ${command}`];
    return new StarterProcess(name, { command: "sh", args, logFile, cwd, env: this.#environment(env) });
  }

  /** The starter's own function from ordering key to shard. Errors: it was not built, or exports no such function. */
  async shardOf(): Promise<(key: string, shards: number) => number> {
    const file = pathToFileURL(join(this.folder, "dist", "messaging", "shard.js"));
    const { shardOf } = (await import(file.href)) as { shardOf?: (key: string, shards: number) => number };
    if (shardOf === undefined) throw new Error("Expected dist/messaging/shard.js to export shardOf.");
    return shardOf;
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
