import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message that fails is tried again for ever",
  language: "java",
  file: "src/main/java/com/example/orderflow/messaging/Lanes.java",
  from: "if (failure != null && attempt < most) return delayAfter(message, attempt);",
  to: "if (failure != null) return delayAfter(message, attempt);",
  turnsRed: "delayed-retry",
};
