import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BackgroundProcess } from "./background-process.ts";
import { killStarted } from "./started.ts";
import { waitUntil } from "./wait-until.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "background-process-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function start(script: string): BackgroundProcess {
  const logFile = join(folder, `${(count += 1)}.log`);
  return new BackgroundProcess({ command: "sh", args: ["-c", script], logFile });
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function childOf(parent: BackgroundProcess): Promise<number> {
  const pid = () => /child (\d+)\n/.exec(parent.log())?.[1];
  return Number(await waitUntil("the child's id", pid, { within: 5_000, every: 10 }));
}

const WITH_CHILD = 'sleep 60 & echo "child $!"; wait';

describe("a background process", () => {
  it("tells how it ended and what it printed", async () => {
    const ended = start("echo out; echo err >&2; exit 3");
    expect(await ended.ended(5_000)).toEqual({ code: 3, signal: null });
    expect(ended.log()).toBe("out\nerr\n");
    expect(() => ended.assertRunning()).toThrow("code 3");
  });

  it("is killed together with its children", async () => {
    const parent = start(WITH_CHILD);
    const child = await childOf(parent);
    await parent.kill();
    expect(parent.exit?.signal).toBe("SIGKILL");
    await waitUntil("the child is gone", () => !alive(child), { within: 5_000 });
  });

  it("that ignores the signal is killed, and reported", async () => {
    const stubborn = start("trap '' TERM; echo ready; while true; do sleep 0.1; done");
    await waitUntil("it is ready", () => stubborn.log() !== "", { within: 5_000, every: 10 });
    await expect(stubborn.stop("SIGTERM", 200)).rejects.toThrow("Expected within 200 ms");
    expect(stubborn.exit?.signal).toBe("SIGKILL");
  });

  it("that was forgotten is found and killed at the end, with its children", async () => {
    const forgotten = start(WITH_CHILD);
    const child = await childOf(forgotten);
    expect(killStarted()).toEqual([`sh -c ${WITH_CHILD}`]);
    await waitUntil("the child is gone", () => !alive(child), { within: 5_000 });
    await forgotten.ended(5_000);
    expect(killStarted()).toEqual([]);
  });

  it("that cannot be spawned is not taken for a running one", () => {
    const logFile = join(folder, "none.log");
    const missing = new BackgroundProcess({ command: "no-such-program-here", args: [], logFile });
    expect(() => missing.assertRunning()).toThrow("Expected no-such-program-here to run");
  });
});

describe("waitUntil", () => {
  it("returns what was awaited", async () => {
    let looks = 0;
    expect(await waitUntil("three looks", () => ++looks === 3 && looks, { within: 5_000, every: 1 })).toBe(3);
  });

  it("fails loudly at the deadline", async () => {
    await expect(waitUntil("rain", () => false, { within: 5, every: 1 })).rejects.toThrow(
      "within 5 ms: rain",
    );
  });

  it("ends at once when it can no longer succeed", async () => {
    const unless = () => {
      throw new Error("it ended");
    };
    await expect(waitUntil("rain", () => false, { within: 60_000, unless })).rejects.toThrow("it ended");
  });
});
