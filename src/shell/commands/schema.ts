import { jsonSchema, schemaTitles } from "../../knowledge/json-schemas.ts";
import { nearestTip } from "../../knowledge/nearest.ts";
import { UserError } from "../errors.ts";
import { knowledgeFor } from "../knowledge.ts";
import type { Shell } from "../main.ts";

/** Prints the JSON Schema of one format, or the list of them. */
export async function schema(
  shell: Shell,
  name: string | undefined,
  flags: { knowledge?: string },
): Promise<void> {
  const titles = schemaTitles();
  if (name === undefined) {
    const lines = Object.entries(titles).map(([id, title]) => `${id.padEnd(14)} ${title}\n`);
    shell.io.stdout.write(lines.join(""));
    return;
  }
  const generated = jsonSchema(name, await knowledgeFor(shell.io, flags.knowledge));
  if (generated === undefined) {
    throw new UserError(`Unknown schema "${name}". ${nearestTip(name, Object.keys(titles))}`);
  }
  shell.io.stdout.write(`${JSON.stringify(generated, undefined, 2)}\n`);
}
