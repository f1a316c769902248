import { expect, test } from "vitest";
import { availableStarters } from "../../src/scaffold/available-starters.ts";
import { provedText } from "../../src/shell/starters.ts";
import { entry } from "../scaffold/part.ts";

const base = entry({ id: "base", provides: "base", hash: "b" });
const proof = (version: string) => ({
  level: "ran" as const,
  date: "2026-01-31",
  ranOn: [
    { name: "some-broker", version },
    { name: "node", version: "24.0.0" },
  ],
  checks: [],
  hashes: { base: "b", "some-part": "1" },
});
const textOf = (more: Parameters<typeof entry>[0]) =>
  availableStarters([base, entry(more)])
    .map(provedText)
    .join();

test("a proof says what it ran on, and which other major version compose.yaml names", () => {
  expect(textOf({ proof: proof("4.0.2"), composeTag: "4.3.5-alpine" })).toBe(
    "ran on 2026-01-31 against some-broker 4.0.2, node 24.0.0",
  );
  expect(textOf({ proof: proof("3.10.8"), composeTag: "4.3.5" })).toBe(
    "ran on 2026-01-31 against some-broker 3.10.8, node 24.0.0; not on some-broker 4.3.5, which compose.yaml names",
  );
});

test("a proof of other files, or none, is worth what was rendered", () => {
  expect(textOf({ proof: proof("4.0.2"), hash: "2" })).toBe("rendered only; nothing was run for these files");
  expect(textOf({})).toBe("rendered only; nothing was run for these files");
});
