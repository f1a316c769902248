import type { Cover } from "../../model/stack.ts";
import type { Page } from "../style.ts";
import { decimals, listed, wrapped } from "../text.ts";

type Covering = NonNullable<Cover["best"]>;

/** Whether one option carries all flows, and what a second one would be worth and cost. */
export function coverText(cover: Cover, { columns, style }: Page): string {
  const heading = style.title(`${cover.title}: one option for all flows, or two`);
  return [heading, ...sentences(cover).map((sentence) => wrapped("  ", sentence, columns))].join("\n");
}

function sentences({ one, best }: Cover): string[] {
  if (best === undefined) return ["No two options meet all flows."];
  if (one === undefined)
    return [`No single option meets all flows. ${carried(best)}: total ${decimals(best.total)}.`];
  const single = `${carried(one)}: total ${decimals(one.total)}.`;
  if (best.options.length < 2) return [`${single} No second option is worth its effort.`];
  const gain = best.total - one.total;
  const effort = best.effort - one.effort;
  const fit = gain + effort;
  const price = `they take ${decimals(Math.abs(effort))} ${effort < 0 ? "less" : "more"} effort`;
  const worth = `fit ${decimals(Math.abs(fit))} ${fit < 0 ? "worse" : "better"}`;
  return [
    single,
    `${carried(best)}: total ${decimals(best.total)}, ${decimals(gain)} better. Together ${price} than ${one.options[0]?.title ?? ""} alone, and ${worth}.`,
  ];
}

function carried({ options, carries }: Covering): string {
  if (options.length === 1) return `${options[0]?.title ?? ""} for all`;
  return options
    .map(({ option, title }) => {
      const flows = carries.filter((one) => one.option.option === option).map(({ flow }) => flow);
      return `${title} for ${listed(flows)}`;
    })
    .join(", ");
}
