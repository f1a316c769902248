import { inMemoryQueue } from "../../src/adapters/in-memory-queue.ts";
import { noLog } from "../../src/telemetry/log.ts";
import { queueContract } from "../contract/queue-contract.ts";

queueContract("the in-memory queue", async (settings) => inMemoryQueue(settings, noLog));
