import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readWorkload } from "../../src/knowledge/read-workload.ts";
import type { KnowledgeBase } from "../../src/model/knowledge.ts";
import type { Workload } from "../../src/model/workload.ts";

/** What was decided in a published case; `miss` is our sentence on why we differ. */
export interface Case {
  id: string;
  /** `category/slot` that was decided. */
  slot: string;
  chosen: string;
  considered: string[];
  tier: string;
  eraSensitive?: boolean;
  /** Names of those who decided, and the pages that tell of it, by which their mark on the knowledge is found. */
  by: string[];
  pages: string[];
  miss?: string;
  workload: Workload;
}

/** All cases of a folder with their workloads. Errors when a workload is not valid or a case has none. */
export function readCases(base: KnowledgeBase, name: string): Case[] {
  const decided = parse(readFileSync(join(import.meta.dirname, `${name}.yaml`), "utf8")) as Omit<
    Case,
    "workload"
  >[];
  const folder = join(import.meta.dirname, name);
  const files = readdirSync(folder);
  const missing = files.filter((file) => !decided.some(({ id }) => `${id}.yaml` === file));
  if (missing.length > 0 || files.length !== decided.length)
    throw new Error(`Cases and workloads differ: ${missing.join(", ")}`);
  return decided.map((one) => {
    const { workload, findings } = readWorkload(
      one.id,
      readFileSync(join(folder, `${one.id}.yaml`), "utf8"),
      base,
    );
    if (workload === undefined)
      throw new Error(findings.map(({ line, message }) => `${one.id}:${String(line)} ${message}`).join("\n"));
    return { ...one, workload };
  });
}
