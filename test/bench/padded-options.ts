import { randomStream } from "../../src/core/random.ts";
import type { Cell } from "../../src/model/attribute.ts";
import type { Option } from "../../src/model/option.ts";

/**
 * Made-up options for a category, as many as it takes to have so many in all. Each has the modes and offerings of a real one,
 * and each of its cells from any real one: values are spread as the real ones are, and hardly two options tie.
 */
export function padded(real: readonly Option[], count: number): Option[] {
  const random = randomStream(1, "made-up options");
  const anyOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const attributes = [...new Set(real.flatMap((option) => Object.keys(option.attributes)))];
  const active = real.filter(({ status }) => status.kind === "active");
  return Array.from({ length: Math.max(0, count - real.length) }, (_, n) => {
    const { version, status, slots, modes, offerings } = anyOf(active);
    const cells = attributes.flatMap((id): [string, Cell][] => {
      const cell = anyOf(active).attributes[id];
      return cell === undefined ? [] : [[id, madeUp(cell)]];
    });
    return {
      id: `made-up-${n}`,
      title: `Made up ${n}`,
      summary: "Made up.",
      version,
      status,
      ...(slots === undefined ? {} : { slots }),
      attributes: Object.fromEntries(cells),
      modes,
      offerings,
    };
  });
}

function madeUp({ value, byLanguage, asOf, checkedOn }: Cell): Cell {
  return {
    value,
    ...(byLanguage === undefined ? {} : { byLanguage }),
    note: "made up",
    basis: "judgement",
    reason: "a benchmark",
    asOf,
    checkedOn,
  };
}
