import type { Finding } from "../model/finding.ts";
import { ExitCode } from "./io.ts";

/** Something that the user can put right: told in plain words, without a stack trace. */
export class UserError extends Error {
  readonly exitCode: ExitCode;
  constructor(message: string, exitCode: ExitCode = ExitCode.usage) {
    super(message);
    this.name = "UserError";
    this.exitCode = exitCode;
  }
}

/** Invalid input, one line for each finding and a line with its tip. */
export class InputError extends UserError {
  constructor(findings: readonly Finding[]) {
    super(findings.map(findingText).join("\n"));
    this.name = "InputError";
  }
}

/** `file:line:column  level  id` and the message, then the tip. */
export function findingText(finding: Finding): string {
  const place = finding.line === 0 ? finding.file : `${finding.file}:${finding.line}:${finding.column}`;
  const tip = finding.tip === undefined || finding.tip === "" ? "" : `\n  ${finding.tip}`;
  return `${place}  ${finding.level}  ${finding.id}\n  ${finding.message}${tip}`;
}
