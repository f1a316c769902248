import type { Breakage } from "../lib/breakage.ts";

export const breakage: Breakage = {
  breaks: "Messages of one key do not wait for each other",
  language: "java",
  file: "src/main/java/com/example/orderflow/messaging/Lanes.java",
  from: `lanes.computeIfAbsent(message.key(), key -> new ArrayDeque<>());
        lane.add(new Held(message, settlement));
        if (lane.size() == 1) schedule(message.key(), 0);`,
  to: `lanes.computeIfAbsent(message.id(), key -> new ArrayDeque<>());
        lane.add(new Held(message, settlement));
        if (lane.size() == 1) schedule(message.id(), 0);`,
  turnsRed: "delayed-retry",
};
