import type { IncomingMessage, ServerResponse } from "node:http";
import { findRequestCaller } from "../access/caller.ts";
import { requireRole } from "../access/require-caller.ts";
import { originOf } from "../audit/record-act.ts";
import { AppError } from "../errors.ts";
import type { FeedName } from "../generated/prisma/enums.ts";
import { answerJson } from "../http-answer.ts";
import { clientAddress } from "../transport/client-address.ts";
import { importFeed } from "./import-feed.ts";

const MAX_SILENCE_MS = 60 * 1000;

/** `POST /feeds/KEV` or `/feeds/EPSS` with the file as the body, plain or gzip. Answers 201 with what it changed. Throws AppError. */
export async function receiveFeed(
  request: IncomingMessage,
  response: ServerResponse,
  name: FeedName,
): Promise<void> {
  const caller = requireRole(await findRequestCaller(request), "OPERATOR");
  const by = originOf({ caller, address: clientAddress(request) });
  if (request.method !== "POST") throw new AppError("BAD_INPUT", "Send the file by POST.");
  request.setTimeout(MAX_SILENCE_MS, () => request.destroy());
  answerJson(response, 201, await importFeed(name, request.iterator({ destroyOnReturn: false }), by));
}
