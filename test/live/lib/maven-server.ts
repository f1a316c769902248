import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { BackgroundProcess } from "./background-process.ts";
import { requireProgram } from "./find-program.ts";
import { runCommand } from "./run-command.ts";

const CACHE = resolve(import.meta.dirname, "../../../.cache/servers");

/** Small servers on a small machine: little memory, one collector thread, no time spent on optimising. */
const FRUGAL = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

/** Debian packages and programs that every server of this kind needs. */
export const JVM = { packages: ["default-jdk-headless", "maven"], programs: ["java", "mvn"] };

/** A server that is published as artifacts and not as an archive. */
export interface MavenServer {
  /** Folder in the cache: name and version. */
  id: string;
  /** `group:artifact:version`, each with what it needs at run time. */
  artifacts: string[];
  /** A published POM that says which versions belong together, as the server itself was built with it. */
  versionsFrom?: string;
}

function dependency(coordinates: string, more = ""): string {
  const [group, artifact, version] = coordinates.split(":");
  const names = `<groupId>${group}</groupId><artifactId>${artifact}</artifactId>`;
  return `<dependency>${names}<version>${version}</version>${more}</dependency>`;
}

const imported = (coordinates: string): string =>
  dependency(coordinates, "<type>pom</type><scope>import</scope>");

function pom({ artifacts, versionsFrom }: MavenServer): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>live</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencyManagement><dependencies>${versionsFrom === undefined ? "" : imported(versionsFrom)}</dependencies></dependencyManagement>
  <dependencies>${artifacts.map((each) => dependency(each)).join("")}</dependencies>
</project>\n`;
}

async function fetchJars(server: MavenServer, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  // Under another name until it is whole, so that an interrupted download is never taken for a server.
  const partial = await mkdtemp(`${folder}-`);
  await writeFile(join(partial, "pom.xml"), pom(server));
  const copy = ["dependency:copy-dependencies", "-DoutputDirectory=jars", "-DincludeScope=runtime"];
  await runCommand(await requireProgram("mvn"), ["-q", "-B", ...copy], { cwd: partial });
  await rename(partial, folder).catch(() => rm(partial, { recursive: true }));
}

/** The class path of a server; its jars are fetched the first time. Errors: they cannot be had. */
export async function classPath(server: MavenServer): Promise<string> {
  const folder = join(CACHE, server.id);
  const present = await access(folder).then(
    () => true,
    () => false,
  );
  if (!present) await fetchJars(server, folder);
  return join(folder, "jars", "*");
}

export interface JavaCommand {
  classPath: string;
  /** Mebibytes of heap. */
  heap: number;
  /** Settings of the Java machine, before the name of the class. */
  flags?: string[];
  mainClass: string;
  args: string[];
}

/** The arguments for the program `java`. */
function javaArguments({ classPath, heap, flags = [], mainClass, args }: JavaCommand): string[] {
  return [`-Xmx${heap}m`, ...FRUGAL, ...flags, "-cp", classPath, mainClass, ...args];
}

/** Starts a Java program in the background. */
export async function launchJava(
  command: JavaCommand,
  place: { logFile: string; cwd: string; env?: NodeJS.ProcessEnv },
): Promise<BackgroundProcess> {
  const java = await requireProgram("java");
  return new BackgroundProcess({ command: java, args: javaArguments(command), ...place });
}

/** Runs a Java program to its end. Errors: any exit code but 0. */
export async function runJava(command: JavaCommand, cwd: string): Promise<string> {
  return runCommand(await requireProgram("java"), javaArguments(command), { cwd });
}
