import { join } from "node:path";
import { folderOf, serverAccount } from "../lib/account.ts";
import { BackgroundProcess } from "../lib/background-process.ts";
import { requireProgram } from "../lib/find-program.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { runCommand, tryCommand } from "../lib/run-command.ts";
import { waitUntil } from "../lib/wait-until.ts";

const START_LIMIT = 30_000;

async function launch(settings: ServerSettings, port: number): Promise<BackgroundProcess> {
  const account = await serverAccount("redis");
  const data = await folderOf(account, join(settings.folder, "data"));
  const [, ...durability] = settings.composeCommand;
  const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", data, "--daemonize", "no"];
  const server = new BackgroundProcess({
    command: await requireProgram("redis-server"),
    args: [...durability, ...place],
    logFile: join(settings.folder, "redis.log"),
    ...account,
  });
  const cli = await requireProgram("redis-cli");
  // A server that still loads its append-only file answers LOADING, not PONG.
  const answers = async () => (await tryCommand(cli, ["-p", String(port), "ping"])).stdout.trim() === "PONG";
  await waitUntil("redis-server answers PING", answers, {
    within: START_LIMIT,
    unless: () => server.assertRunning(),
  });
  return server;
}

async function versionOf(port: number): Promise<string> {
  const info = await runCommand(await requireProgram("redis-cli"), ["-p", String(port), "info", "server"]);
  const version = /redis_version:(\S+)/.exec(info)?.[1];
  if (version === undefined) throw new Error("Expected redis_version in INFO server, found none.");
  return version;
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const port = await freePort();
  let server = await launch(settings, port);
  return {
    url: `redis://127.0.0.1:${port}`,
    version: await versionOf(port),
    async restart() {
      await server.kill();
      server = await launch(settings, port);
    },
    async stop() {
      await server.stop("SIGTERM", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  packages: ["redis-server"],
  programs: ["redis-server", "redis-cli"],
  urlVariable: "REDIS_URL",
  exclusive: "shard",
  start,
};
