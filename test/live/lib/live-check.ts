import type { Bench } from "./bench.ts";
import type { LiveServer, RunningServer } from "./live-server.ts";

/** What a check works with: both were started for it alone. */
export interface CheckSetting {
  bench: Bench;
  server: RunningServer;
  exclusive: LiveServer["exclusive"];
  /** Empty, for what the check itself writes. */
  folder: string;
}

/** One file in checks/: the name of the file is the id of the check. */
export interface LiveCheck {
  /** What is proved, as a sentence. */
  proves: string;
  /** Returns the evidence in one line. Errors: throws what was expected and what was found. */
  run(setting: CheckSetting): Promise<string>;
}

/** Whether a module of checks/ exports what a check needs. */
export function isLiveCheck(candidate: unknown): candidate is LiveCheck {
  if (typeof candidate !== "object" || candidate === null) return false;
  return "proves" in candidate && "run" in candidate && typeof candidate.run === "function";
}
