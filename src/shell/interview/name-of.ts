import type { Session } from "./session.ts";
import { typeLine } from "./type-line.ts";

/** Asks for the name of a file or folder; nothing when the user goes back. */
export async function nameOf(
  { screen }: Session,
  header: string,
  start: string,
): Promise<string | undefined> {
  const problem = (text: string) => (text === "" ? "Expected a name." : undefined);
  const line = await typeLine(screen, { header: screen.style.title(header), start, problem });
  return line.kind === "back" ? undefined : line.text;
}
