import { join } from "node:path";
import { folderOf, serverAccount, type Account } from "../lib/account.ts";
import { BackgroundProcess } from "../lib/background-process.ts";
import { requireProgram } from "../lib/find-program.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { runCommand, tryCommand } from "../lib/run-command.ts";
import { waitUntil } from "../lib/wait-until.ts";

const START_LIMIT = 60_000;
const USER = "orders";

interface Place {
  settings: ServerSettings;
  account: Account;
  port: number;
  data: string;
}

async function prepare(settings: ServerSettings): Promise<Place> {
  const account = await serverAccount("postgres");
  const data = await folderOf(account, join(settings.folder, "data"));
  const place = { settings, account, port: await freePort(), data };
  const args = ["-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C"];
  await runCommand(await requireProgram("initdb"), args, { ...account, cwd: data });
  return place;
}

async function launch({ settings, account, port, data }: Place): Promise<BackgroundProcess> {
  const [, ...composeArgs] = settings.composeCommand;
  // Only TCP: the default folder for the socket file belongs to the packaged service.
  const args = ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", ""];
  const server = new BackgroundProcess({
    command: await requireProgram("postgres"),
    args: [...args, ...composeArgs],
    logFile: join(settings.folder, "postgresql.log"),
    cwd: data,
    ...account,
  });
  const ready = await requireProgram("pg_isready");
  const accepts = async () => (await tryCommand(ready, ["-h", "127.0.0.1", "-p", String(port)])).code === 0;
  await waitUntil("postgres accepts connections", accepts, {
    within: START_LIMIT,
    unless: () => server.assertRunning(),
  });
  return server;
}

async function query(port: number, statement: string): Promise<string> {
  const connection = ["-h", "127.0.0.1", "-p", String(port), "-U", USER, "-d", "postgres", "-At"];
  return (await runCommand(await requireProgram("psql"), [...connection, "-c", statement])).trim();
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const place = await prepare(settings);
  let server = await launch(place);
  await query(place.port, `CREATE DATABASE ${USER}`);
  return {
    url: `postgres://${USER}@127.0.0.1:${place.port}/${USER}`,
    version: (await query(place.port, "SHOW server_version")).split(" ")[0] ?? "",
    async restart() {
      // SIGQUIT is the immediate shutdown: no checkpoint, so the next start recovers from the write-ahead log.
      await server.stop("SIGQUIT", START_LIMIT);
      server = await launch(place);
    },
    async stop() {
      await server.stop("SIGINT", START_LIMIT);
    },
  };
}

export const server: LiveServer = {
  packages: ["postgresql"],
  programs: ["initdb", "postgres", "pg_isready", "psql"],
  urlVariable: "DATABASE_URL",
  exclusive: "key",
  start,
};
