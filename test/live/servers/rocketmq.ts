import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackgroundProcess } from "../lib/background-process.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { classPath, JVM, launchJava, runJava, type JavaCommand } from "../lib/maven-server.ts";
import { waitUntil } from "../lib/wait-until.ts";

const VERSION = "5.5.0";
const START_LIMIT = 120_000;
const ROCKETMQ = {
  id: `rocketmq-${VERSION}`,
  artifacts: [
    `org.apache.rocketmq:rocketmq-proxy:${VERSION}`,
    `org.apache.rocketmq:rocketmq-namesrv:${VERSION}`,
  ],
};

interface Place {
  folder: string;
  jars: string;
  nameServerPort: number;
  brokerPort: number;
  grpcPort: number;
}

async function writeSettings(place: Place): Promise<void> {
  const { folder, nameServerPort, brokerPort, grpcPort } = place;
  const broker = [
    "brokerClusterName=DefaultCluster",
    "brokerName=broker",
    "brokerId=0",
    "brokerIP1=127.0.0.1",
    `listenPort=${brokerPort}`,
    `haListenPort=${await freePort()}`,
    `namesrvAddr=127.0.0.1:${nameServerPort}`,
    `storePathRootDir=${join(folder, "store")}`,
    // The files are laid out at their full size in advance: 1 GiB unless set.
    "mappedFileSizeCommitLog=67108864",
  ];
  const proxy = {
    rocketMQClusterName: "DefaultCluster",
    namesrvAddr: `127.0.0.1:${nameServerPort}`,
    grpcServerPort: grpcPort,
    remotingListenPort: await freePort(),
  };
  await writeFile(join(folder, "namesrv.properties"), `listenPort=${nameServerPort}\n`);
  await writeFile(join(folder, "broker.conf"), `${broker.join("\n")}\n`);
  await writeFile(join(folder, "proxy.json"), JSON.stringify(proxy));
}

const command = (
  { folder, jars }: Place,
  heap: number,
  mainClass: string,
  ...args: string[]
): JavaCommand => ({
  classPath: jars,
  heap,
  // Both homes: where settings are looked for, and where logs and offsets are written.
  flags: [`-Drocketmq.home.dir=${folder}`, `-Duser.home=${folder}`, "-XX:MaxDirectMemorySize=512m"],
  mainClass,
  args,
});

function startNameServer(place: Place): Promise<BackgroundProcess> {
  const java = command(place, 256, "org.apache.rocketmq.namesrv.NamesrvStartup", "-c", "namesrv.properties");
  return launchJava(java, { logFile: join(place.folder, "namesrv.log"), cwd: place.folder });
}

const starts = (server: BackgroundProcess): number =>
  server.log().split("rocketmq-proxy startup successfully").length;

/** Broker and proxy in one process, as `mqbroker --enable-proxy` starts them. */
async function startBroker(place: Place, before = 1): Promise<BackgroundProcess> {
  const local = ["-pm", "local", "-bc", "broker.conf", "-pc", "proxy.json"];
  const java = command(place, 768, "org.apache.rocketmq.proxy.ProxyStartup", ...local);
  const broker = await launchJava(java, { logFile: join(place.folder, "broker.log"), cwd: place.folder });
  await waitUntil("the proxy of RocketMQ says that it has started", () => starts(broker) > before, {
    within: START_LIMIT,
    every: 200,
    unless: () => broker.assertRunning(),
  });
  return broker;
}

/** The broker tells its version to its administrators only. */
async function versionOf(place: Place): Promise<string> {
  const ask = ["brokerStatus", "-b", `127.0.0.1:${place.brokerPort}`];
  const told = await runJava(
    command(place, 128, "org.apache.rocketmq.tools.command.MQAdminStartup", ...ask),
    place.folder,
  );
  const version = /brokerVersionDesc\s*:\s*V([\d_]+)/.exec(told)?.[1];
  if (version === undefined)
    throw new Error(`Expected brokerVersionDesc in the status of the broker: ${told}`);
  return version.replaceAll("_", ".");
}

async function start({ folder }: ServerSettings): Promise<RunningServer> {
  const jars = await classPath(ROCKETMQ);
  const [nameServerPort, brokerPort, grpcPort] = [await freePort(), await freePort(), await freePort()];
  const place = { folder, jars, nameServerPort, brokerPort, grpcPort };
  await writeSettings(place);
  const nameServer = await startNameServer(place);
  let broker = await startBroker(place);
  return {
    url: `127.0.0.1:${grpcPort}`,
    moreVariables: { ROCKETMQ_NAMESRV: `127.0.0.1:${nameServerPort}` },
    version: await versionOf(place),
    async restart() {
      await broker.kill();
      broker = await startBroker(place, starts(broker));
    },
    async stop() {
      await broker.stop("SIGTERM", START_LIMIT);
      await nameServer.stop("SIGTERM", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  ...JVM,
  urlVariable: "ROCKETMQ_ENDPOINTS",
  exclusive: "shard",
  start,
};
