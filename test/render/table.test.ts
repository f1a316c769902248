import { describe, expect, test } from "vitest";
import { tablePages } from "../../src/render/comparison/table.ts";

const long = "opstree-operator-for-sentinels";
const rows = [
  { label: "one", cells: ["a b", `short ${long} words`, "c"] },
  { label: "two", cells: ["d", "e", `${long}-too`] },
];

describe.each([48, 60, 80])(
  "a table of %d columns with words longer than a comfortable column",
  (columns) => {
    const pages = tablePages(rows, columns);

    test("keeps every word whole and every line within the width", () => {
      const words = pages.join("\n").split(/\s+/);
      for (const word of rows.flatMap(({ cells }) => cells.join(" ").split(" ")))
        expect(words).toContain(word);
      for (const line of pages.join("\n").split("\n")) expect(line.length).toBeLessThanOrEqual(columns);
    });

    test("repeats the labels on every page and shows every cell once", () => {
      for (const page of pages) expect(page).toMatch(/^one[\s\S]*\ntwo/);
      expect(pages.join("\n").split(`${long}-too`)).toHaveLength(2);
    });
  },
);

test("a long word widens its column, so that the next column still begins at one place", () => {
  const [page = ""] = tablePages(
    [
      { label: "one", cells: [long, "next"] },
      { label: "two", cells: ["x", "next"] },
    ],
    60,
  );
  const starts = page.split("\n").map((line) => line.indexOf("next"));
  expect(new Set(starts).size).toBe(1);
  expect(starts[0]).toBeGreaterThan(long.length);
});
