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
import { wrapped } from "../../render/text.ts";
import {
  entriesIn,
  isSearched,
  press,
  startOf,
  type Choice,
  type ChooserState,
  type Entry,
  type Offer,
  type Press,
} from "./chooser.ts";
import { isBackKey, type Key, type Screen } from "./screen.ts";

interface Question extends Offer {
  /** Lines above the list, already styled. */
  readonly header: string;
}

interface Config extends Question {
  readonly style: Style;
  readonly columns: number;
  readonly rows: number;
}

/** Rows taken by what is neither header, entries, actions nor note: search, what is marked, keys, the cursor's own. */
const OTHER_ROWS = 4;

/** The line under the cursor is marked; the prompt shows the terminal's own again when it is done. */
const HIDE_CURSOR = "\u001b[?25l";

/** A longer page is no easier to read. */
const LONGEST_PAGE = 10;

const prompt = createPrompt<Choice, Config>((config, done) => {
  const [state, setState] = useState(() => startOf(config));
  useKeypress((key: Key, line) => {
    const next = press(config, state, pressOf(key, line.line.trim(), state.term));
    if ("kind" in next) {
      done(next);
      return;
    }
    setState(next);
    // Readline keeps a line of its own, into which space, tab and the like were typed too.
    if (line.line !== next.term) {
      line.clearLine(0);
      line.write(next.term);
    }
  });
  return drawn(config, state) + HIDE_CURSOR;
});

/** Asks for one or several entries, or an action. Draws on the screen's output and leaves nothing behind. */
export async function choose(screen: Screen, question: Question): Promise<Choice> {
  return screen.run(prompt, {
    ...question,
    style: screen.style,
    columns: screen.columns(),
    rows: screen.rows(),
  });
}

function pressOf(key: Key, typed: string, term: string): Press {
  if (isEnterKey(key)) return "enter";
  if (isUpKey(key)) return "up";
  if (isDownKey(key)) return "down";
  if (isTabKey(key)) return "tab";
  if (isSpaceKey(key)) return "space";
  return isBackKey(key, term === "") ? "back" : { typed };
}

function drawn(config: Config, state: ChooserState): string {
  const { style, actions, header } = config;
  const entries = entriesIn(config, state);
  const active = Math.min(state.place, entries.length + actions.length - 1);
  const lineOf = (entry: Entry, n: number, mark: string) =>
    n === active ? style.accent(`❯ ${mark}${entry.name}`) : `  ${mark}${entry.name}`;
  const note = noteOf([...entries, ...actions][active], config);
  const taken = header.split("\n").length + actions.length + note.split("\n").length + OTHER_ROWS;
  const pageSize = Math.max(3, Math.min(LONGEST_PAGE, config.rows - taken));
  const page = usePagination({
    items: entries,
    active: Math.min(active, Math.max(0, entries.length - 1)),
    renderItem: ({ item, index }) => lineOf(item, index, markOf(config, state, item)),
    pageSize,
    loop: false,
  });
  const lines = [
    header,
    state.term === "" ? "" : `  search: ${style.accent(state.term)}`,
    entries.length === 0 ? style.quiet("  nothing by that name") : page,
    entries.length > pageSize ? style.quiet(`  (${entries.length} in all)${markedNames(config, state)}`) : "",
    ...actions.map((entry, n) => lineOf(entry, entries.length + n, "· ")),
    note,
    style.quiet(keysOf(config, state)),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function markOf({ many }: Offer, { marked }: ChooserState, { id }: Entry): string {
  if (!many) return "";
  return marked.includes(id) ? "◉ " : "◯ ";
}

/** In a list that scrolls, what is marked may be out of sight. */
function markedNames({ many, entries }: Offer, { marked }: ChooserState): string {
  if (!many || marked.length === 0) return "";
  return `; marked: ${marked.map((id) => entries.find((entry) => entry.id === id)?.name ?? id).join(", ")}`;
}

function noteOf(current: Entry | undefined, { style, columns }: Config): string {
  return current?.note === undefined ? "" : style.quiet(wrapped("  ", current.note, columns - 3));
}

function keysOf(offer: Offer, { term, marked }: ChooserState): string {
  if (term !== "") return `↑↓ move · enter ${offer.many ? "marks" : "takes"} it · esc ends the search`;
  const taken = offer.many && marked.length > 0 ? `enter takes ${marked.length}` : "enter takes";
  return [
    "↑↓ move",
    ...(offer.many ? ["space marks"] : []),
    taken,
    ...(isSearched(offer) ? ["type to search"] : []),
    "tab end",
    "← back",
  ].join(" · ");
}
