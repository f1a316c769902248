import { width } from "../text.ts";

/** Which neighbours of a cell a line runs to. */
const UP = 1;
const RIGHT = 2;
const DOWN = 4;
const LEFT = 8;

/** Lines by the neighbours that they run to: box drawings, light (Unicode chart 2500). */
const LINES = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";

/** How a run of cells is marked when it is printed. */
export type Mark = (text: string) => string;

interface CellOf {
  text: string;
  lines: number;
  mark: Mark | undefined;
}

/** A grid of terminal cells in which crossing lines join up; wide characters take two cells. */
export class Canvas {
  private readonly rows: CellOf[][] = [];

  constructor(private readonly columns: number) {}

  get height(): number {
    return this.rows.length;
  }

  /** Puts text over whatever is there. */
  text(x: number, y: number, text: string, mark?: Mark): void {
    let at = x;
    for (const char of text) {
      const cell = this.cell(at, y);
      [cell.text, cell.mark] = [char, mark];
      for (let rest = 1; rest < width(char); rest++) this.cell(at + rest, y).text = "";
      at += Math.max(1, width(char));
    }
  }

  horizontal(x1: number, x2: number, y: number): void {
    for (let x = Math.min(x1, x2); x <= Math.max(x1, x2); x++) {
      if (x > Math.min(x1, x2)) this.cell(x, y).lines |= LEFT;
      if (x < Math.max(x1, x2)) this.cell(x, y).lines |= RIGHT;
    }
  }

  vertical(x: number, y1: number, y2: number): void {
    for (let y = Math.min(y1, y2); y <= Math.max(y1, y2); y++) {
      if (y > Math.min(y1, y2)) this.cell(x, y).lines |= UP;
      if (y < Math.max(y1, y2)) this.cell(x, y).lines |= DOWN;
    }
  }

  /** The lines from top to bottom, without spaces at their ends; `line` marks the lines. */
  print(line: Mark): string[] {
    return this.rows.map((row) => {
      const runs: { text: string; mark: Mark | undefined }[] = [];
      for (const { text, lines, mark } of row) {
        const drawn = text === "\0" ? (LINES[lines] ?? " ") : text;
        const by = text === "\0" && lines > 0 ? line : mark;
        const last = runs.at(-1);
        if (last?.mark === by && last !== undefined) last.text += drawn;
        else runs.push({ text: drawn, mark: by });
      }
      while (runs.length > 0 && runs.at(-1)?.text.trim() === "") runs.pop();
      return runs
        .map(({ text, mark }) => (mark === undefined ? text : mark(text)))
        .join("")
        .trimEnd();
    });
  }

  private cell(x: number, y: number): CellOf {
    while (this.rows.length <= y) {
      this.rows.push(Array.from({ length: this.columns }, () => ({ text: "\0", lines: 0, mark: undefined })));
    }
    const cell = this.rows[y]?.[x];
    if (cell === undefined) throw new RangeError(`No cell ${String(x)}, ${String(y)}`);
    return cell;
  }
}
