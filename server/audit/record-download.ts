import type { IncomingMessage } from "node:http";
import type { Caller } from "../access/caller.ts";
import { transaction } from "../db.ts";
import { clientAddress } from "../transport/client-address.ts";
import { type Act, originOf, recordAct } from "./record-act.ts";

/** Writes down that somebody takes data away, before the first byte of it is sent: what can't be written is not sent. */
export async function recordDownload(request: IncomingMessage, caller: Caller, act: Act): Promise<void> {
  const origin = originOf({ caller, address: clientAddress(request) });
  await transaction((client) => recordAct(client, origin, act));
}
