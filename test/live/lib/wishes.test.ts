import { describe, expect, it } from "vitest";
import { chooseParts, partsOfDay, readWishes } from "./wishes.ts";

const parts = ["go/message-queue-redis", "java/message-queue-kafka", "typescript/message-queue-redis"].map(
  (id) => ({
    id,
  }),
);

describe("parts", () => {
  it("are chosen by id, by the end of it, and by language", () => {
    expect(chooseParts(parts, [])).toEqual(parts);
    expect(chooseParts(parts, ["redis"])).toEqual([parts[0], parts[2]]);
    expect(chooseParts(parts, ["java", "kafka"])).toEqual([parts[1]]);
    expect(chooseParts(parts, ["go/message-queue-redis"])).toEqual([parts[0]]);
    expect(() => chooseParts(parts, ["rust"])).toThrow("found rust");
  });

  it("take turns by day, by option, and all have theirs", () => {
    const all = ["b/2", "a/2", "c/1", "a/3", "b/1"].map((id) => ({ id, option: id.slice(2) }));
    const ofDay = (size: number | undefined, day: number) => partsOfDay(all, size, day).map(({ id }) => id);
    expect(ofDay(2, 0)).toEqual(["b/1", "c/1"]);
    expect(ofDay(2, 2)).toEqual(["a/3", "b/1"]);
    expect(new Set([0, 1, 2].flatMap((day) => ofDay(2, day))).size).toBe(5);
    expect(ofDay(undefined, 7)).toHaveLength(5);
    expect(ofDay(6, 7)).toHaveLength(5);
  });
});

describe("flags", () => {
  it("are read", () => {
    expect(readWishes(["redis", "--check=trace", "--rotate", "3"])).toEqual({
      parts: ["redis"],
      checks: ["trace"],
      writeProof: false,
      broken: false,
      rotate: 3,
    });
  });

  it.each([
    ["--write-proof", "--check=trace"],
    ["--break", "--write-proof"],
    ["--rotate=0"],
    ["--rotate=many"],
    ["--other"],
  ])("%s %s are refused", (...args) => {
    expect(() => readWishes(args)).toThrow();
  });
});
