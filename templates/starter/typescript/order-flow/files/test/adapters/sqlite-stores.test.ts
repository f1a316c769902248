import { openSqliteOrders } from "../../src/adapters/sqlite-orders.ts";
import { openSqliteShipments } from "../../src/adapters/sqlite-shipments.ts";
import { environment } from "../../src/config/environment.ts";
import { orderStoreContract, shipmentStoreContract } from "../contract/store-contract.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

orderStoreContract("SQLite", () => openSqliteOrders(environment({ DATA_DIR: folder })));
shipmentStoreContract("SQLite", () => openSqliteShipments(environment({ DATA_DIR: folder })));
