import { randomUUID } from "node:crypto";
import { type Origin, recordAct } from "../audit/record-act.ts";
import { publicUrl } from "../config.ts";
import { transaction } from "../db.ts";
import { requireChannel } from "./channels.ts";
import type { Message } from "./message.ts";
import { send } from "./send.ts";

/** What came of a test message. */
export type TestOutcome = { ok: boolean; message: string };

/** Sends a real message by a channel, once and now, and says in a sentence what came of it. Throws CHANNEL_NOT_FOUND. */
export async function testChannel(id: string, by: Origin): Promise<TestOutcome> {
  const channel = await requireChannel(id);
  const failure = await send(channel, testMessage(channel.name, by.actorName), new AbortController().signal);
  const outcome: TestOutcome = failure
    ? { ok: false, message: failure.problem }
    : { ok: true, message: "The test message was taken." };
  await transaction((client) =>
    recordAct(client, by, {
      act: "notificationChannel.test",
      subject: `notificationChannel:${id}`,
      after: outcome,
    }),
  );
  return outcome;
}

/** A message about nothing that happened; it is told as such. */
function testMessage(channelName: string, actorName: string): Message {
  const createdAt = new Date();
  return {
    id: randomUUID(),
    createdAt,
    rule: { id: "test", name: "Test" },
    items: [
      {
        trigger: "TEST",
        at: createdAt.toISOString(),
        subject: { type: "test", id: "test" },
        title: `a test of the channel ${channelName}, by ${actorName || "the head"}`,
        url: `${publicUrl}/notifications`,
        severity: null,
        details: {},
      },
    ],
    itemCount: 1,
  };
}
