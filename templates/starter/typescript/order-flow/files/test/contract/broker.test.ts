import { openQueue } from "../../src/broker/index.ts";
import { environment } from "../../src/config/environment.ts";
import { noLog } from "../../src/telemetry/log.ts";
import { queueContract } from "./queue-contract.ts";

queueContract("the broker", (settings) => openQueue(environment(), settings, noLog));
