import { statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { EnrollmentTokenSource } from "./enrollment-token.ts";
import { DEFAULT_MEMORY_BYTES } from "./exec.ts";
import { messageOf } from "./logger.ts";
import { isLoopback } from "./loopback.ts";
import type { MachineSettings } from "./scanner.ts";
import { findUser, type ScannerUser } from "./scanner-user.ts";
import { parseAddress } from "./scanners/clamav/clamd-settings.ts";
import { readTlsFiles, type TlsFiles } from "./transport.ts";

const LABEL = /^([A-Za-z0-9][A-Za-z0-9._/-]{0,62})=([A-Za-z0-9._-]{0,63})$/;

/** Whom scanners run as unless the owner says: a user of their own where there is one. */
const DEFAULT_USERS = ["ai-defend-scanner", "nobody"];

const MIB = 1024 * 1024;
const MEMORY_BYTES_PROBLEM =
  "AGENT_SCANNER_MEMORY_BYTES must be a whole number of bytes, at least 268435456 (256 MiB).";
const HEAD_AWAY_PROBLEM = "AGENT_HEAD_AWAY_SECONDS must be a number from 1 to 3600.";
const SPOOL_BYTES_PROBLEM = "AGENT_SPOOL_BYTES must be a whole number of bytes, at least 16777216 (16 MiB).";

const environmentSchema = z.object({
  HEAD_URL: z
    .url({ protocol: /^https?$/, error: "HEAD_URL must be an http or https address." })
    .default("http://127.0.0.1:8000"),
  AGENT_HEAD_AWAY_SECONDS: z.coerce
    .number(HEAD_AWAY_PROBLEM)
    .min(1, HEAD_AWAY_PROBLEM)
    .max(3_600, HEAD_AWAY_PROBLEM)
    .default(30),
  ENROLLMENT_TOKEN: z.string().optional(),
  ENROLLMENT_TOKEN_FILE: z.string().optional(),
  HEAD_CA_FILE: z.string().optional(),
  AGENT_CERT_FILE: z.string().optional(),
  AGENT_KEY_FILE: z.string().optional(),
  AGENT_NAME: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
      "AGENT_NAME must be 1 to 63 letters, digits, dots, dashes or underscores.",
    )
    .default("agent"),
  AGENT_LABELS: z.string().default("").transform(parseLabels),
  AGENT_SLOTS: z.coerce
    .number("AGENT_SLOTS must be a whole number from 1 to 64.")
    .int("AGENT_SLOTS must be a whole number from 1 to 64.")
    .min(1, "AGENT_SLOTS must be a whole number from 1 to 64.")
    .max(64, "AGENT_SLOTS must be a whole number from 1 to 64.")
    .default(2),
  AGENT_POLICY_FILE: z.string().min(1, "AGENT_POLICY_FILE is empty.").optional(),
  AGENT_IDENTITY: z
    .string()
    .min(1, "AGENT_IDENTITY is empty.")
    .max(200, "AGENT_IDENTITY is longer than 200 characters.")
    .optional(),
  AGENT_HOST_ROOT: mountedFolder("AGENT_HOST_ROOT", "/host"),
  AGENT_AUDIT_ROOT: mountedFolder("AGENT_AUDIT_ROOT", "/audit"),
  CLAMD_SOCKET: z
    .string()
    .refine((text) => text === "off" || parseAddress(text) !== null, {
      error:
        'CLAMD_SOCKET must be an absolute path, an address of this machine such as 127.0.0.1:3310, or "off".',
    })
    .optional(),
  CLAMD_CONFIG: z.string().startsWith("/", "CLAMD_CONFIG must be an absolute path.").optional(),
  AGENT_SCANNER_USER: z
    .string()
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}$/, "AGENT_SCANNER_USER is no name of a user.")
    .optional(),
  AGENT_SCANNER_MEMORY_BYTES: z.coerce
    .number(MEMORY_BYTES_PROBLEM)
    .int(MEMORY_BYTES_PROBLEM)
    .min(256 * MIB, MEMORY_BYTES_PROBLEM)
    .default(DEFAULT_MEMORY_BYTES),
  AGENT_SPOOL_DIR: z.string().optional(),
  AGENT_SPOOL_BYTES: z.coerce
    .number(SPOOL_BYTES_PROBLEM)
    .int(SPOOL_BYTES_PROBLEM)
    .min(16 * MIB, SPOOL_BYTES_PROBLEM)
    .default(1024 * MIB),
  // Set by systemd for units with StateDirectory=; several are separated by colons.
  STATE_DIRECTORY: z.string().optional(),
  AGENT_ALLOW_HTTP: z.stringbool('AGENT_ALLOW_HTTP must be "true" or "false".').default(false),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent.",
    })
    .default("info"),
});

