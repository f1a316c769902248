import { Manifest, type StarterEntry, type StarterPart } from "../../src/model/starter.ts";

const selection = { category: "message-queue", option: "some-broker", mode: "some-mode" };

/** A manifest with what a test does not care about filled in. */
export const manifest = (more: object = {}): Manifest =>
  Manifest.parse({
    id: "some-part",
    title: "Some part",
    language: "typescript",
    provides: selection,
    dependencies: {},
    devDependencies: {},
    environment: [],
    checks: [],
    ...more,
  });

export const part = (
  more: object,
  files: Readonly<Record<string, string>> = {},
  lock?: unknown,
): StarterPart => ({
  manifest: manifest(more),
  files: Object.entries(files).map(([path, content]) => ({ path, content })),
  ...(lock === undefined ? {} : { lock }),
});

export const entry = (more: Partial<StarterEntry> = {}): StarterEntry => ({
  id: "some-part",
  title: "Some part",
  language: "typescript",
  provides: selection,
  file: "some-part.js",
  hash: "1",
  ...more,
});
