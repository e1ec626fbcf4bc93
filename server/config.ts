import { resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";
import { parseNetworks } from "./notifications/addresses.ts";
import { withSecretFiles } from "./secret-files.ts";

const seconds = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const Environment = z
  .object({
    /** Port of the dashboard, GraphQL and health checks. */
    PORT: z.coerce.number().int().min(0).max(65535).default(8000),
    /** Address to listen on. This machine only, unless set. */
    HOST: z.string().min(1).default("127.0.0.1"),
    /** Port of its own for /metrics, which asks for no token there: for private networks. Without it, they are on PORT. */
    METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
    /** Address under which browsers and agents reach the head. Default: localhost:PORT, https with a certificate. */
    PUBLIC_URL: z.url().optional(),
    DATABASE_URL: z.string().min(1),
    /** Redis or Valkey for several heads. Without it, pub/sub stays inside this process. */
    REDIS_URL: z.string().min(1).optional(),
    /** Certificate chain and key as PEM: the head then serves HTTPS on its port. Read again when they change. */
    TLS_CERT_FILE: z.string().min(1).optional(),
    TLS_KEY_FILE: z.string().min(1).optional(),
    /** Authorities, as PEM, that issue agents' client certificates. Read again when it changes. */
    TLS_CLIENT_CA_FILE: z.string().min(1).optional(),
    /** Certificate revocation lists of these authorities, one for each, as PEM. Read again when it changes. */
    TLS_CLIENT_CRL_FILE: z.string().min(1).optional(),
    /** Whether agents show client certificates: not asked for, checked where they come, or each agent must have one. */
    AGENT_CERTIFICATES: z.enum(["off", "optional", "required"]).optional(),
    /** Signs sign-in cookies. At least 32 characters; the same on every head. */
    AUTH_SECRET: z.string().min(32),
    /** Single sign-on: the issuer's address, as in its discovery document, and this head's registration with it. */
    OIDC_ISSUER: z.url().optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    /** What the button says, such as the company's name. */
    OIDC_NAME: z.string().min(1).max(40).default("single sign-on"),
    /** Kubernetes, where agents register with their pods' projected service-account tokens: the cluster's issuer. */
    KUBERNETES_ISSUER: z.string().min(1).optional(),
    /** The audience that such a token must be for. */
    KUBERNETES_TOKEN_AUDIENCE: z.string().min(1).default("ai-defend"),
    /** The cluster's public keys, as a JSON Web Key Set: a file, read each time, or an address. */
    KUBERNETES_JWKS_FILE: z.string().min(1).optional(),
    KUBERNETES_JWKS_URL: z
      .url()
      .refine(isSafeSource, "takes https: who can change the keys can register agents")
      .optional(),
    /** A file with the bearer token that KUBERNETES_JWKS_URL asks for, where it does. */
    KUBERNETES_JWKS_TOKEN_FILE: z.string().min(1).optional(),
    /** Service accounts of agents, as namespace/name, separated by commas. */
    KUBERNETES_SERVICE_ACCOUNTS: z
      .string()
      .default("ai-defend/scanner-agent,ai-defend/node-agent")
      .transform((list) => list.split(",").map((account) => account.trim()))
      .refine((accounts) => accounts.every((account) => /^[a-z0-9-]+\/[a-z0-9.-]+$/.test(account)), {
        error: "takes namespace/name, separated by commas",
      }),
    LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    /** Directory of the built dashboard. */
    CLIENT_DIR: z.string().default(resolve(import.meta.dirname, "../dist/client")),
    /** How often agents report, in seconds. 1..300. */
    HEARTBEAT_SECONDS: seconds(30, 1, 300),
    /** How long an attempt owns its assignment without a heartbeat, in seconds. Keep it at three heartbeats. 3..3600. */
    LEASE_SECONDS: seconds(90, 3, 3600),
    /** An agent without a heartbeat for this long is STALE, in seconds. 3..86400. */
    STALE_AFTER_SECONDS: seconds(300, 3, 86_400),
    /** How old the token of an agent's session gets before its next heartbeat brings another, in seconds. 1..86400. */
    SESSION_ROTATION_SECONDS: seconds(3600, 1, 86_400),
    /** How often lost leases, passed deadlines and silent agents are looked for, in milliseconds. */
    DUTY_INTERVAL_MS: z.coerce.number().int().min(100).max(60_000).default(1000),
    /** Largest request body, in bytes. */
    MAX_BODY_BYTES: z.coerce
      .number()
      .int()
      .min(65_536)
      .default(2 * 1024 * 1024),
    /** How long events are kept after they arrived, in days. 0 keeps them for ever. Detections and their history stay. */
    EVENT_RETENTION_DAYS: z.coerce.number().int().min(0).max(36_500).default(90),
    /** How long raw output is kept after it arrived, in days. 0 keeps it for ever. */
    ARTIFACT_RETENTION_DAYS: z.coerce.number().int().min(0).max(36_500).default(90),
    /** After how many days without a heartbeat an agent is left out of lists and numbers. 0 for never. What it found stays. */
    AGENT_RETENTION_DAYS: z.coerce.number().int().min(0).max(36_500).default(30),
    /** The mail server for notifications, such as smtps://user:password@mail.example:465. Without it, none are mailed. */
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    /** Whom mail comes from, such as AI Defend <ai-defend@mail.example>. */
    SMTP_FROM: z.string().min(3).max(300).default("AI Defend <ai-defend@localhost>"),
    /** Networks inside to which notifications may be posted, as CIDR, separated by commas. Public addresses always are. */
    NOTIFICATION_ALLOWED_NETWORKS: z
      .string()
      .default("")
      .transform((list, issues) => {
        try {
          return parseNetworks(list);
        } catch (error) {
          issues.addIssue({ code: "custom", message: (error as Error).message });
          return z.NEVER;
        }
      }),
    /** How long a receiver of notifications may take to answer, in seconds. 1..60. */
    NOTIFICATION_TIMEOUT_SECONDS: seconds(10, 1, 60),
    /** How long deliveries of notifications are kept, in days. 0 keeps them for ever. */
    NOTIFICATION_RETENTION_DAYS: z.coerce.number().int().min(0).max(36_500).default(30),
    /** Who may ask for the schema: everybody, signed-in people, or nobody. */
    INTROSPECTION: z.enum(["on", "users", "off"]).default("users"),
    /** Takes the operations of the dashboard and of agents only, and others from administrators. */
    TRUSTED_DOCUMENTS_ONLY: z.stringbool().default(false),
    /** Limits on what one caller or address may ask in a minute. Off only for measuring. */
    RATE_LIMITS: z.stringbool().default(true),
    /** Requests of one agent, person or script in a minute, at most, on each head. */
    REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
    /** Events of one agent in a minute, at most, on each head. */
    EVENTS_PER_MINUTE: z.coerce.number().int().min(1).default(1_000_000),
    /** Proxies before the head, each of which adds the address it sees to X-Forwarded-For. 0 to 10. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    /** Connections to PostgreSQL. */
    DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  })
  .refine(
    ({ KUBERNETES_ISSUER, KUBERNETES_JWKS_FILE, KUBERNETES_JWKS_URL }) =>
      !KUBERNETES_ISSUER || !KUBERNETES_JWKS_FILE !== !KUBERNETES_JWKS_URL,
    { path: ["KUBERNETES_ISSUER"], error: "takes either KUBERNETES_JWKS_FILE or KUBERNETES_JWKS_URL" },
  )
  .refine(({ TLS_CERT_FILE, TLS_KEY_FILE }) => !TLS_CERT_FILE === !TLS_KEY_FILE, {
    path: ["TLS_KEY_FILE"],
    error: "TLS_CERT_FILE and TLS_KEY_FILE belong together: set both or none",
  })
  .refine(({ TLS_CLIENT_CA_FILE, AGENT_CERTIFICATES }) => !TLS_CLIENT_CA_FILE || AGENT_CERTIFICATES, {
    path: ["AGENT_CERTIFICATES"],
    error: "says what TLS_CLIENT_CA_FILE is for: optional or required",
  })
  .refine(
    ({ TLS_CERT_FILE, TLS_CLIENT_CA_FILE, AGENT_CERTIFICATES = "off" }) =>
      AGENT_CERTIFICATES === "off" || (TLS_CERT_FILE && TLS_CLIENT_CA_FILE),
    { path: ["AGENT_CERTIFICATES"], error: "takes TLS_CERT_FILE, TLS_KEY_FILE and TLS_CLIENT_CA_FILE" },
  )
  .refine(
    ({ TLS_CLIENT_CA_FILE, TLS_CLIENT_CRL_FILE, AGENT_CERTIFICATES = "off" }) =>
      !TLS_CLIENT_CRL_FILE || (TLS_CLIENT_CA_FILE && AGENT_CERTIFICATES !== "off"),
    {
      path: ["TLS_CLIENT_CRL_FILE"],
      error: "takes TLS_CLIENT_CA_FILE, and AGENT_CERTIFICATES optional or required",
    },
  )
  .transform((settings) => ({ ...settings, AGENT_CERTIFICATES: settings.AGENT_CERTIFICATES ?? "off" }))
  .refine(({ OIDC_ISSUER, OIDC_CLIENT_ID }) => !OIDC_ISSUER || OIDC_CLIENT_ID, {
    path: ["OIDC_CLIENT_ID"],
    error: "is needed with OIDC_ISSUER",
  });

/** Is what comes from an address what its owner sends? */
function isSafeSource(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** The head's settings, all from the environment, in the units their names say. */
export type Config = z.infer<typeof Environment>;

/** Reads the settings from an environment. Throws CONFIG_INVALID with a sentence per wrong variable, or a sentence of its files. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(withSecretFiles(env));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new AppError("CONFIG_INVALID", `The environment has wrong settings. ${problems.join("; ")}.`);
}

/** Settings of this process. Read once, at the first import. */
export const config = readConfig(process.env);

/** Where browsers and agents reach this head. */
export const publicUrl =
  config.PUBLIC_URL ?? `${config.TLS_CERT_FILE ? "https" : "http"}://localhost:${config.PORT}`;
