import type { DeadLetter, Message, MessageQueue, QueueSettings } from "../messaging/message-queue.ts";
import { Lanes, type Settlement } from "../messaging/lanes.ts";
import type { Log } from "../telemetry/log.ts";

function countUp(counts: Map<string, number>, id: string): number {
  const count = (counts.get(id) ?? 0) + 1;
  counts.set(id, count);
  return count;
}

/**
 * A queue that lives and dies with the process: for tests. Keeps the same contract as the broker's adapter. The oldest
 * consumer is active; the next one takes over when it stops.
 */
export function inMemoryQueue(settings: QueueSettings, log: Log): MessageQueue {
  const stored = new Map<string, Message>();
  const attempts = new Map<string, number>();
  const dead: DeadLetter[] = [];
  const consumers: Lanes[] = [];

  const settlementOf = (message: Message): Settlement => ({
    countAttempt: async () => countUp(attempts, message.id),
    acknowledge: async () => void stored.delete(message.id),
    deadLetter: async (count, error) => {
      stored.delete(message.id);
      dead.push({ ...message, attempts: count, error });
    },
  });
  const deliver = (message: Message): void => consumers[0]?.add(message, settlementOf(message));

  return {
    async publish(message) {
      stored.set(message.id, message);
      deliver(message);
    },
    async consume(handler) {
      const lanes = new Lanes({ settings, handler, log, onUnsettled: () => undefined });
      if (consumers.push(lanes) === 1) [...stored.values()].forEach(deliver);
      return {
        async stop() {
          const wasActive = consumers[0] === lanes;
          await lanes.stop();
          consumers.splice(consumers.indexOf(lanes), 1);
          if (wasActive) [...stored.values()].forEach(deliver);
        },
      };
    },
    deadLetters: async () => dead,
    close: async () => undefined,
  };
}
