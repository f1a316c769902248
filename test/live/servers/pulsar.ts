import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackgroundProcess } from "../lib/background-process.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { classPath, JVM, launchJava } from "../lib/maven-server.ts";
import { waitUntil } from "../lib/wait-until.ts";

const VERSION = "4.2.4";
const START_LIMIT = 180_000;
const PULSAR = {
  id: `pulsar-${VERSION}`,
  artifacts: [`org.apache.pulsar:pulsar-broker:${VERSION}`],
  versionsFrom: `org.apache.pulsar:pulsar:${VERSION}`,
};

/** What the start script of the distribution opens for the libraries of the broker (bin/pulsar). */
const OPENED = [
  "java.io",
  "java.lang",
  "java.lang.reflect",
  "java.net",
  "java.nio",
  "java.util",
  "java.util.zip",
  "sun.net",
];
const FLAGS = [
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  "--add-opens=java.base/jdk.internal.platform=ALL-UNNAMED",
  "--add-opens=java.management/sun.management=ALL-UNNAMED",
  "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
  "-Dio.netty.tryReflectionSetAccessible=true",
  "-XX:MaxDirectMemorySize=512m",
];

interface Place {
  folder: string;
  jars: string;
  binaryPort: number;
  webPort: number;
  bookiePort: number;
}

/** One process that is broker, bookie and metadata store, as `bin/pulsar standalone` starts it. */
async function writeSettings({ folder, binaryPort, webPort }: Place): Promise<string> {
  const file = join(folder, "standalone.conf");
  const lines = [
    "clusterName=standalone",
    "bindAddress=127.0.0.1",
    "advertisedAddress=127.0.0.1",
    `brokerServicePort=${binaryPort}`,
    `webServicePort=${webPort}`,
    "webSocketServiceEnabled=true",
    "managedLedgerDefaultEnsembleSize=1",
    "managedLedgerDefaultWriteQuorum=1",
    "managedLedgerDefaultAckQuorum=1",
    // A folder fills up to the disk's rest on small machines; the bookie would go read-only.
    "diskUsageThreshold=0.99",
    "diskUsageWarnThreshold=0.98",
  ];
  await writeFile(file, `${lines.join("\n")}\n`);
  return file;
}

async function isHealthy(webPort: number): Promise<boolean> {
  const url = `http://127.0.0.1:${webPort}/admin/v2/brokers/health`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  return answer?.ok ?? false;
}

async function launch(place: Place, configFile: string): Promise<BackgroundProcess> {
  const { folder, jars, webPort, bookiePort } = place;
  const only = ["--no-functions-worker", "--no-stream-storage"];
  const data = ["--bookkeeper-dir", join(folder, "bookkeeper"), "--metadata-dir", join(folder, "metadata")];
  const server = await launchJava(
    {
      classPath: jars,
      heap: 768,
      flags: FLAGS,
      mainClass: "org.apache.pulsar.PulsarStandaloneStarter",
      args: ["--config", configFile, "--bookkeeper-port", String(bookiePort), ...data, ...only],
    },
    { logFile: join(folder, "pulsar.log"), cwd: folder },
  );
  await waitUntil("Pulsar is healthy", () => isHealthy(webPort), {
    within: START_LIMIT,
    every: 500,
    unless: () => server.assertRunning(),
  });
  return server;
}

async function versionOf(webPort: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${webPort}/admin/v2/brokers/version`)).text();
}

async function start({ folder }: ServerSettings): Promise<RunningServer> {
  const jars = await classPath(PULSAR);
  const [binaryPort, webPort, bookiePort] = [await freePort(), await freePort(), await freePort()];
  const place = { folder, jars, binaryPort, webPort, bookiePort };
  const configFile = await writeSettings(place);
  let server = await launch(place, configFile);
  return {
    url: `pulsar://127.0.0.1:${binaryPort}`,
    moreVariables: { PULSAR_WEB_URL: `http://127.0.0.1:${webPort}` },
    version: await versionOf(webPort),
    async restart() {
      await server.kill();
      server = await launch(place, configFile);
    },
    async stop() {
      await server.stop("SIGTERM", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  ...JVM,
  urlVariable: "PULSAR_URL",
  exclusive: "shard",
  start,
};
