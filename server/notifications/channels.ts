import { z } from "zod";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { config } from "../config.ts";
import { db, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { parseInput } from "../parse-input.ts";
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
    const { rows } = await client.query<{ id: string }>("SELECT uuidv7() AS id"); // known before the target is sealed
    const { id } = rows[0] as { id: string };
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
  const old = await requireChannel(id);
  const { name } = parseInput(Name, { name: changes.name ?? old.name });
  const enabled = changes.enabled ?? old.enabled;
  const secret = changes.newSecret && old.kind === "WEBHOOK" ? createSecret() : null;
  const target = { ...readTarget(old), ...given({ ...changes, secret: secret ?? changes.secret }) };
  const isNewTarget = Object.keys(given(changes)).length > 0 || secret !== null;
  const checked = isNewTarget ? parseTarget(old.kind, target) : null;
  await transaction(async (client) => {
    const hint = checked ? hintOf(checked) : old.hint;
    const { rowCount } = await client.query(
      `UPDATE "NotificationChannel" SET name = $2, enabled = $3, hint = $4, sealed = coalesce($5, sealed) WHERE id = $1`,
      [id, name, enabled, hint, checked && sealed(checked, id)],
    );
    if (rowCount === 0) throw notFound(id);
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
  });
  return secret;
}

/** Deletes a channel with its deliveries. Rules that told by it tell by their others. Throws CHANNEL_NOT_FOUND. */
export async function deleteChannel(id: string, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `DELETE FROM "NotificationChannel" WHERE id = $1 RETURNING name`,
      [id],
    );
    if (!rows[0]) throw notFound(id);
    await recordAct(client, by, {
      act: "notificationChannel.delete",
      subject: subjectOf(id),
      before: { name: rows[0].name },
    });
  });
}

/** The channel of an id. Throws CHANNEL_NOT_FOUND. */
export async function requireChannel(id: string) {
  const channel = await db.notificationChannel.findUnique({ where: { id } });
  if (!channel) throw notFound(id);
  return channel;
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
