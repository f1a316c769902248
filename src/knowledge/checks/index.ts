import type { Finding } from "../../model/finding.ts";
import type { KnowledgeBase } from "../../model/knowledge.ts";
import type { Entry } from "../load.ts";
import { fileNameIsId } from "./file-name-is-id.ts";
import { valueFitsType } from "./value-fits-type.ts";
import { namesExist } from "./names-exist.ts";

/** One lint: a small function over the loaded base and the entries with their positions. */
export interface Check {
  readonly id: string;
  check(base: KnowledgeBase, entries: readonly Entry[]): Finding[];
}

export const checks: readonly Check[] = [fileNameIsId, valueFitsType, namesExist];
