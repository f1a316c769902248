import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "Messages are acknowledged before they are handled",
  language: "typescript",
  file: "src/messaging/lanes.ts",
  from: "const attempt = await settlement.countAttempt();",
  to: "const attempt = await settlement.countAttempt();\n    await settlement.acknowledge();\n    settlement = { ...settlement, acknowledge: async () => undefined };",
  turnsRed: "consumer-killed",
};
