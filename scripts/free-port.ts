import { once } from "node:events";
import { createServer } from "node:net";
import { codeOf } from "./failure.ts";

/** A port of this machine that nothing listens on: `preferred` where it is free, else any. */
export async function freePort(preferred?: number, host = "127.0.0.1"): Promise<number> {
  if (preferred && (await isPortFree(preferred, host))) return preferred;
  return tryPort(0, host);
}

/** True when nothing listens on the port. Throws when the port may not be used at all, as below 1024. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  try {
    await tryPort(port, host);
    return true;
  } catch (error) {
    if (codeOf(error) === "EADDRINUSE") return false;
    throw error;
  }
}

async function tryPort(port: number, host: string): Promise<number> {
  const server = createServer();
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : port;
}
