import { appendFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Notifier } from "../domain/ports.ts";

/** Writes notices into a file, one JSON object a line: put your mail or push service in its place. */
export function fileNotifier(path: string): Notifier {
  return {
    async notify({ orderId, customerId }) {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(
        path,
        `${JSON.stringify({ to: customerId, text: `Order ${orderId} is on its way.` })}\n`,
      );
    },
  };
}
