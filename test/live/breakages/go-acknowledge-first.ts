import type { Breakage } from "../lib/breakage.ts";

const handling = "failure := a.handleOnce(ctx, Delivery{Message: t.message, Attempt: attempt})";
const end = "\n\tswitch {\n\tcase failure == nil:\n\t\treturn attempt, true, ";

export const breakage: Breakage = {
  breaks: "Messages are acknowledged before they are handled",
  language: "go",
  file: "internal/messaging/attempts.go",
  from: `${handling}${end}t.settlement.Acknowledge(ctx)`,
  to: `if err := t.settlement.Acknowledge(ctx); err != nil {\n\t\treturn attempt, false, err\n\t}\n\t${handling}${end}nil`,
  turnsRed: "consumer-killed",
};
