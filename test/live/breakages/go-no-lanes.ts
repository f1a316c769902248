import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "Messages of one key do not wait for each other",
  language: "go",
  file: "internal/messaging/lanes.go",
  from: "if !isWorking {\n\t\tl.working.Go(func() { l.work(message.Key) })\n\t}",
  to: "_ = isWorking\n\tl.working.Go(func() { l.run(task{message, settlement}) })",
  turnsRed: "delayed-retry",
};
