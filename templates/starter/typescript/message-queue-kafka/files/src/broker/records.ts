import type { KafkaRecord, MessageToProduce, RecordsBatch } from "@platformatic/kafka";
import type { DeadLetter, Message } from "../messaging/message-queue.ts";

/** A record with its place in the partition. */
export interface StoredRecord extends Pick<KafkaRecord, "key" | "value" | "headers"> {
  readonly offset: bigint;
}

export type TextRecord = MessageToProduce<string, string, string, string>;

const ours = ["message-id", "attempts", "error"];
const text = (bytes: Buffer | null): string => bytes?.toString("utf8") ?? "";

/** The records of the batches from the offset on: a batch is sent whole, also when only its end was asked for. */
export function recordsFrom(batches: readonly RecordsBatch[], offset: bigint): StoredRecord[] {
  return batches
    .flatMap(({ firstOffset, records }) =>
      records.map(({ offsetDelta, ...record }) => ({ ...record, offset: firstOffset + BigInt(offsetDelta) })),
    )
    .filter((record) => record.offset >= offset);
}

export function toRecord(message: Message): Omit<TextRecord, "topic"> {
  return { key: message.key, value: message.body, headers: { ...message.headers, "message-id": message.id } };
}

const headersOf = ({ headers }: StoredRecord): Record<string, string> =>
  Object.fromEntries(headers.map(([name, value]) => [text(name), text(value)]));

export function toMessage(record: StoredRecord): Message {
  const headers = headersOf(record);
  const rest = Object.entries(headers).filter(([name]) => !ours.includes(name));
  const { "message-id": id = "" } = headers;
  return { id, key: text(record.key), body: text(record.value), headers: Object.fromEntries(rest) };
}

export function toDeadLetter(record: StoredRecord): DeadLetter {
  const { attempts, error = "unknown" } = headersOf(record);
  return { ...toMessage(record), attempts: Number(attempts), error };
}
