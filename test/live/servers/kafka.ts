import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackgroundProcess } from "../lib/background-process.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { classPath, JVM, launchJava, runJava, type JavaCommand } from "../lib/maven-server.ts";
import { waitUntil } from "../lib/wait-until.ts";

const VERSION = "4.4.0";
const START_LIMIT = 120_000;

const KAFKA = {
  id: `kafka-${VERSION}`,
  // Without a binding of its own the server would log nothing at all.
  artifacts: [`org.apache.kafka:kafka_2.13:${VERSION}`, "org.slf4j:slf4j-simple:1.7.36"],
};

interface Place {
  folder: string;
  port: number;
  /** Runs a class of the server with these arguments. */
  command(mainClass: string, ...args: string[]): JavaCommand;
  configFile: string;
}

/** One broker that is its own controller; what has to be replicated by default is not, as there is nobody else. */
function properties(folder: string, port: number, controllerPort: number): string {
  const replication = ["offsets.topic", "transaction.state.log", "share.coordinator.state.topic"];
  const lines = [
    "process.roles=broker,controller",
    "node.id=1",
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    "controller.listener.names=CONTROLLER",
    `controller.quorum.bootstrap.servers=127.0.0.1:${controllerPort}`,
    `log.dirs=${join(folder, "data")}`,
    ...replication.map((name) => `${name}.replication.factor=1`),
    "transaction.state.log.min.isr=1",
    "share.coordinator.state.topic.min.isr=1",
    "group.initial.rebalance.delay.ms=0",
    "auto.create.topics.enable=false",
  ];
  return `${lines.join("\n")}\n`;
}

async function prepare({ folder }: ServerSettings): Promise<Place> {
  const [port, controllerPort, jars] = [await freePort(), await freePort(), await classPath(KAFKA)];
  const configFile = join(folder, "server.properties");
  await mkdir(join(folder, "data"));
  await writeFile(configFile, properties(folder, port, controllerPort));
  const command = (mainClass: string, ...args: string[]) => ({ classPath: jars, heap: 512, mainClass, args });
  const cluster = randomBytes(16).toString("base64url");
  const format = ["format", "--standalone", "--cluster-id", cluster, "--config", configFile];
  await runJava(command("kafka.tools.StorageTool", ...format), folder);
  return { folder, port, command, configFile };
}

const starts = (server: BackgroundProcess): number => server.log().split("Kafka Server started").length;

async function launch({ folder, command, configFile }: Place, before = 1): Promise<BackgroundProcess> {
  const place = { logFile: join(folder, "kafka.log"), cwd: folder };
  const server = await launchJava(command("kafka.Kafka", configFile), place);
  await waitUntil("Kafka says that it has started", () => starts(server) > before, {
    within: START_LIMIT,
    every: 200,
    unless: () => server.assertRunning(),
  });
  return server;
}

function versionIn(log: string): string {
  const version = /Kafka version: (\S+)/.exec(log)?.[1];
  if (version === undefined)
    throw new Error("Expected the Kafka version in the log of the server, found none.");
  return version;
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const place = await prepare(settings);
  let server = await launch(place);
  return {
    url: `127.0.0.1:${place.port}`,
    version: versionIn(server.log()),
    async restart() {
      await server.kill();
      server = await launch(place, starts(server));
    },
    async stop() {
      await server.stop("SIGTERM", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  ...JVM,
  urlVariable: "KAFKA_BROKERS",
  exclusive: "shard",
  start,
};
