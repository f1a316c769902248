import { join } from "node:path";
import { BackgroundProcess } from "../lib/background-process.ts";
import { freePort } from "../lib/free-port.ts";
import { GO, goProgram } from "../lib/go-server.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { runCommand } from "../lib/run-command.ts";
import { waitUntil } from "../lib/wait-until.ts";

const START_LIMIT = 30_000;
const NATS = { program: "nats-server", path: "github.com/nats-io/nats-server/v2", version: "2.14.5" };

interface Place {
  program: string;
  settings: ServerSettings;
  port: number;
  monitorPort: number;
}

/** `/healthz` answers 200 once JetStream has recovered what it stored. */
async function isHealthy(monitorPort: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${monitorPort}/healthz`).catch(() => undefined);
  return answer?.ok ?? false;
}

async function launch({ program, settings, port, monitorPort }: Place): Promise<BackgroundProcess> {
  const ports = ["--addr", "127.0.0.1", "--port", String(port), "--http_port", String(monitorPort)];
  const server = new BackgroundProcess({
    command: program,
    args: ["--jetstream", "--store_dir", join(settings.folder, "data"), ...ports],
    logFile: join(settings.folder, "nats.log"),
    cwd: settings.folder,
  });
  await waitUntil("NATS is healthy", () => isHealthy(monitorPort), {
    within: START_LIMIT,
    unless: () => server.assertRunning(),
  });
  return server;
}

async function versionOf(program: string): Promise<string> {
  const printed = await runCommand(program, ["--version"]);
  return /v(\d\S+)/.exec(printed)?.[1] ?? printed.trim();
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const program = await goProgram(NATS);
  const place = { program, settings, port: await freePort(), monitorPort: await freePort() };
  let server = await launch(place);
  return {
    url: `nats://127.0.0.1:${place.port}`,
    version: await versionOf(program),
    async restart() {
      await server.kill();
      server = await launch(place);
    },
    async stop() {
      await server.stop("SIGTERM", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  ...GO,
  urlVariable: "NATS_URL",
  exclusive: "shard",
  start,
};
