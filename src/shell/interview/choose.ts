import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isSpaceKey,
  isTabKey,
  isUpKey,
  useKeypress,
  usePagination,
  useState,
} from "@inquirer/core";
import type { Style } from "../../render/style.ts";
import { isBackKey, type Key, type Screen } from "./screen.ts";

/** One line to choose: an answer, or an action, which stands below the answers and is always in sight. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** Shown below the list while the cursor is on it. */
  readonly note?: string;
}

export interface ChooseConfig {
  /** Lines above the list, already styled. */
  readonly header: string;
  readonly entries: readonly Entry[];
  readonly actions: readonly Entry[];
  /** Several entries may be chosen. */
  readonly many: boolean;
  /** Ids that are chosen already; for one answer the cursor starts there. */
  readonly chosen: readonly string[];
  /** An entry for what was typed and is not in the list. */
  readonly typed?: (text: string) => Entry;
  readonly style: Style;
  /** Rows of the terminal. */
  readonly rows: number;
}

export type Choice =
  | { readonly kind: "chosen"; readonly ids: readonly string[] }
  | { readonly kind: "action"; readonly id: string }
  | { readonly kind: "back" };

/** Longer lists are searched by typing. */
const SEARCHED = 12;

/** A longer page is no easier to read. */
const LONGEST_PAGE = 10;

/** Rows taken by what is neither header, entries nor actions: a blank line, the note and the keys. */
const OTHER_ROWS = 5;

const prompt = createPrompt<Choice, ChooseConfig>((config, done) => {
  const [term, setTerm] = useState("");
  const [picked, setPicked] = useState<readonly string[]>(config.chosen);
  const entries = shownEntries(config, picked, term);
  const items = [...entries, ...config.actions];
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      entries.findIndex(({ id }) => id === config.chosen[0]),
    ),
  );
  const active = Math.min(place, items.length - 1);
  const current = items[active];
  const isAction = active >= entries.length;

  useKeypress((key: Key, line) => {
    const mark = (id: string) => {
      const next = toggled(picked, id);
      setPicked(next);
      setTerm("");
      line.clearLine(0);
      if (term !== "") setPlace(placeWithoutTerm(config, next, id));
    };
    const keepTerm = () => {
      line.clearLine(0);
      line.write(term);
    };
    if (isEnterKey(key)) {
      if (config.many && term !== "" && current !== undefined && !isAction) mark(current.id);
      else if (current !== undefined) done(chosenBy(config, current, isAction, picked));
    } else if (isUpKey(key) || isDownKey(key)) {
      setPlace((active + (isUpKey(key) ? items.length - 1 : 1)) % items.length);
      keepTerm();
    } else if (isTabKey(key)) {
      setPlace(isAction ? 0 : entries.length);
      keepTerm();
    } else if (isSpaceKey(key)) {
      if (config.many && current !== undefined && !isAction) mark(current.id);
      else keepTerm();
    } else if (isBackKey(key, term === "")) {
      if (term === "") done({ kind: "back" });
      else setTerm("");
      line.clearLine(0);
    } else if (isSearched(config) && line.line.trim() !== term) {
      setTerm(line.line.trim());
      setPlace(0);
    } else if (!isSearched(config)) line.clearLine(0);
  });

  const { style } = config;
  const draw = (entry: Entry, isActive: boolean, mark: string) => {
    const text = `${isActive ? "❯" : " "} ${mark}${entry.name}`;
    return isActive ? style.accent(text) : text;
  };
  const markOf = ({ id }: Entry) => (config.many ? (picked.includes(id) ? "◉ " : "◯ ") : "");
  const room = config.rows - config.header.split("\n").length - config.actions.length - OTHER_ROWS;
  const pageSize = Math.max(3, Math.min(room, LONGEST_PAGE));
  const page = usePagination({
    items: entries.length > 0 ? entries : [{ id: "", name: "" }],
    active: isAction ? Math.max(0, entries.length - 1) : active,
    renderItem: ({ item, isActive }) =>
      item.id === ""
        ? style.quiet("  nothing by that name")
        : draw(item, isActive && !isAction, markOf(item)),
    pageSize,
    loop: false,
  });
  const hidden =
    entries.length > pageSize ? style.quiet(`  (${String(entries.length)} in all: ↑↓ scroll)`) : "";
  const actions = config.actions.map((entry, n) =>
    draw(entry, isAction && entries.length + n === active, "· "),
  );
  const marked =
    isSearched(config) && config.many && picked.length > 0 ? style.quiet(markedLine(config, picked)) : "";
  const search = term === "" ? "" : `  search: ${style.accent(term)}`;
  return [
    config.header,
    search,
    page,
    hidden,
    marked,
    ...actions,
    noteOf(current, style),
    style.quiet(keysOf(config, picked, term)),
  ]
    .filter((line) => line !== "")
    .join("\n");
});

/** Asks for one or several entries, or an action. Draws on the screen's output and leaves nothing behind. */
export async function choose(screen: Screen, config: Omit<ChooseConfig, "rows" | "style">): Promise<Choice> {
  return screen.run(prompt, { ...config, style: screen.style, rows: screen.rows() });
}

function isSearched({ entries, typed }: ChooseConfig): boolean {
  return entries.length > SEARCHED || typed !== undefined;
}

/** Chosen things that are not in the list keep a line of their own; what was typed comes last. */
function shownEntries(config: ChooseConfig, picked: readonly string[], term: string): Entry[] {
  const { entries, typed } = config;
  const known = new Set(entries.map(({ id }) => id));
  const own =
    typed === undefined ? [] : picked.filter((id) => !known.has(id)).map((id) => ({ id, name: id }));
  const all = [...entries, ...own];
  if (term === "") return all;
  const wanted = term.toLowerCase();
  const found = all.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
  const exact = found.some(({ id }) => id.toLowerCase() === wanted);
  return typed === undefined || exact ? found : [...found, typed(term)];
}

function placeWithoutTerm(config: ChooseConfig, picked: readonly string[], id: string): number {
  return Math.max(
    0,
    shownEntries(config, picked, "").findIndex((entry) => entry.id === id),
  );
}

function toggled(picked: readonly string[], id: string): string[] {
  return picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id];
}

/** Enter takes what is marked; where nothing is marked, the line under the cursor. */
function chosenBy(
  config: ChooseConfig,
  current: Entry,
  isAction: boolean,
  picked: readonly string[],
): Choice {
  if (isAction) return { kind: "action", id: current.id };
  const ids = config.many && picked.length > 0 ? picked : [current.id];
  return { kind: "chosen", ids };
}

/** In a list that scrolls, what is marked may be out of sight. */
function markedLine({ entries }: ChooseConfig, picked: readonly string[]): string {
  return `  marked: ${picked.map((id) => entries.find((entry) => entry.id === id)?.name ?? id).join(", ")}`;
}

function noteOf(current: Entry | undefined, style: Style): string {
  return current?.note === undefined ? "" : style.quiet(`  ${current.note}`);
}

function keysOf(config: ChooseConfig, picked: readonly string[], term: string): string {
  const marks = config.many && picked.length > 0;
  const enter =
    config.many && term !== ""
      ? "enter marks"
      : marks
        ? `enter takes ${String(picked.length)} marked`
        : "enter takes";
  return [
    "↑↓ move",
    ...(config.many && term === "" ? ["space marks"] : []),
    enter,
    ...(isSearched(config) && term === "" ? ["type to search"] : []),
    "tab end",
    term === "" ? "← back" : "esc all",
  ].join(" · ");
}
