import type { Finding } from "../../model/finding.ts";
import type { YamlFile } from "../yaml-file.ts";

/** What a check says of a place; an error unless it says otherwise. */
type Said = Pick<Finding, "id" | "message" | "tip"> & { level?: Finding["level"] };

/** A finding at a place of a file: at the value that the path leads to, or at its key. */
export function findingAt(
  yaml: YamlFile,
  path: readonly string[],
  { id, level = "error", ...said }: Said,
  part: "key" | "value" = "value",
): Finding {
  return { id, level, file: yaml.file, ...yaml.locate(path, part), ...said };
}
