export type Log = (event: string, fields?: Readonly<Record<string, unknown>>) => void;

/** One JSON object a line on stdout. */
export function jsonLog(service: string): Log {
  return (event, fields) => {
    process.stdout.write(
      `${JSON.stringify({ time: new Date().toISOString(), service, event, ...fields })}\n`,
    );
  };
}

export const noLog: Log = () => undefined;

/** The text of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
