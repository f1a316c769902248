import { once } from "node:events";

/** Opens a WebSocket. Errors: it is refused, or the broker is away; a WebSocket does not say which. */
export async function openSocket(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error(`No WebSocket at ${url}`)), { once: true });
  });
  return socket;
}

/** Calls back for each JSON message. */
export function onJson<T>(socket: WebSocket, receive: (message: T) => void): void {
  socket.addEventListener("message", ({ data }) => receive(JSON.parse(String(data)) as T));
}

/** Resolves when the broker has closed its side too: what was sent before has reached it. */
export async function closeSocket(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.CLOSED) return;
  const closed = once(socket, "close");
  socket.close();
  await closed;
}

export function consumerUrl(
  url: string,
  topic: string,
  subscription: string,
  options: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams(options).toString();
  return `${url.replace(/^http/, "ws")}/ws/v2/consumer/${topic}/${subscription}?${query}`;
}
