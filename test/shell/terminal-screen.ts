/**
 * What a person sees in a terminal: text, line feeds, cursor moves and erasures, applied to a grid that scrolls. Knows the
 * sequences of ECMA-48 that prompts use; others that take no room (colours, modes) are skipped.
 */
export class TerminalScreen {
  readonly #columns: number;
  readonly #rows: number;
  #lines: string[][] = [[]];
  #row = 0;
  #column = 0;
  #pending = "";
  cursorVisible = true;

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
  }

  write(data: string): void {
    let rest = this.#pending + data;
    this.#pending = "";
    while (rest !== "") {
      const sequence = /^\u001b(?:\[([?\d;]*)([A-Za-z])|[78=>])/.exec(rest);
      if (sequence === null && rest.startsWith("\u001b")) {
        if (rest.length > 20) throw new Error(`Unknown sequence ${JSON.stringify(rest.slice(0, 20))}`);
        this.#pending = rest;
        return;
      }
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      if (sequence !== null) this.#control(sequence[1] ?? "", sequence[2] ?? "");
      else this.#print(character);
      rest = rest.slice(sequence === null ? character.length : sequence[0].length);
    }
  }

  /** The rows in sight, without blanks at their ends. */
  visible(): string[] {
    return this.all().slice(-this.#rows);
  }

  /** Everything from the start, scrolled away or not. */
  all(): string[] {
    return this.#lines.map((line) =>
      Array.from(line, (cell: string | undefined) => cell ?? " ")
        .join("")
        .trimEnd(),
    );
  }

  #print(character: string): void {
    if (character === "\n") this.#down(1, true);
    else if (character === "\r") this.#column = 0;
    else if (character >= " ") {
      if (this.#column >= this.#columns) {
        this.#column = 0;
        this.#down(1, true);
      }
      this.#current()[this.#column] = character;
      this.#column += 1;
    }
  }

  #control(parameters: string, final: string): void {
    const count = Math.max(1, Number(parameters) || 1);
    if (final === "A") this.#row = Math.max(this.#top(), this.#row - count);
    else if (final === "B") this.#down(count, false);
    else if (final === "C") this.#column = Math.min(this.#columns - 1, this.#column + count);
    else if (final === "D") this.#column = Math.max(0, this.#column - count);
    else if (final === "G") this.#column = count - 1;
    else if (final === "K") this.#eraseLine(parameters);
    else if (final === "J") this.#eraseBelow();
    else if (parameters === "?25") this.cursorVisible = final === "h";
  }

  #current(): string[] {
    return (this.#lines[this.#row] ??= []);
  }

  #top(): number {
    return Math.max(0, this.#lines.length - this.#rows);
  }

  #down(count: number, scrolls: boolean): void {
    const last = scrolls ? Number.POSITIVE_INFINITY : this.#top() + this.#rows - 1;
    this.#row = Math.min(last, this.#row + count);
    while (this.#lines.length <= this.#row) this.#lines.push([]);
  }

  #eraseLine(parameters: string): void {
    if (parameters === "2") this.#lines[this.#row] = [];
    else if (parameters === "" || parameters === "0")
      this.#current().length = Math.min(this.#current().length, this.#column);
    else throw new Error(`Unknown erasure ${parameters}K`);
  }

  #eraseBelow(): void {
    this.#current().length = Math.min(this.#current().length, this.#column);
    for (let row = this.#row + 1; row < this.#lines.length; row++) this.#lines[row] = [];
  }
}
