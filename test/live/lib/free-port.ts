import { createServer } from "node:net";

/** A TCP port of the loopback address that nothing listened on a moment ago; a server that finds it taken fails to start. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("Expected a port from the system, found none."));
      });
    });
  });
}
