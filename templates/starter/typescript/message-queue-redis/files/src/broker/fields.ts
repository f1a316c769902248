import type { Message } from "../messaging/message-queue.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A message as the fields of a stream entry. */
export const toFields = ({ id, key, body, headers }: Message): Record<string, string> => ({
  id,
  key,
  body,
  headers: JSON.stringify(headers),
});

export const toMessage = (fields: Fields): Message => ({
  id: String(fields["id"]),
  key: String(fields["key"]),
  body: String(fields["body"]),
  headers: JSON.parse(String(fields["headers"])) as Record<string, string>,
});
