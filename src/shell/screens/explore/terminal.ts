/** A stream that a person looks at. */
export type TtyOut = Pick<NodeJS.WriteStream, "write" | "columns" | "rows" | "on" | "off">;

const ENTER = "\u001b[?1049h\u001b[2J\u001b[H";
const LEAVE = "\u001b[?25h\u001b[?1049l";
const CLEAR = "\u001b[2J\u001b[H";

/** The alternate screen: what stood on the terminal before comes back when it is left, whatever the program ends by. */
export function alternateScreen(out: TtyOut) {
  let entered = false;
  const leave = () => {
    if (entered) out.write(LEAVE);
    entered = false;
    process.off("exit", leave);
  };
  return {
    enter: () => {
      entered = true;
      process.on("exit", leave);
      out.write(ENTER);
    },
    clear: () => void out.write(CLEAR),
    leave,
  };
}

/**
 * The stream as ink gets it. Ink clears the scrollback of a terminal that it fills, and draws twice when the size changes:
 * so it is told of endless rows and of no changes of size, which the screen takes care of itself.
 */
export function streamForInk(out: TtyOut): NodeJS.WriteStream {
  const stream = {
    write: out.write.bind(out),
    get columns() {
      return out.columns;
    },
    rows: Number.POSITIVE_INFINITY,
    isTTY: true,
    writable: true,
    writableLength: 0,
    on: () => stream,
    off: () => stream,
  };
  return stream as never;
}
