import type { Explained, Glossary } from "../../model/explanation.ts";
import type { Page } from "../style.ts";
import { listed, valueText, wrapped } from "../text.ts";
import { pairingSection } from "./pairing.ts";
import { head, labelled, section, sourceLines } from "./parts.ts";

type Kind<K extends Explained["kind"]> = Extract<Explained, { kind: K }>;

const WHO = { team: "the team", provider: "a provider" } as const;

/** Something that is operated once, and the options that rest on it. */
export function componentText({ value, options, pairings }: Kind<"component">, page: Page): string[] {
  return [
    head(value.title, "component", value.summary, page),
    [
      labelled("Status", value.status, page),
      labelled("Shareable", value.shareable ? "yes: it counts once for all that rest on it" : "no", page),
      labelled(
        "Operated by",
        listed(
          value.operatedBy.map((who) => WHO[who]),
          "or",
        ),
        page,
      ),
      labelled("Options", options.length === 0 ? "none in the map" : options.join(", "), page),
    ].join("\n"),
    ...pairingSection(pairings, page),
  ];
}

/** What is often said, what is so, and what the map records instead. */
export function misconceptionText(
  { value }: Kind<"misconception">,
  glossary: Glossary,
  page: Page,
): string[] {
  const lines = value.expect.map((one) => {
    const place = [one.option, one.mode, one.offering].filter((part) => part !== undefined).join("/");
    const attribute = glossary.attributes[one.attribute];
    const bounds = [
      ...(one.equals === undefined ? [] : [`is ${valueText(one.equals, attribute?.unit)}`]),
      ...(one.atLeast === undefined ? [] : [`is at least ${valueText(one.atLeast, attribute?.unit)}`]),
      ...(one.atMost === undefined ? [] : [`is at most ${valueText(one.atMost, attribute?.unit)}`]),
    ];
    return wrapped(
      "  - ",
      `${place}: ${attribute?.title ?? one.attribute} ${bounds.join(" and ")}`,
      page.columns,
    );
  });
  return [
    head(`"${value.claim}"`, "misconception", value.truth, page),
    [
      labelled("Read on", value.checkedOn, page),
      sourceLines(value.source, page.style, page.columns, "  "),
    ].join("\n"),
    ...section("What the map records", lines, page),
  ];
}
