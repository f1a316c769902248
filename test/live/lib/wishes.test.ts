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

  it("take turns by day, and all have theirs", () => {
    expect(partsOfDay([1, 2, 3, 4, 5], 2, 0)).toEqual([1, 2]);
    expect(partsOfDay([1, 2, 3, 4, 5], 2, 2)).toEqual([5, 1]);
    const seen = new Set([0, 1, 2].flatMap((day) => partsOfDay([1, 2, 3, 4, 5], 2, day)));
    expect(seen.size).toBe(5);
    expect(partsOfDay([1, 2], undefined, 7)).toEqual([1, 2]);
    expect(partsOfDay([1, 2], 3, 7)).toEqual([1, 2]);
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
