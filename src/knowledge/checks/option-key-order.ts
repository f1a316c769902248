import type { Finding } from "../../model/finding.ts";
import { Option } from "../../model/option.ts";
import { findingAt } from "./finding-at.ts";
import type { Check } from "./index.ts";

const ORDER = Object.keys(Option.shape);

/** Files that are all built alike can be read side by side, and their changes compared. */
export const optionKeyOrder: Check = {
  id: "option-key-order",
  check: (_, entries) =>
    entries
      .filter(({ kind }) => kind === "options")
      .flatMap(({ yaml }): Finding[] => {
        const keys = Object.keys(yaml.data as object);
        const wrong = keys.find((key, n) => n > 0 && ORDER.indexOf(key) < ORDER.indexOf(keys[n - 1] ?? ""));
        if (wrong === undefined) return [];
        const message = `Expected "${wrong}" further up.`;
        const tip = `The order is ${ORDER.join(", ")}.`;
        return [findingAt(yaml, [wrong], { id: "option-key-order", level: "warning", message, tip }, "key")];
      }),
};
