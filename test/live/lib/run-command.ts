import { spawn } from "node:child_process";
import { killGroup, remember } from "./started.ts";

export interface CommandSettings {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Milliseconds after which the command is killed and reported as failed; ten minutes when left out. */
  within?: number;
}

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

const TEN_MINUTES = 600_000;

/** Runs a command to its end and returns what it printed, whatever its exit code. Errors: the command does not exist. */
export function tryCommand(
  command: string,
  args: string[],
  settings: CommandSettings = {},
): Promise<CommandResult> {
  const { within = TEN_MINUTES, ...spawnSettings } = settings;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...spawnSettings,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    remember(child, [command, ...args].join(" "));
    const limit = setTimeout(() => killGroup(child), within);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once("close", (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, stderr });
    });
  });
}

/** Runs a command and returns its standard output. Errors: any exit code but 0, with the last lines it printed. */
export async function runCommand(
  command: string,
  args: string[],
  settings: CommandSettings = {},
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(command, args, settings);
  if (code === 0) return stdout;
  const tail = `${stdout}\n${stderr}`.trim().split("\n").slice(-40).join("\n");
  throw new Error(`Expected exit code 0 of ${[command, ...args].join(" ")}, found ${String(code)}:\n${tail}`);
}
