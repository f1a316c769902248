import type { AnswerSet, Gap, WhyNot } from "../../model/why-not.ts";
import { byReasons, changeText, signed, variantText } from "../decision/sentences.ts";
import { decimals, listed } from "../text.ts";

/** The sentences of a why-not. Every one is made from its numbers. */

/** How the option stands, in one or two sentences. */
export function standingSentence(answer: WhyNot): string {
  const { status, option, variant, leader, rank = 0, fitting } = answer;
  if (status === "inactive") return inactiveSentence(answer);
  if (variant === undefined) return "";
  if (status === "removed") {
    const count = answer.violated.length;
    const nearest = `${option.title} is removed. Its nearest variant, ${variant.mode.title}; ${variant.offering.title}, violates ${count === 1 ? "one must" : `${String(count)} musts`}.`;
    const others =
      leader === undefined
        ? "Nothing fits."
        : `${variantText(leader)}, leads with ${decimals(leader.score)}.`;
    return `${nearest} ${others}`;
  }
  const place = `${variantText(variant)}, scores ${decimals(variant.score)}`;
  if (status === "leads") return `It leads: ${place}, first of ${String(fitting)} that fit.`;
  const first = leader === undefined ? "" : leaderSentence(answer, leader);
  return `${place} and is number ${String(rank)} of ${String(fitting)} that fit. ${first}`;
}

function leaderSentence(
  { behindByMusts, variant, option }: WhyNot,
  leader: NonNullable<WhyNot["leader"]>,
): string {
  const own = variant?.score ?? 0;
  const lead = `${variantText(leader)}, leads with ${decimals(leader.score)} (${signed(own - leader.score)}).`;
  if (!behindByMusts) return lead;
  return `${lead} Whatever the scores, what surely meets the musts comes before what may, and of ${option.title} it is not known.`;
}

function inactiveSentence({ inactive }: WhyNot): string {
  const see = inactive?.see === undefined ? "" : ` Look at ${inactive.see} instead.`;
  return `${inactive?.text ?? ""}${see}`;
}

/** "-0.080 = weight 0.210 x (0.40 - 0.78)": the values of the option and of the leader. */
export function gapSentence({ title, weight, own, leader, difference }: Gap): string {
  return `${signed(difference)} ${title}: ${decimals(own.value, 2)} against ${decimals(leader.value, 2)} of 1, weight ${decimals(weight)}`;
}

/** "Replay: days -> hours", or two of them; what nobody can change is said to be given. */
export function setSentence({ changes, because }: AnswerSet): string {
  const given = changes.filter(({ changeable }) => !changeable).map(({ title }) => title);
  const about =
    given.length === 0 ? "" : `given${given.length === changes.length ? "" : ` (${listed(given)})`}: `;
  return `${about}${changes.map(changeText).join(" and ")}${byReasons(because)}`;
}
