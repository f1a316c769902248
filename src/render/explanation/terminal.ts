import type { Explained, Glossary } from "../../model/explanation.ts";
import type { Page } from "../style.ts";
import { attributeText } from "./attribute.ts";
import type { Titles } from "./condition.ts";
import { componentText, misconceptionText } from "./component.ts";
import { criterionText } from "./criterion.ts";
import { decompositionRuleText } from "./decomposition.ts";
import { optionText } from "./option.ts";
import { pairingText } from "./pairing.ts";
import { questionText } from "./question.ts";
import { ruleText } from "./rule.ts";

/** Everything that is known about one thing, for a terminal. */
export function explanationText(thing: Explained, glossary: Glossary, page: Page): string {
  return `${blocksOf(thing, glossary, page).join("\n\n")}\n`;
}

function blocksOf(thing: Explained, glossary: Glossary, page: Page): string[] {
  const titles: Titles = {
    field: (name) => glossary.fields[name] ?? name,
    attribute: (id) => glossary.attributes[id]?.title ?? id,
  };
  switch (thing.kind) {
    case "option":
      return optionText(thing, glossary, page);
    case "attribute":
      return attributeText(thing, page);
    case "criterion":
      return criterionText(thing, glossary, titles, page);
    case "rule":
      return ruleText(thing, titles, page);
    case "question":
      return questionText(thing, titles, page);
    case "component":
      return componentText(thing, page);
    case "pairing":
      return pairingText(thing, page);
    case "misconception":
      return misconceptionText(thing, glossary, page);
    case "decomposition":
      return decompositionRuleText(thing, glossary, page);
  }
}
