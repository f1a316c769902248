import { expect, test } from "vitest";
import {
  entriesIn,
  press,
  startOf,
  type Choice,
  type ChooserState,
  type Offer,
  type Press,
} from "../../src/shell/interview/chooser.ts";

const entry = (id: string) => ({ id, name: `The ${id}` });
const one: Offer = {
  entries: ["apple", "banana", "cherry"].map(entry),
  actions: [entry("skip"), entry("back")],
  many: false,
  chosen: [],
};
const many: Offer = { ...one, many: true, typed: (text) => ({ id: `other:${text}`, name: text }) };

function pressAll(offer: Offer, ...keys: Press[]): ChooserState | Choice {
  let state = startOf(offer);
  for (const [n, key] of keys.entries()) {
    const next = press(offer, state, key);
    if (!("kind" in next)) state = next;
    else if (n === keys.length - 1) return next;
    else throw new Error(`Ended before ${JSON.stringify(keys.slice(n + 1))}`);
  }
  return state;
}
const chosen = (...ids: string[]) => ({ kind: "chosen", ids });

test.each<[string, Press[], object]>([
  ["enter takes the first", ["enter"], chosen("apple")],
  ["down and enter take the second", ["down", "enter"], chosen("banana")],
  ["up from the first goes round to the last action", ["up", "enter"], { kind: "action", id: "back" }],
  [
    "down past the answers reaches the actions",
    ["down", "down", "down", "enter"],
    { kind: "action", id: "skip" },
  ],
  ["tab goes to the actions", ["tab", "enter"], { kind: "action", id: "skip" }],
  ["tab goes there and back", ["down", "tab", "tab", "enter"], chosen("apple")],
  ["back ends it", ["back"], { kind: "back" }],
  ["space marks nothing", ["space", "enter"], chosen("apple")],
  ["a short list is not searched", [{ typed: "cherry" }, "enter"], chosen("apple")],
])("one answer: %s", (_, keys, expected) => expect(pressAll(one, ...keys)).toEqual(expected));

test.each<[string, Press[], object]>([
  ["enter takes the line where nothing is marked", ["down", "enter"], chosen("banana")],
  [
    "enter takes all that is marked",
    ["down", "space", "down", "space", "up", "up", "enter"],
    chosen("banana", "cherry"),
  ],
  ["space unmarks", ["space", "space", "down", "enter"], chosen("banana")],
  ["an action wins over what is marked", ["space", "tab", "enter"], { kind: "action", id: "skip" }],
  [
    "enter marks what was searched, and does not end it",
    [{ typed: "che" }, "enter", "enter"],
    chosen("cherry"),
  ],
  [
    "a search adds to what is marked",
    ["space", { typed: "che" }, "enter", "enter"],
    chosen("apple", "cherry"),
  ],
  ["a name from outside is taken", [{ typed: "fig" }, "enter", "enter"], chosen("other:fig")],
  [
    "an exact name is not offered as one from outside",
    [{ typed: "banana" }, "down", "enter"],
    { kind: "action", id: "skip" },
  ],
  ["back ends the search first", [{ typed: "che" }, "back", "enter"], chosen("apple")],
])("several answers: %s", (_, keys, expected) => expect(pressAll(many, ...keys)).toEqual(expected));

test("starts with the answer given before", () => {
  expect(startOf({ ...one, chosen: ["cherry"] })).toEqual({ term: "", marked: ["cherry"], place: 2 });
  const other = { ...many, chosen: ["other:fig"] };
  expect(entriesIn(other, startOf(other)).at(-1)?.id).toBe("other:fig");
  expect(press(other, startOf(other), "enter")).toEqual(chosen("other:fig"));
});

test("starts at the action taken before, unless something is chosen", () => {
  expect(startOf({ ...one, start: "back" }).place).toBe(4);
  expect(startOf({ ...one, start: "back", chosen: ["banana"] }).place).toBe(1);
  expect(startOf({ ...one, start: "elsewhere" }).place).toBe(0);
});

test("after a search the cursor stays on the line that was marked", () => {
  expect(pressAll(many, { typed: "che" }, "enter")).toEqual({ term: "", marked: ["cherry"], place: 2 });
});
