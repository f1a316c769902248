import { access, rm, writeFile } from "node:fs/promises";
import { findProgram } from "./find-program.ts";
import { runCommand, tryCommand } from "./run-command.ts";

const POLICY = "/usr/sbin/policy-rc.d";
const NO_SERVICE_STARTS = "#!/bin/sh\n# Left by an interrupted live test; it may be deleted.\nexit 101\n";

/** Debian packages, and the programs by which one sees that they are there. */
export interface Packaged {
  packages: string[];
  programs: string[];
}

export interface Missing {
  programs: string[];
  packages: string[];
}

/** What servers and toolchains need and the machine lacks. */
export async function findMissing(servers: Packaged[]): Promise<Missing> {
  const missing: Missing = { programs: [], packages: [] };
  for (const { programs, packages } of servers) {
    const found = await Promise.all(programs.map(findProgram));
    const absent = programs.filter((_, position) => found[position] === undefined);
    if (absent.length > 0) missing.packages.push(...packages);
    missing.programs.push(...absent);
  }
  return missing;
}

/**
 * Installs packages without letting them start their service: this run starts servers of its own, and a service that
 * was not there before must not be there afterwards. `policy-rc.d` is Debian's switch for that.
 */
async function withoutServiceStarts(install: () => Promise<void>): Promise<void> {
  const present = await access(POLICY).then(
    () => true,
    () => false,
  );
  if (!present) await writeFile(POLICY, NO_SERVICE_STARTS, { mode: 0o755 });
  try {
    await install();
  } finally {
    if (!present) await rm(POLICY, { force: true });
  }
}

/** Keeps the services of freshly installed packages from starting with the machine, where systemd would do that. */
async function disableServices(packages: string[]): Promise<void> {
  for (const name of packages) await tryCommand("systemctl", ["disable", name]).catch(() => undefined);
}

async function aptInstall(packages: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runCommand("apt-get", ["update", "-qq"], { env });
  await runCommand("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
}

/**
 * Installs the Debian packages of servers and toolchains whose programs are absent.
 * Errors: something is missing and this account may not install; the message names every program and the command.
 */
export async function installMissing(servers: Packaged[], tell: (line: string) => void): Promise<void> {
  const { programs, packages } = await findMissing(servers);
  if (programs.length === 0) return;
  const canInstall = process.getuid?.() === 0 && (await findProgram("apt-get")) !== undefined;
  const wanted = `${programs.join(", ")} (Debian packages: ${packages.join(", ")})`;
  if (!canInstall) {
    const command = `apt-get install --no-install-recommends ${packages.join(" ")}`;
    throw new Error(
      `Missing programs: ${wanted}. Install them, or run as root on Debian or Ubuntu: ${command}`,
    );
  }
  tell(`installing ${wanted}`);
  await withoutServiceStarts(() => aptInstall(packages));
  await disableServices(packages);
  const left = await findMissing(servers);
  if (left.programs.length > 0)
    throw new Error(`Still missing after installing: ${left.programs.join(", ")}`);
}
