/** What a server file is given. */
export interface ServerSettings {
  /** An empty folder for this server alone; the account it runs under can reach it. */
  folder: string;
  /** The command line that the starter's compose file gives the server, so that it keeps what the starter would keep. */
  composeCommand: string[];
}

/** A real server that this run started, and alone may stop. */
export interface RunningServer {
  /** Connection URL on the loopback address. */
  url: string;
  /** Further addresses, for clients that speak another of its protocols: environment variable -> address. */
  moreVariables?: Record<string, string>;
  /** As the server itself tells it, like `7.0.15`. */
  version: string;
  /** Ends it the hard way, as a power cut would end the process, and starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it the orderly way; resolves when it is gone. */
  stop(): Promise<void>;
}

/** One file in servers/: the name of the file is the id of the option. */
export interface LiveServer {
  /** Debian packages that bring the programs. */
  packages: string[];
  /** Programs that have to be there, by name. */
  programs: string[];
  /** The environment variable in which the starter expects the URL. */
  urlVariable: string;
  /** What the starter lets only one consumer at a time work on. */
  exclusive: "shard" | "key";
  start(settings: ServerSettings): Promise<RunningServer>;
}

/** Whether a module of servers/ exports what a server needs. */
export function isLiveServer(candidate: unknown): candidate is LiveServer {
  if (typeof candidate !== "object" || candidate === null) return false;
  const named = "packages" in candidate && "programs" in candidate && "urlVariable" in candidate;
  return named && "start" in candidate && typeof candidate.start === "function";
}
