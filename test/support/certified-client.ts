import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Agent, type Dispatcher, fetch } from "undici";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import type { Authority, CertificateFiles } from "./certificates.ts";
import type { TestHead } from "./processes.ts";

/** A head that speaks HTTPS, and the authority that issued its certificate. */
export interface SecureHead {
  head: TestHead;
  authority: Authority;
}

/** By whom, and by which certificate, something is sent. */
export interface Sent {
  token?: string;
  certificate?: CertificateFiles | undefined;
}

export const HEARTBEAT = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) { heartbeatSeconds } }`;
/** What an agent that does nothing says in a heartbeat. */
export const STATUS = {
  activity: "IDLE",
  freeSlots: 0,
  load: 0,
  memoryBytes: 1,
  resultCount: 0,
  errorCount: 0,
  spoolBytes: 0,
  running: [],
};

/** What a connection takes that believes the authority, and shows a certificate. */
export async function tlsOptions(authority: Authority, certificate?: CertificateFiles) {
  return {
    ca: await readFile(authority.file),
    ...(certificate ? { cert: await readFile(certificate.cert), key: await readFile(certificate.key) } : {}),
  };
}

/** One operation over HTTPS on a connection of its own, or by a dispatcher: its answer. */
export async function answerOf(
  { head, authority }: SecureHead,
  operation: { query: string; variables: object },
  { token, certificate, dispatcher }: Sent & { dispatcher?: Dispatcher } = {},
): Promise<any> {
  const own = dispatcher ?? new Agent({ connect: await tlsOptions(authority, certificate) });
  const response = await fetch(`${head.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(operation),
    dispatcher: own,
  });
  const answer = await response.json();
  if (!dispatcher) await own.close();
  return answer;
}

/** Opens a WebSocket and says who it is. It ends with the test. */
export async function openSocket(
  { head, authority }: SecureHead,
  { token, certificate }: Sent,
): Promise<{ socket: WebSocket; acknowledged: Promise<string>; closed: Promise<string> }> {
  const socket = new WebSocket(`${head.url.replace("https", "wss")}/graphql`, "graphql-transport-ws", {
    ...(await tlsOptions(authority, certificate)),
  });
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  const acknowledged = once(socket, "message").then(() => "acknowledged");
  const closed = once(socket, "close").then(([code, reason]) => `${code} ${reason}`);
  return { socket, acknowledged, closed };
}
