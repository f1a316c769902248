import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "A message that fails is tried again for ever",
  language: "go",
  file: "internal/messaging/attempts.go",
  from: "case attempt < a.most:",
  to: "case failure != nil:",
  turnsRed: "delayed-retry",
};
