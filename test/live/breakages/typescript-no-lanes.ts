import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "Messages of one key do not wait for each other",
  language: "typescript",
  file: "src/messaging/lanes.ts",
  from: "const before = this.#tails.get(message.key) ?? Promise.resolve();",
  to: "const before = Promise.resolve();",
  turnsRed: "delayed-retry",
};
