import type { Finding } from "../../model/finding.ts";
import type { Page } from "../style.ts";
import { wrapped } from "../text.ts";

/** One block for each finding: `file:line:column  level  id`, the message, and what to do about it. */
export function findingsText(findings: readonly Finding[], { columns, style }: Page): string {
  if (findings.length === 0) return `${style.good("No findings.")}\n`;
  const blocks = findings.map(({ file, line, column, level, id, message, tip }) => {
    const place = line === 0 ? file : `${file}:${line}:${column}`;
    const paint = level === "error" ? style.bad : style.warn;
    const advice = tip === undefined || tip === "" ? [] : [style.quiet(wrapped("  ", tip, columns))];
    return [`${place}  ${paint(level)}  ${style.title(id)}`, wrapped("  ", message, columns), ...advice].join(
      "\n",
    );
  });
  const errors = findings.filter(({ level }) => level === "error").length;
  const count = `${errors} ${errors === 1 ? "error" : "errors"}, ${findings.length - errors} ${findings.length - errors === 1 ? "warning" : "warnings"}`;
  return `${blocks.join("\n")}\n\n${count}\n`;
}
