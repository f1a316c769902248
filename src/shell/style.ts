import { styleText } from "node:util";
import type { Style } from "../render/style.ts";
import { wantsColour, type Io } from "./io.ts";

/** Colours for views, or none; the decision was made from flags, environment and stream. */
export function styleFor(io: Io, flag: boolean | undefined): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    wantsColour(io, flag) ? styleText(format, text, { validateStream: false }) : text;
  return {
    title: paint("bold"),
    good: paint("green"),
    bad: paint("red"),
    warn: paint("yellow"),
    quiet: paint("dim"),
    accent: paint("cyan"),
  };
}
