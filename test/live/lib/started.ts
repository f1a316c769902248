import type { ChildProcess } from "node:child_process";

/** Every process group that this run started and that has not ended; the key is its leader. */
const started = new Map<ChildProcess, string>();

/** Remembers a process that leads a group of its own (spawned `detached`) until it ends. */
export function remember(child: ChildProcess, commandLine: string): void {
  if (child.pid === undefined) return;
  started.set(child, commandLine);
  child.once("exit", () => started.delete(child));
}

/** SIGKILL to the whole group, so that it reaches the children of a script too. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, "SIGKILL");
}

/** Kills every group that is left, whoever forgot it; returns the command lines. What this run did not start, it cannot hit. */
export function killStarted(): string[] {
  const left = [...started];
  for (const [child] of left) killGroup(child);
  return left.map(([, commandLine]) => commandLine);
}
