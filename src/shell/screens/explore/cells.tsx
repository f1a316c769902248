import { Box, Text } from "ink";
import type { Style } from "../../../render/style.ts";

/** A line of its own, cut where it does not fit. */
export function Line({ text }: { readonly text: string }) {
  return (
    <Box height={1} flexShrink={0}>
      <Text wrap="truncate-end">{text === "" ? " " : text}</Text>
    </Box>
  );
}

/** A part of a line with a width of its own. */
export function Cell({ text, width }: { readonly text: string; readonly width: number }) {
  return (
    <Box width={Math.max(0, width)} height={1} flexShrink={0}>
      <Text wrap="truncate-end">{text}</Text>
    </Box>
  );
}

/** The title of a pane: marked, not only coloured, where the keys go to it. */
export function Heading({
  title,
  note,
  focused,
  style,
}: {
  readonly title: string;
  readonly note: string;
  readonly focused: boolean;
  readonly style: Style;
}) {
  const name = focused ? style.accent(`▸ ${title}`) : style.title(`  ${title}`);
  return <Line text={`${name}  ${style.quiet(note)}`} />;
}

/** Marks the row that the keys act on. */
export function cursorMark(selected: boolean, style: Style): string {
  return selected ? style.accent("❯ ") : "  ";
}
