import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message that fails is tried again for ever",
  language: "typescript",
  file: "src/messaging/lanes.ts",
  from: "if (failure !== undefined && attempt < maxAttempts) return { attempt };",
  to: "if (failure !== undefined) return { attempt };",
  turnsRed: "delayed-retry",
};
