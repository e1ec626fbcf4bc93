import { AsyncLocalStorage } from "node:async_hooks";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { magicLink } from "better-auth/plugins/magic-link";
import { config, publicUrl } from "../config.ts";
import { db } from "../db.ts";
import { logger } from "../logger.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** How long a one-time sign-in link works, in seconds. */
export const SIGN_IN_LINK_SECONDS = 60 * 60;

/** Collects the link that better-auth makes for the running `createSignInLink`, and for nobody else. */
export const linkCollector = new AsyncLocalStorage<(url: string) => void>();

/** The paths of better-auth that the head serves; all others answer 404. */
export const SERVED_AUTH_PATHS = new Set([
  "/api/auth/magic-link/verify",
  "/api/auth/get-session",
  "/api/auth/sign-out",
]);

/** Accounts, browser sessions, one-time links and API tokens, all kept by better-auth. */
export const auth = betterAuth({
  baseURL: publicUrl,
  basePath: "/api/auth",
  trustedOrigins: config.PUBLIC_URL
    ? []
    : [`http://localhost:${config.PORT}`, `http://127.0.0.1:${config.PORT}`],
  secret: config.AUTH_SECRET,
  database: prismaAdapter(db, { provider: "postgresql" }),
  session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
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
    apiKey({
      defaultPrefix: "aid_",
      rateLimit: { enabled: false },
      keyExpiration: { defaultExpiresIn: null },
      enableSessionForAPIKeys: false,
    }),
  ],
});
