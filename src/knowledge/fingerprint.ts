import { createHash } from "node:crypto";

/** A hash over the content of a knowledge base, the same wherever and in whatever order its files were read. */
export function fingerprint(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}
