import { createHash } from "node:crypto";

/**
 * SHA-256 over the paths and contents of a part's source files, whatever their order. The proof itself is not part of
 * what it proves.
 *
 * @param files paths relative to the part's folder
 */
export function partHash(files: readonly { readonly path: string; readonly content: string }[]): string {
  const hash = createHash("sha256");
  const proven = files.filter(({ path }) => path !== "proof.json");
  for (const { path, content } of [...proven].sort((a, b) => (a.path < b.path ? -1 : 1)))
    // With their lengths, so that no text can pass from one file into the next unseen.
    hash.update(`${path.length}:${path}${content.length}:${content}`);
  return hash.digest("hex");
}
