import type pg from "pg";
import { z } from "zod";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { config } from "../config.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { parseInput } from "../parse-input.ts";
import { announceAll } from "../pubsub.ts";
import { seal } from "./sealed.ts";
import { createSecret, hintOf, parseTarget, readTarget, type Target } from "./target.ts";

/** What an admin says of a channel. */
export type ChannelValues = {
  name: string;
  kind: NotificationChannelKind;
  url?: string | null;
  /** Of a WEBHOOK; where it is absent one is made. */
  secret?: string | null;
  recipients?: string[] | null;
  enabled: boolean;
};

/** What is to change of a channel; null and left out mean: not this. */
export type ChannelChanges = Partial<Omit<ChannelValues, "kind" | "name" | "enabled">> & {
  name?: string | null;
  enabled?: boolean | null;
  /** Makes another signing secret. */
  newSecret?: boolean | null;
};

/** A channel as it is stored. */
type Channel = {
  id: string;
  name: string;
  kind: NotificationChannelKind;
  sealed: Uint8Array;
  hint: string;
  enabled: boolean;
};

/** All of them are looked at whenever messages are sent. */
const MAX_CHANNELS = 100;

const Name = z.object({
  name: z.string().trim().min(1, "is empty").max(100, "has at most 100 characters"),
});

/**
 * Makes a channel.
 * @returns its id, and the signing secret where one was made: it is told here only
 * @throws BAD_INPUT, MAIL_OFF, TARGET_REFUSED
 */
export async function createChannel(
  values: ChannelValues,
  createdBy: string,
  by: Origin = SYSTEM,
): Promise<{ id: string; secret: string | null }> {
  const { name } = parseInput(Name, values);
  const { kind, enabled } = values;
  const secret = kind === "WEBHOOK" && !values.secret ? createSecret() : null;
  const target = parseTarget(kind, given({ ...values, secret: secret ?? values.secret }));
  const id = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string; count: number }>(
      `SELECT uuidv7() AS id, (SELECT count(*)::int FROM "NotificationChannel" WHERE "deletedAt" IS NULL) AS count`,
    );
    const { id, count } = rows[0] as { id: string; count: number }; // known before the target is sealed
    if (count >= MAX_CHANNELS)
      throw new AppError("BAD_INPUT", `There are ${count} channels already, which is the most.`);
    await client.query(
      `INSERT INTO "NotificationChannel" (id, name, kind, sealed, hint, enabled, "createdBy") VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, name, kind, sealed(target, id), hintOf(target), enabled, createdBy],
    );
    const after = { name, kind, target: hintOf(target), enabled };
    await recordAct(client, by, { act: "notificationChannel.create", subject: subjectOf(id), after });
    return id;
  });
  return { id, secret };
}

/**
 * Changes what is given of a channel and leaves the rest. Deliveries that wait go to the new target.
 * @returns the new signing secret, where one was made
 * @throws CHANNEL_NOT_FOUND, or what createChannel says
 */
export async function updateChannel(
  id: string,
  changes: ChannelChanges,
  by: Origin = SYSTEM,
): Promise<string | null> {
  return transaction(async (client) => {
    const old = await findChannel(client, id, "FOR UPDATE"); // two changes at once: neither undoes the other
    const { name } = parseInput(Name, { name: changes.name ?? old.name });
    const enabled = changes.enabled ?? old.enabled;
    const secret = changes.newSecret && old.kind === "WEBHOOK" ? createSecret() : null;
    const target = { ...readTarget(old), ...given({ ...changes, secret: secret ?? changes.secret }) };
    const isNewTarget = Object.keys(given(changes)).length > 0 || secret !== null;
    const checked = isNewTarget ? parseTarget(old.kind, target) : null;
    const hint = checked ? hintOf(checked) : old.hint;
    await client.query(
      `UPDATE "NotificationChannel" SET name = $2, enabled = $3, hint = $4, sealed = coalesce($5, sealed) WHERE id = $1`,
      [id, name, enabled, hint, checked && sealed(checked, id)],
    );
    await recordAct(client, by, {
      act: "notificationChannel.change",
      subject: subjectOf(id),
      before: { name: old.name, target: old.hint, enabled: old.enabled },
      after: {
        name,
        target: hint,
        enabled,
        isNewTarget,
        isNewSecret: secret !== null || changes.secret != null,
      },
    });
    return secret;
  });
}

/**
 * Deletes a channel: its target is gone, and what waits for it is given up. What it sent stays for as long as messages are
 * kept. Rules that told by it tell by their others. Throws CHANNEL_NOT_FOUND.
 */
export async function deleteChannel(id: string, by: Origin = SYSTEM): Promise<void> {
  const given = await transaction(async (client) => {
    const { name } = await findChannel(client, id, "FOR UPDATE");
    await client.query(
      `UPDATE "NotificationChannel" SET "deletedAt" = now(), enabled = false, sealed = '' WHERE id = $1`,
      [id],
    );
    await client.query(`DELETE FROM "NotificationRuleChannel" WHERE "channelId" = $1`, [id]);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE "NotificationDelivery" SET state = 'DEAD', problem = 'The channel was deleted.', "finishedAt" = now(),
         "leaseExpiresAt" = NULL WHERE "channelId" = $1 AND state = 'QUEUED' RETURNING id`,
      [id],
    );
    await recordAct(client, by, {
      act: "notificationChannel.delete",
      subject: subjectOf(id),
      before: { name },
    });
    return rows;
  });
  announceAll(
    "deliveryChanged",
    given.map((row) => row.id),
  );
}

/** The channel of an id. Throws CHANNEL_NOT_FOUND. */
export function requireChannel(id: string): Promise<Channel> {
  return findChannel(pool, id);
}

async function findChannel(client: Pick<pg.ClientBase, "query">, id: string, lock = ""): Promise<Channel> {
  const { rows } = await client.query<Channel>(
    `SELECT id, name, kind::text AS kind, sealed, hint, enabled FROM "NotificationChannel"
     WHERE id = $1 AND "deletedAt" IS NULL ${lock}`,
    [id],
  );
  if (!rows[0]) throw notFound(id);
  return rows[0];
}

/** What is given of a target. */
function given({ url, secret, recipients }: Pick<ChannelValues, "url" | "secret" | "recipients">): Target {
  return {
    ...(url != null && { url }),
    ...(secret != null && { secret }),
    ...(recipients != null && { recipients }),
  };
}

function sealed(target: Target, id: string): Buffer {
  return seal(JSON.stringify(target), id, config.AUTH_SECRET);
}

function subjectOf(id: string): string {
  return `notificationChannel:${id}`;
}

function notFound(id: string): AppError {
  return new AppError("CHANNEL_NOT_FOUND", `There is no notification channel with the id "${id}".`);
}
