import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

/** An id that differs from its file name cannot be found by reading the folder. */
export const fileNameIsId: Check = {
  id: "file-name-is-id",
  check: (_, entries) =>
    entries.flatMap(({ kind, value, yaml, category }) => {
      const name =
        kind === "category"
          ? category
          : yaml.file
              .split("/")
              .at(-1)
              ?.replace(/\.ya?ml$/, "");
      if (name === value.id) return [];
      return [
        findingAt(yaml, ["id"], {
          id: "file-name-is-id",
          message: `Expected id "${value.id}" to be the file name "${name ?? ""}".`,
        }),
      ];
    }),
};
