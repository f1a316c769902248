import type { QueueSettings } from "../../src/messaging/message-queue.ts";

export const settings = (more: Partial<QueueSettings> = {}): QueueSettings => ({
  name: "test",
  shards: 2,
  maxAttempts: 3,
  retryBaseMs: 20,
  leaseMs: 1000,
  ...more,
});
