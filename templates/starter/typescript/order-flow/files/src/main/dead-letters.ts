import { openQueue } from "../broker/index.ts";
import { noLog } from "../telemetry/log.ts";
import { environment, queueSettings } from "../config/environment.ts";

const env = environment();
const queue = await openQueue(env, queueSettings(env), noLog);
const letters = await queue.deadLetters();
await queue.close();
process.stdout.write(
  `${JSON.stringify(letters.map(({ id, key, attempts, error, body }) => ({ id, key, attempts, error, body })))}\n`,
);
