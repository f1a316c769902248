import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { LiveServer, RunningServer } from "./live-server.ts";

/** A folder that server accounts can pass through, and list nothing in. */
async function passable(path: string): Promise<string> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o711);
  return path;
}

/** The temporary folder of one run, and the servers it starts there. */
export class Workshop {
  private constructor(readonly folder: string) {}

  static async open(): Promise<Workshop> {
    const folder = await mkdtemp(join(tmpdir(), "arch-map-live-"));
    return new Workshop(await passable(folder));
  }

  /** A new folder below this one or, when it is absolute, below the first segment. */
  room(...segments: string[]): Promise<string> {
    return passable(resolve(this.folder, ...segments));
  }

  /**
   * Starts a server for one piece of work alone and stops it afterwards, whatever became of the work.
   * Errors: of the work; or the server does not start or stop.
   */
  async withServer<T>(
    server: LiveServer,
    folder: string,
    composeCommand: string[],
    work: (running: RunningServer) => Promise<T>,
  ): Promise<T> {
    const running = await server.start({ folder: await passable(join(folder, "server")), composeCommand });
    try {
      return await work(running);
    } finally {
      await running.stop();
    }
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
