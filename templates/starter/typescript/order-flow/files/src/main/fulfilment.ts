import { join } from "node:path";
import { fileNotifier } from "../adapters/file-notifier.ts";
import { fulfilOrder, sendNotices } from "../application/fulfil-order.ts";
import { openQueue, openShipments } from "../broker/index.ts";
import { jsonLog } from "../telemetry/log.ts";
import { startTelemetry } from "../telemetry/start.ts";
import { environment, queueSettings } from "../config/environment.ts";
import { crashPoint, withFaults } from "./faults.ts";
import { onShutdown } from "./shutdown.ts";

const env = environment();
const log = jsonLog("fulfilment");
const stopTelemetry = startTelemetry("fulfilment", env);
const shipments = await openShipments(env);
const notifier = fileNotifier(join(env.DATA_DIR, "notices.jsonl"));
const ports = { shipments, notifier, log, crashPoint: crashPoint(env, log) };
const queue = await openQueue(env, queueSettings(env), log);
await sendNotices(ports);
const consumer = await queue.consume(withFaults(fulfilOrder(ports), env));

log("ready");
onShutdown(log, [() => consumer.stop(), () => queue.close(), () => shipments.close(), stopTelemetry]);
