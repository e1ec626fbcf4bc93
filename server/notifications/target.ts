import { randomBytes } from "node:crypto";
import { z } from "zod";
import { config } from "../config.ts";
import { AppError } from "../errors.ts";
import type { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { parseInput } from "../parse-input.ts";
import { assertAllowedHost, TargetRefused } from "./guarded-agent.ts";
import { unseal } from "./sealed.ts";

const SECRET_BYTES = 32;
const MAX_RECIPIENTS = 20;

const Url = z
  .url({ protocol: /^https?$/, error: "is no address that begins with https:// or http://" })
  .max(2000)
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === "",
    "holds a user name or password: use a secret path instead",
  );

const Secret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/, "is whsec_ and 24 to 64 bytes in base64")
  .refine((secret) => {
    const { length } = Buffer.from(secret.slice("whsec_".length), "base64");
    return length >= 24 && length <= 64;
  }, "is whsec_ and 24 to 64 bytes in base64");

const Recipients = z
  .array(z.email("is no e-mail address").max(254))
  .min(1, "names nobody")
  .max(MAX_RECIPIENTS, `names more than ${MAX_RECIPIENTS}`);

const TARGETS = {
  WEBHOOK: z.strictObject({ url: Url, secret: Secret }),
  SLACK: z.strictObject({ url: Url }),
  TEAMS: z.strictObject({ url: Url }),
  EMAIL: z.strictObject({ recipients: Recipients }),
} as const satisfies Record<NotificationChannelKind, z.ZodType>;

/** Where a channel leads, and what its messages are signed with. Secret as a whole. */
export type Target = { url?: string; secret?: string; recipients?: string[] };

/** Checks a target. Throws BAD_INPUT, MAIL_OFF where the head sends none, and TARGET_REFUSED for addresses inside. */
export function parseTarget(kind: NotificationChannelKind, target: Target): Target {
  if (kind === "EMAIL" && !config.SMTP_URL)
    throw new AppError("MAIL_OFF", "This head sends no e-mail: its SMTP_URL is not set.");
  const parsed: Target = parseInput(TARGETS[kind], target);
  if (parsed.url) {
    try {
      assertAllowedHost(new URL(parsed.url));
    } catch (error) {
      if (error instanceof TargetRefused) throw new AppError("TARGET_REFUSED", error.message);
      throw error;
    }
  }
  return parsed;
}

/** A new signing secret. */
export function createSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/** What of a target everybody may see. The path of an address lets whoever knows it post, so it stays out. */
export function hintOf({ url, recipients = [] }: Target): string {
  if (url) return `${new URL(url).origin}/…`;
  const domains = new Set(recipients.map((address) => address.slice(address.lastIndexOf("@") + 1)));
  return `${recipients.length} ${recipients.length === 1 ? "recipient" : "recipients"} at ${[...domains].join(", ")}`;
}

/** A stored target; null where it can't be read, as AUTH_SECRET is another one now. */
export function readTarget(channel: { id: string; sealed: Uint8Array }): Target | null {
  const text = unseal(channel.sealed, channel.id, config.AUTH_SECRET);
  return text === null ? null : (JSON.parse(text) as Target);
}
