import { expect, it } from "vitest";
import { partHash } from "../../src/scaffold/part-hash.ts";

const file = (path: string, content: string) => ({ path, content });

it("does not depend on the order of files or on the proof", () => {
  const one = partHash([file("a", "1"), file("b", "2")]);
  expect(partHash([file("b", "2"), file("proof.json", "{}"), file("a", "1")])).toBe(one);
});

it.each([
  ["a content", [file("a", "1"), file("b", "3")]],
  ["a path", [file("a", "1"), file("c", "2")]],
  ["text that moved to the next file", [file("a", "12"), file("b", "")]],
  ["a file more", [file("a", "1"), file("b", "2"), file("c", "")]],
])("changes with %s", (_, files) => {
  expect(partHash(files)).not.toBe(partHash([file("a", "1"), file("b", "2")]));
});
