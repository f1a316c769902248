/** What ink says of a key beside its characters. */
export interface InkKey {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly return: boolean;
  readonly escape: boolean;
  readonly tab: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

const NAMES: readonly (readonly [keyof InkKey, string])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "pageUp"],
  ["pageDown", "pageDown"],
  ["return", "enter"],
  ["escape", "escape"],
  ["tab", "tab"],
  ["backspace", "backspace"],
  ["delete", "backspace"], // what terminals send for the backspace key
];

/** Keys that are characters; several that arrived at once are not named by ink. */
const CHARACTERS: Readonly<Record<string, string>> = {
  "\t": "tab",
  "\r": "enter",
  "\n": "enter",
  "\u007f": "backspace",
  "\u0003": "ctrl-c",
};

/** The keys as the reducer names them; characters that arrived at once are a key each. */
export function keysIn(input: string, key: InkKey): string[] {
  const name = NAMES.find(([held]) => key[held])?.[1];
  if (name !== undefined) return [key.shift ? `shift-${name}` : name];
  if (key.ctrl) return [`ctrl-${input}`];
  return Array.from(input, (one) => CHARACTERS[one] ?? one);
}
