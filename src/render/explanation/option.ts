import type { Cells } from "../../model/attribute.ts";
import type { Explained, Glossary } from "../../model/explanation.ts";
import type { Option } from "../../model/option.ts";
import type { Page } from "../style.ts";
import { listed, valueText, wrapped } from "../text.ts";
import { pairingSection } from "./pairing.ts";
import { evidence, head, labelled, section, sourceLines } from "./parts.ts";

type ExplainedOption = Extract<Explained, { kind: "option" }>;

/** An option with all modes and offerings, or one mode of it, and what every recorded value rests on. */
export function optionText(thing: ExplainedOption, glossary: Glossary, page: Page): string[] {
  const { value: option, mode } = thing;
  const modes = Object.entries(option.modes).filter(([id]) => mode === undefined || id === mode);
  const named = mode === undefined ? option.title : `${option.title}, ${option.modes[mode]?.title ?? mode}`;
  return [
    head(`${named} ${option.version}`, `option, ${thing.category}`, option.summary, page),
    aboutText(thing, page),
    ...cellSection("For all modes and offerings", option.attributes, glossary, page),
    ...modes.flatMap(([id, one]) =>
      cellSection(`Mode ${id}: ${one.title}. ${one.summary}`, one.attributes, glossary, page),
    ),
    ...offeringSections(option, mode, glossary, page),
    ...unknownSection(thing, page),
    ...pairingSection(thing.pairings, page),
    ...section(
      "Starters",
      (thing.starters ?? []).map((one) => wrapped("  ", one, page.columns)),
      page,
    ),
    ...section(
      "What is often said, and wrong",
      thing.misconceptions.map((one) => misconceptionLine(one, page)),
      page,
    ),
  ];
}

function aboutText({ value: option, component }: ExplainedOption, page: Page): string {
  const { status } = option;
  const operated =
    component === undefined ? "nothing of its own" : `${component.title}: ${component.summary}`;
  return [
    labelled("Status", statusText(status), page),
    ...(status.kind === "active" ? [] : [sourceLines(status.source, page.style, page.columns)]),
    ...(status.kind === "active" ? waysText(option, operated, page) : []),
  ].join("\n");
}

/** What there is to operate, and the ways to use and to get it. */
function waysText({ modes, offerings }: Option, operated: string, page: Page): string[] {
  const named = (ways: Record<string, { title: string }>) =>
    listed(Object.entries(ways).map(([id, { title }]) => `${title} (${id})`));
  return [
    labelled("To operate", operated, page),
    labelled("Modes", named(modes), page),
    labelled("Offerings", named(offerings), page),
    labelled("Narrower wins", "option, then mode, then offering, then offering per mode", page),
  ];
}

/** What became of an option, in words. */
export function statusText(status: Option["status"]): string {
  switch (status.kind) {
    case "active":
      return "active";
    case "elsewhere":
      return `no option here: ${status.because} See ${status.see}.`;
    default: {
      const instead = status.supersededBy === undefined ? "" : `, superseded by ${status.supersededBy}`;
      return `${status.kind} since ${status.since}${instead}`;
    }
  }
}

function cellSection(title: string, cells: Cells, glossary: Glossary, page: Page): string[] {
  const lines = Object.entries(cells).flatMap(([id, cell]) => {
    const attribute = glossary.attributes[id];
    const value = page.style.accent(valueText(cell.value, attribute?.unit));
    const first = wrapped(
      "  ",
      `${attribute?.title ?? id}: ${value} ${page.style.quiet(`[${id}]`)}`,
      page.columns,
    );
    return [first, ...evidence(cell, attribute?.unit, page)];
  });
  return lines.length === 0 ? [] : section(wrapped("", title, page.columns), lines, page);
}

function offeringSections(
  option: Option,
  mode: string | undefined,
  glossary: Glossary,
  page: Page,
): string[] {
  return Object.entries(option.offerings)
    .filter(([, { modes }]) => mode === undefined || mode in modes)
    .flatMap(([id, offering]) => {
      const version = offering.version === undefined ? "" : ` Version ${offering.version}.`;
      const title = `Offering ${id}: ${offering.title}.${version} ${offering.summary} Modes: ${Object.keys(offering.modes).join(", ")}.`;
      const own = cellSection(title, offering.attributes, glossary, page);
      const perMode = Object.entries(offering.modes)
        .filter(([name]) => mode === undefined || name === mode)
        .flatMap(([name, { attributes }]) =>
          cellSection(`Offering ${id}, mode ${name}`, attributes ?? {}, glossary, page),
        );
      return [
        ...(own.length === 0 ? section(wrapped("", title, page.columns), ["  Nothing differs."], page) : own),
        ...perMode,
      ];
    });
}

function unknownSection({ unknown }: ExplainedOption, page: Page): string[] {
  const text = listed(unknown.map(({ title }) => title));
  return unknown.length === 0
    ? []
    : section("Unknown, which is not no", [wrapped("  ", text, page.columns)], page);
}

function misconceptionLine(one: ExplainedOption["misconceptions"][number], page: Page): string {
  return wrapped(
    "  - ",
    `"${one.claim}" ${one.truth} ${page.style.quiet(`[misconception/${one.id}]`)}`,
    page.columns,
  );
}
