import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, serverAccount, type Account } from "../lib/account.ts";
import { BackgroundProcess } from "../lib/background-process.ts";
import { requireProgram } from "../lib/find-program.ts";
import { freePort } from "../lib/free-port.ts";
import type { LiveServer, RunningServer, ServerSettings } from "../lib/live-server.ts";
import { tryCommand } from "../lib/run-command.ts";
import { waitUntil } from "../lib/wait-until.ts";

const START_LIMIT = 120_000;
const TEN_SECONDS = 10_000;

interface Place {
  folder: string;
  account: Account;
  port: number;
  epmdPort: number;
  env: NodeJS.ProcessEnv;
}

/** Everything that would otherwise be shared with a packaged service: node name, cookie, data, ports, plugins. */
async function prepare({ folder }: ServerSettings): Promise<Place> {
  const account = await serverAccount("rabbitmq");
  const home = await folderOf(account, join(folder, "home"));
  const [port, epmdPort, distributionPort] = [await freePort(), await freePort(), await freePort()];
  const configFile = join(home, "rabbitmq.conf");
  await writeFile(configFile, `listeners.tcp.1 = 127.0.0.1:${port}\n`, { mode: 0o644 });
  await writeFile(join(home, "enabled_plugins"), "[].\n", { mode: 0o644 });
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    LANG: "C.UTF-8",
    HOME: home,
    RABBITMQ_NODENAME: `arch_map_live_${port}@localhost`,
    RABBITMQ_CONF_ENV_FILE: join(home, "no-such-file.conf"),
    RABBITMQ_CONFIG_FILE: configFile,
    RABBITMQ_ENABLED_PLUGINS_FILE: join(home, "enabled_plugins"),
    RABBITMQ_MNESIA_BASE: join(home, "mnesia"),
    RABBITMQ_LOG_BASE: join(home, "log"),
    RABBITMQ_PID_FILE: join(home, "rabbitmq.pid"),
    RABBITMQ_DIST_PORT: String(distributionPort),
    ERL_EPMD_PORT: String(epmdPort),
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
  return { folder, account, port, epmdPort, env };
}

/** The Erlang port mapper of this node alone: started by the node itself, it would outlive it as a daemon. */
async function launchPortMapper(place: Place): Promise<BackgroundProcess> {
  const epmd = await requireProgram("epmd");
  const mapper = new BackgroundProcess({
    command: epmd,
    args: ["-port", String(place.epmdPort), "-address", "127.0.0.1"],
    logFile: join(place.folder, "epmd.log"),
    env: place.env,
    ...place.account,
  });
  const answers = async () => (await tryCommand(epmd, ["-names"], { env: place.env })).code === 0;
  await waitUntil("epmd answers", answers, { within: TEN_SECONDS, unless: () => mapper.assertRunning() });
  return mapper;
}

/** Asks the node itself. Returns undefined while it cannot be reached. */
async function diagnose(place: Place, ...args: string[]): Promise<string | undefined> {
  const program = await requireProgram("rabbitmq-diagnostics");
  const { env, account } = place;
  const result = await tryCommand(program, ["--silent", ...args], { env, ...account, cwd: "/" });
  return result.code === 0 ? result.stdout.trim() : undefined;
}

async function launch(place: Place): Promise<BackgroundProcess> {
  const server = new BackgroundProcess({
    command: await requireProgram("rabbitmq-server"),
    args: [],
    logFile: join(place.folder, "rabbitmq.log"),
    cwd: "/",
    env: place.env,
    ...place.account,
  });
  const booted = async () => (await diagnose(place, "check_port_listener", String(place.port))) !== undefined;
  await waitUntil("RabbitMQ listens for AMQP", booted, {
    within: START_LIMIT,
    every: 500,
    unless: () => server.assertRunning(),
  });
  return server;
}

async function start(settings: ServerSettings): Promise<RunningServer> {
  const place = await prepare(settings);
  const mapper = await launchPortMapper(place);
  let server = await launch(place);
  return {
    url: `amqp://guest:guest@127.0.0.1:${place.port}`,
    version: (await diagnose(place, "server_version")) ?? "",
    async restart() {
      await server.kill();
      server = await launch(place);
    },
    async stop() {
      await server.stop("SIGTERM", START_LIMIT);
      await mapper.stop("SIGTERM", TEN_SECONDS);
    },
  };
}

export const server: LiveServer = {
  packages: ["rabbitmq-server"],
  programs: ["rabbitmq-server", "rabbitmq-diagnostics", "epmd"],
  urlVariable: "AMQP_URL",
  exclusive: "shard",
  start,
};
