import { Window } from "happy-dom";

/** Mermaid cleans its labels with a library that wants a browser's window; this one has no network and no screen. */
const window = new Window();
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import("mermaid");

/** What Mermaid's own parser makes of a text. @returns the kind of diagram @throws when it is not valid */
export async function diagramType(text: string): Promise<string> {
  return (await mermaid.parse(text)).diagramType;
}
