import { describe, expect, it } from "vitest";
import { broken, type Breakage } from "./breakage.ts";
import type { ComposedStarter } from "./compose-starter.ts";

const starter = {
  id: "some/part",
  files: [{ path: "a.ts", content: "one two three" }],
} as unknown as ComposedStarter;
const breakage: Breakage = {
  breaks: "It is wrong",
  language: "some",
  file: "a.ts",
  from: "two",
  to: "$&",
  turnsRed: "some-check",
};

describe("a fault on purpose", () => {
  it("is in the file, and nowhere else", () => {
    expect(broken(starter, breakage).files).toEqual([{ path: "a.ts", content: "one $& three" }]);
    expect(starter.files[0]?.content).toBe("one two three");
  });

  it.each([
    ["the text is not there", { from: "four" }],
    ["the text is there twice", { from: "e" }],
    ["the file is not there", { file: "b.ts" }],
  ])("is refused when %s", (_, other) => {
    expect(() => broken(starter, { ...breakage, ...other })).toThrow("once in");
  });
});
