import type { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { mail } from "./mail.ts";
import type { Failure, Message } from "./message.ts";
import { post } from "./post.ts";
import { slackBody } from "./slack.ts";
import { readTarget } from "./target.ts";
import { teamsBody } from "./teams.ts";
import { signedHeaders, webhookBody } from "./webhook.ts";

/** What is needed of a channel to send by it. */
export type SendingChannel = { id: string; kind: NotificationChannelKind; sealed: Uint8Array };

/**
 * Sends a message by a channel, once.
 * @returns why the receiver did not take it; null where it did
 * @throws the signal's reason where it is given up
 */
export async function send(
  channel: SendingChannel,
  message: Message,
  signal: AbortSignal,
): Promise<Failure | null> {
  const target = readTarget(channel);
  if (target === null) {
    const problem = "The channel's target can't be read, as AUTH_SECRET was changed. Enter the target again.";
    return { problem, isFinal: true };
  }
  const { url = "", secret = "", recipients = [] } = target;
  switch (channel.kind) {
    case "WEBHOOK": {
      const body = webhookBody(message);
      return post(url, { body, headers: signedHeaders(message.id, body, secret, new Date()), signal });
    }
    case "SLACK":
      return post(url, { body: slackBody(message), signal });
    case "TEAMS":
      return post(url, { body: teamsBody(message), signal });
    case "EMAIL":
      return mail(message, recipients, signal);
    default:
      return channel.kind satisfies never;
  }
}
