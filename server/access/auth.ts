import { AsyncLocalStorage } from "node:async_hooks";
import { apiKey } from "@better-auth/api-key";
import type { GenericEndpointContext } from "@better-auth/core";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { magicLink } from "better-auth/plugins/magic-link";
import { twoFactor } from "better-auth/plugins/two-factor";
import { recordLink, recordNewAccount, recordSignIn } from "../audit/record-sign-in.ts";
import { config, publicUrl } from "../config.ts";
import { db } from "../db.ts";
import { logger } from "../logger.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** How long a one-time sign-in link works, in seconds. */
export const SIGN_IN_LINK_SECONDS = 60 * 60;

/** Collects the link that better-auth makes for the running `createSignInLink`, and for nobody else. */
export const linkCollector = new AsyncLocalStorage<(url: string) => void>();

/** Name of the single sign-on provider in paths. */
export const OIDC = "oidc";

/** The paths of better-auth that the head serves; all others answer 404. */
export const SERVED_AUTH_PATHS = new Set(
  [
    "get-session",
    "magic-link/verify",
    "sign-in/email",
    "sign-out",
    "two-factor/enable",
    "two-factor/disable",
    "two-factor/verify-totp",
    "two-factor/verify-backup-code",
    "two-factor/generate-backup-codes",
    ...(config.OIDC_ISSUER ? ["sign-in/social", `callback/${OIDC}`] : []),
  ].map((path) => `/api/auth/${path}`),
);

/** Single sign-on with the one provider that the environment names. Who is new gets an account that may only read. */
function singleSignOn({ OIDC_ISSUER, OIDC_CLIENT_ID = "", OIDC_CLIENT_SECRET }: typeof config) {
  if (!OIDC_ISSUER) return [];
  const provider = {
    providerId: OIDC,
    discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    requireEmailVerification: true,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    scopes: ["openid", "email", "profile"],
    pkce: true,
  };
  return [genericOAuth({ config: [provider] })];
}

/** Accounts, passwords, second factors, browser sessions, one-time links and API tokens, all kept by better-auth. */
export const auth = betterAuth({
  baseURL: publicUrl,
  basePath: "/api/auth",
  trustedOrigins: config.PUBLIC_URL ? [] : [publicUrl, publicUrl.replace("localhost", "127.0.0.1")],
  secret: config.AUTH_SECRET,
  database: prismaAdapter(db, { provider: "postgresql" }),
  user: { additionalFields: { role: { type: "string", input: false, defaultValue: "VIEWER" } } },
  emailAndPassword: { enabled: true, disableSignUp: true },
  session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
  databaseHooks: {
    // Only single sign-on makes accounts and links here: admins' accounts are made in accounts.ts.
    user: {
      create: {
        before: async ({ name, email }, context) => recordNewAccount({ name, email }, addressOf(context)),
      },
    },
    account: {
      create: {
        before: async ({ userId, providerId }, context) => {
          if (providerId === OIDC) await recordLink(userId, addressOf(context));
        },
      },
    },
    session: {
      create: {
        // Whatever way somebody signs in: a disabled account gets no session.
        before: async (session) => {
          if (await isDisabled(session.userId)) return false;
          await recordSignIn(session); // what can't be written down does not happen
          return true;
        },
      },
    },
  },
  ...(config.RATE_LIMITS ? {} : { rateLimit: { enabled: false } }),
  advanced: { cookiePrefix: "ai-defend" },
  telemetry: { enabled: false },
  logger: { level: "error", log: (_level, message) => logger.warn({ op: "auth.check", ok: false, message }) },
  plugins: [
    magicLink({
      expiresIn: SIGN_IN_LINK_SECONDS,
      disableSignUp: true,
      storeToken: "hashed",
      sendMagicLink: ({ url }) => linkCollector.getStore()?.(url),
    }),
    twoFactor({ issuer: "AI Defend" }),
    apiKey({
      defaultPrefix: "aid_",
      rateLimit: { enabled: false },
      keyExpiration: { defaultExpiresIn: null },
      enableSessionForAPIKeys: false,
    }),
    ...singleSignOn(config),
  ],
});

/** The header that auth-request.ts sets, whatever came in it. */
function addressOf(context: GenericEndpointContext | null): string {
  return context?.headers?.get("x-forwarded-for") ?? "";
}

async function isDisabled(userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
  return user?.disabledAt != null;
}
