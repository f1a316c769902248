/** One line to choose: an answer, or an action, which stands below the answers and is always in sight. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** Shown below the list while the cursor is on it. */
  readonly note?: string;
}

/** What is offered. */
export interface Offer {
  readonly entries: readonly Entry[];
  readonly actions: readonly Entry[];
  /** Several entries may be chosen. */
  readonly many: boolean;
  /** Ids that are chosen already; the cursor starts at the first. */
  readonly chosen: readonly string[];
  /** The action at which the cursor starts where nothing is chosen. */
  readonly start?: string | undefined;
  /** An entry for what was typed and is not in the list. */
  readonly typed?: (text: string) => Entry;
}

export interface ChooserState {
  /** What was typed to search. */
  readonly term: string;
  readonly marked: readonly string[];
  /** The line under the cursor: entries, then actions. */
  readonly place: number;
}

export type Choice =
  | { readonly kind: "chosen"; readonly ids: readonly string[] }
  | { readonly kind: "action"; readonly id: string }
  | { readonly kind: "back" };

export type Press = "enter" | "up" | "down" | "tab" | "space" | "back" | { readonly typed: string };

/** Longer lists are searched by typing. */
const SEARCHED = 12;

export function isSearched({ entries, typed }: Offer): boolean {
  return entries.length > SEARCHED || typed !== undefined;
}

export function startOf(offer: Offer): ChooserState {
  const state = { term: "", marked: offer.chosen, place: 0 };
  const action = offer.actions.findIndex(({ id }) => id === offer.start);
  const atAction = offer.chosen.length === 0 && action >= 0;
  return {
    ...state,
    place: atAction ? offer.entries.length + action : placeOf(offer, state, offer.chosen[0]),
  };
}

/** The entries in sight: those that match what was typed. Marked ones from outside the list have lines of their own. */
export function entriesIn(offer: Offer, { marked, term }: ChooserState): Entry[] {
  const known = new Set(offer.entries.map(({ id }) => id));
  const own = offer.typed === undefined ? [] : marked.filter((id) => !known.has(id));
  const all = [...offer.entries, ...own.map((id) => ({ id, name: id }))];
  if (term === "") return all;
  const wanted = term.toLowerCase();
  const found = all.filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted));
  const exact = found.some(({ id, name }) => [id, name.toLowerCase()].includes(wanted));
  return offer.typed === undefined || exact ? found : [...found, offer.typed(term)];
}

/** What a key does: the next state, or the choice that ends it. */
export function press(offer: Offer, state: ChooserState, key: Press): ChooserState | Choice {
  const entries = entriesIn(offer, state);
  const lines = [...entries, ...offer.actions];
  const place = Math.min(state.place, lines.length - 1);
  const current = lines[place];
  const onEntry = place < entries.length;
  if (typeof key === "object") return typedInto(offer, state, key.typed);
  switch (key) {
    case "up":
      return { ...state, place: (place + lines.length - 1) % lines.length };
    case "down":
      return { ...state, place: (place + 1) % lines.length };
    case "tab":
      return { ...state, place: onEntry && offer.actions.length > 0 ? entries.length : 0 };
    case "back":
      return state.term === "" ? { kind: "back" } : { ...state, term: "", place: 0 };
    case "space":
      return offer.many && onEntry && current !== undefined ? toggled(offer, state, current.id) : state;
    case "enter":
      if (current === undefined) return state;
      return onEntry ? entered(offer, state, current.id) : { kind: "action", id: current.id };
  }
}

function typedInto(offer: Offer, state: ChooserState, text: string): ChooserState {
  if (!isSearched(offer) || text === state.term) return state;
  return { ...state, term: text, place: 0 };
}

/** Enter takes what is marked; where nothing is, the line under the cursor. While searching it marks what was found. */
function entered(offer: Offer, state: ChooserState, id: string): ChooserState | Choice {
  if (offer.many && state.term !== "") return toggled(offer, state, id);
  return { kind: "chosen", ids: offer.many && state.marked.length > 0 ? state.marked : [id] };
}

/** Marks or unmarks; a search is over then, and the cursor stays on its line. */
function toggled(offer: Offer, state: ChooserState, id: string): ChooserState {
  const { marked } = state;
  const next = marked.includes(id) ? marked.filter((other) => other !== id) : [...marked, id];
  const after = { term: "", marked: next, place: 0 };
  return { ...after, place: placeOf(offer, after, id) };
}

function placeOf(offer: Offer, state: ChooserState, wanted: string | undefined): number {
  return Math.max(
    0,
    entriesIn(offer, state).findIndex(({ id }) => id === wanted),
  );
}
