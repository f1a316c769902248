import { openShipments } from "../broker/index.ts";
import { environment } from "../config/environment.ts";

const shipments = await openShipments(environment());
const effects = await shipments.all();
await shipments.close();
process.stdout.write(`${JSON.stringify({ count: effects.length, effects })}\n`);
