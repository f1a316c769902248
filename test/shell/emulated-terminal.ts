import xterm from "@xterm/headless";

/** What a person sees, as a real terminal emulator has it: the one of editors and of asciinema's own kind. */
export class EmulatedTerminal {
  readonly #terminal: InstanceType<typeof xterm.Terminal>;

  constructor(columns: number, rows: number) {
    this.#terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  }

  /** Takes what a program wrote. */
  write(data: string): Promise<void> {
    return new Promise((done) => this.#terminal.write(data, done));
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
  }

  /** The rows in sight, without blanks at their ends. */
  visible(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from(
      { length: this.#terminal.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? "",
    );
  }

  /** Whether the alternate screen is shown, which leaves no trace. */
  get alternate(): boolean {
    return this.#terminal.buffer.active.type === "alternate";
  }

  /** Whether any cell in sight has a colour, or is bold or dim. */
  get painted(): boolean {
    const { active } = this.#terminal.buffer;
    const rows = Array.from({ length: this.#terminal.rows }, (_, row) =>
      active.getLine(active.viewportY + row),
    );
    return rows.some((line) =>
      Array.from({ length: this.#terminal.cols }, (_, column) => line?.getCell(column)).some(
        (cell) => cell !== undefined && !cell.isAttributeDefault(),
      ),
    );
  }
}
