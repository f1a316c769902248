/** A flag as a shell completes it. */
export interface CompletedFlag {
  flag: string;
  description: string;
  /** What can follow it: nothing, any of these words, or a file where none are named. */
  value: "none" | "file" | readonly string[];
}

/** A command as a shell completes it: the path of its names, what can follow, and its flags. */
export interface CompletedCommand {
  path: readonly string[];
  description: string;
  /** Words that can follow; subcommands among them. */
  words: readonly string[];
  /** Whether files can follow as well. */
  files: boolean;
  flags: readonly CompletedFlag[];
}

/** The program first, then all of its commands. */
export interface Completion {
  program: string;
  commands: readonly CompletedCommand[];
}