export interface Label {
  name: string;
  value: string;
}

export interface AgentConfig {
  /** Address of the head without a trailing slash; plain http only to this machine unless the owner allowed it. */
  headUrl: string;
  /** How that was found, in words: HEAD_URL, or as discovery.ts says. */
  headFoundBy: string;
  /** How long a head that DNS named may give no answer until DNS is asked for another one, in milliseconds, 1000 to 3600000. */
  headAwayMs: number;
  /** What lets it register. */
  enrollmentToken: EnrollmentTokenSource;
  /** Whom it takes for its head, and how it proves itself to it. */
  tls: TlsFiles;
  name: string;
  labels: Label[];
  /** How many assignments run at the same time, 1 to 64. */
  slots: number;
  /** Absent: the default policy, which allows this machine only. */
  policyFile: string | undefined;
  /** Overrides the identity derived from the machine. */
  identity: string | undefined;
  /** Where results wait for the head. Each agent needs its own. */
  spoolDir: string;
  /** Most bytes that may wait there, 16 MiB or more. */
  spoolBytes: number;
  machine: MachineSettings;
  /** Whom scanners run as where the agent is root; null: as the agent itself. */
  scannerUser: ScannerUser | null;
  /** Most memory that each process of a scanner may hold, 256 MiB or more. */
  scannerMemoryBytes: number;
}

/** Thrown when the environment cannot be used; the message is one sentence for the person who set it. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/**
 * Reads the agent's settings from `environment`. Empty variables count as absent. A head that was found elsewhere stands for
 * HEAD_URL, and is held to the same rules. Throws ConfigError naming the first problem.
 */
export function readConfig(
  environment: Record<string, string | undefined>,
  found: { url: string; by: string } | null = null,
): AgentConfig {
  const given = found ? { ...environment, HEAD_URL: found.url } : environment;
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues[0]?.message ?? "The environment is not usable.");
  const values = parsed.data;
  const headUrl = values.HEAD_URL.replace(/\/+$/, "");
  assertProtectedTransport(headUrl, values.AGENT_ALLOW_HTTP);
  const scannerUser = chooseScannerUser(values.AGENT_SCANNER_USER);
  assertAudits(values, scannerUser);
  return {
    headUrl,
    headFoundBy: found?.by ?? "HEAD_URL",
    headAwayMs: values.AGENT_HEAD_AWAY_SECONDS * 1_000,
    enrollmentToken: chooseEnrollmentToken(values.ENROLLMENT_TOKEN, values.ENROLLMENT_TOKEN_FILE),
    tls: readTlsSettings(headUrl, values),
    name: values.AGENT_NAME,
    labels: values.AGENT_LABELS,
    slots: values.AGENT_SLOTS,
    policyFile: values.AGENT_POLICY_FILE,
    identity: values.AGENT_IDENTITY,
    spoolDir:
      values.AGENT_SPOOL_DIR ??
      values.STATE_DIRECTORY?.split(":")[0] ??
      join(".data/spool", directoryName(values.AGENT_IDENTITY ?? values.AGENT_NAME)),
    spoolBytes: values.AGENT_SPOOL_BYTES,
    scannerMemoryBytes: values.AGENT_SCANNER_MEMORY_BYTES,
    scannerUser,
    machine: {
      hostRoot: values.AGENT_HOST_ROOT,
      auditRoot: values.AGENT_AUDIT_ROOT,
      clamdSocket: values.CLAMD_SOCKET,
      clamdConfig: values.CLAMD_CONFIG,
    },
  };
}

function chooseEnrollmentToken(token: string | undefined, file: string | undefined): EnrollmentTokenSource {
  if (token && file)
    throw new ConfigError("ENROLLMENT_TOKEN and ENROLLMENT_TOKEN_FILE are both set: keep one.");
  if (token) return { token };
  if (file) return { file };
  throw new ConfigError("ENROLLMENT_TOKEN is missing: ask the head's operator for one.");
}

