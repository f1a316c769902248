import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackgroundProcess } from "../lib/background-process.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { classPath, JVM, launchJava } from "../lib/maven-server.ts";
import { waitUntil } from "../lib/wait-until.ts";

const VERSION = "2.56.0";
const START_LIMIT = 120_000;

const ARTEMIS = {
  id: `artemis-${VERSION}`,
  // Without a binding of its own the server would log nothing at all.
  artifacts: [`org.apache.artemis:artemis-server:${VERSION}`, "org.slf4j:slf4j-simple:2.0.18"],
};

/** The program of the project's own image: the broker with the broker.xml of a folder. */
const MAIN = "org.apache.activemq.artemis.core.server.embedded.Main";

/** What `artemis create` writes for an instance, where it bears on what is kept and given up; no accounts. */
function brokerXml(folder: string, port: number): string {
  const at = (name: string) => join(folder, "data", name);
  return `<configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
  <persistence-enabled>true</persistence-enabled>
  <security-enabled>false</security-enabled>
  <journal-type>NIO</journal-type>
  <journal-datasync>true</journal-datasync>
  <journal-file-size>10M</journal-file-size>
  <bindings-directory>${at("bindings")}</bindings-directory>
  <journal-directory>${at("journal")}</journal-directory>
  <large-messages-directory>${at("large-messages")}</large-messages-directory>
  <paging-directory>${at("paging")}</paging-directory>
  <acceptors><acceptor name="artemis">tcp://127.0.0.1:${port}?protocols=CORE</acceptor></acceptors>
  <address-settings><address-setting match="#">
    <dead-letter-address>DLQ</dead-letter-address>
    <auto-create-queues>true</auto-create-queues>
    <auto-create-addresses>true</auto-create-addresses>
  </address-setting></address-settings>
  <addresses><address name="DLQ"><anycast><queue name="DLQ"/></anycast></address></addresses>
</core></configuration>
`;
}

interface Place {
  folder: string;
  port: number;
  jars: string;
}

async function prepare({ folder }: ServerSettings): Promise<Place> {
  const [port, jars] = [await freePort(), await classPath(ARTEMIS)];
  await mkdir(join(folder, "etc"));
  await writeFile(join(folder, "etc", "broker.xml"), brokerXml(folder, port));
  return { folder, port, jars };
}

const starts = (server: BackgroundProcess): number => server.log().split("Message Broker version").length;

async function launch({ folder, jars }: Place, before = 1): Promise<BackgroundProcess> {
  const command = { classPath: jars, heap: 512, mainClass: MAIN, args: [folder] };
  const server = await launchJava(command, { logFile: join(folder, "artemis.log"), cwd: folder });
  await waitUntil("Artemis says that it has started", () => starts(server) > before, {
    within: START_LIMIT,
    every: 200,
    unless: () => server.assertRunning(),
  });
  return server;
}

function versionIn(log: string): string {
  const version = /Message Broker version (\S+)/.exec(log)?.[1];
  if (version === undefined)
    throw new Error("Expected the Artemis version in the log of the server, found none.");
  return version;
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const place = await prepare(settings);
  let server = await launch(place);
  return {
    url: `tcp://127.0.0.1:${place.port}`,
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
  urlVariable: "ARTEMIS_URL",
  exclusive: "key",
  start,
};
