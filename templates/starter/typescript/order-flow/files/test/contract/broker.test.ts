import { openOrders, openQueue, openShipments } from "../../src/broker/index.ts";
import { environment } from "../../src/config/environment.ts";
import { noLog } from "../../src/telemetry/log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { queueContract } from "./queue-contract.ts";
import { orderStoreContract, shipmentStoreContract } from "./store-contract.ts";

const env = environment({ ...process.env, QUEUE: "contract", DATA_DIR: temporaryFolder() });

queueContract("the broker", (settings) => openQueue(env, settings, noLog));
orderStoreContract("the store of this stack", () => openOrders(env));
shipmentStoreContract("the store of this stack", () => openShipments(env));