/** Only root can run scanners as somebody else; then it does, unless the owner names root. Throws ConfigError. */
function chooseScannerUser(name: string | undefined): ScannerUser | null {
  if (process.geteuid?.() !== 0) {
    if (name === undefined) return null;
    throw new ConfigError(
      "AGENT_SCANNER_USER is for agents that run as root: this one's scanners run as its own user.",
    );
  }
  const user = name === undefined ? DEFAULT_USERS.map((one) => findUser(one)).find(Boolean) : findUser(name);
  if (!user)
    throw new ConfigError(
      `AGENT_SCANNER_USER: there is no user ${name ?? DEFAULT_USERS.join(" or ")} on this machine. Name another one, or root to run scanners as the agent.`,
    );
  return user.uid === 0 ? null : user;
}

/** Programs of the scanned machine are run for an audit: never as root. Throws ConfigError. */
function assertAudits(
  values: { AGENT_HOST_ROOT?: string | undefined; AGENT_AUDIT_ROOT?: string | undefined },
  scannerUser: ScannerUser | null,
): void {
  if (values.AGENT_AUDIT_ROOT === undefined) return;
  if (values.AGENT_HOST_ROOT === undefined)
    throw new ConfigError("AGENT_AUDIT_ROOT is set without AGENT_HOST_ROOT, by which the machine is known.");
  if (scannerUser === null)
    throw new ConfigError(
      "AGENT_AUDIT_ROOT is for agents that run as root with scanners that do not: see AGENT_SCANNER_USER.",
    );
}

/** A folder where the file system of the scanned machine is mounted. */
function mountedFolder(name: string, example: string) {
  return z
    .string()
    .regex(
      /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/,
      `${name} must be an absolute path of letters, digits, dots, dashes and underscores, such as ${example}.`,
    )
    .refine(isFolder, { error: `${name} is no folder: mount the host's file system there.` })
    .optional();
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Agents that are different to the head must not meet in one directory. */
function directoryName(instance: string): string {
  return encodeURIComponent(instance).replace(/^\./, "%2E");
}

function parseLabels(text: string, context: z.RefinementCtx): Label[] {
  const labels: Label[] = [];
  for (const part of text.split(",").map((label) => label.trim())) {
    if (part === "") continue;
    const match = LABEL.exec(part);
    if (match?.[1] !== undefined && match[2] !== undefined) labels.push({ name: match[1], value: match[2] });
    else
      context.addIssue({
        code: "custom",
        message: `AGENT_LABELS has "${part}", which is not of the form name=value.`,
      });
  }
  return labels;
}

/** Tokens and findings travel to the head, so unencrypted transport stays on this machine unless explicitly allowed. */
function assertProtectedTransport(headUrl: string, allowHttp: boolean): void {
  const url = new URL(headUrl);
  if (url.protocol === "https:" || allowHttp || isLoopback(url.hostname)) return;
  throw new ConfigError(
    `HEAD_URL ${url.origin} would send tokens and findings unencrypted: use https, or set AGENT_ALLOW_HTTP=true where the network itself is protected.`,
  );
}

type TlsSettings = Record<"HEAD_CA_FILE" | "AGENT_CERT_FILE" | "AGENT_KEY_FILE", string | undefined>;

/** The files for TLS, which must be good now. Throws ConfigError. */
function readTlsSettings(headUrl: string, settings: Partial<TlsSettings>): TlsFiles {
  const { HEAD_CA_FILE: caFile, AGENT_CERT_FILE: certFile, AGENT_KEY_FILE: keyFile } = settings;
  if (!caFile && !certFile && !keyFile) return {};
  if (!certFile !== !keyFile)
    throw new ConfigError("AGENT_CERT_FILE and AGENT_KEY_FILE belong together: set both or none.");
  if (!headUrl.startsWith("https:"))
    throw new ConfigError("HEAD_CA_FILE, AGENT_CERT_FILE and AGENT_KEY_FILE take a HEAD_URL with https.");
  const files = { caFile, certFile, keyFile };
  try {
    readTlsFiles(files);
  } catch (error) {
    throw new ConfigError(
      `HEAD_CA_FILE, AGENT_CERT_FILE and AGENT_KEY_FILE can't be used: ${messageOf(error)}.`,
    );
  }
  return files;
}
