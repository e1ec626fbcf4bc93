import { Resolver } from "node:dns/promises";
import { z } from "zod";
import { ConfigError } from "./config.ts";
import { domainsOf, thisMachine } from "./discovery-domains.ts";
import { isListening } from "./is-listening.ts";
import { messageOf } from "./logger.ts";
import { isLoopback } from "./loopback.ts";
import { inSrvOrder, isWithin, type SrvRecord } from "./srv.ts";

/** Of one question to one server, in milliseconds; asked twice. */
const DNS_TIMEOUT_MS = 2_000;
/** Each may take three seconds to be tried. */
const MAX_TARGETS = 16;
const HOST = /^[A-Za-z0-9_:.-]{1,253}$/;

/** Where the head is, and in words how that was found. */
export interface FoundHead {
  url: string;
  by: string;
  /** Domain whose SRV records name it; absent where it was found otherwise. */
  domain?: string;
}

const Settings = z.object({
  HEAD_URL: z.string().optional(),
  HEAD_CA_FILE: z.string().optional(),
  AGENT_CERT_FILE: z.string().optional(),
  AGENT_ALLOW_HTTP: z.stringbool('AGENT_ALLOW_HTTP must be "true" or "false".').default(false),
  AGENT_DISCOVERY_DOMAIN: z
    .string()
    .regex(
      /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*\.?$/,
      "AGENT_DISCOVERY_DOMAIN must be a domain such as example.org.",
    )
    .max(200, "AGENT_DISCOVERY_DOMAIN is longer than 200 characters.")
    .transform((domain) => domain.replace(/\.$/, "").toLowerCase())
    .optional(),
  AGENT_DNS_SERVER: z.string().optional(),
  BACKEND_SERVICE_SERVICE_HOST: z.string().regex(HOST).optional().catch(undefined),
  BACKEND_SERVICE_SERVICE_PORT: z.coerce.number().int().min(1).max(65_535).optional().catch(undefined),
});
type Settings = z.infer<typeof Settings>;
type Environment = Record<string, string | undefined>;

/** A head that a record names, and what the record says. */
interface Target {
  record: SrvRecord;
  head: FoundHead;
}

/** The domain that its owner named gives no address now; it may later. */
export class NoHeadYetError extends Error {
  override name = "NoHeadYetError";
}

/**
 * Finds an agent's head, in the order of docs/discovery.md: HEAD_URL, the Kubernetes service, DNS SRV, this machine. An
 * address that was found is https unless it is this machine or the owner allowed plain HTTP, as one that was given.
 * Throws ConfigError for settings that can't be used, NoHeadYetError where only the owner's domain may answer and does not.
 */
export async function findHead(environment: Environment): Promise<FoundHead> {
  const settings = readSettings(environment);
  if (settings.HEAD_URL !== undefined) return { url: settings.HEAD_URL, by: "HEAD_URL" };
  return kubernetesService(settings) ?? (await dnsService(settings)) ?? thisMachineOr(settings);
}

/**
 * Finds another head than the one at `away`, which gives no answer: the first that takes connections of those that the same
 * domain names now, in the same order and by the same rules. Null where there is none. Throws NoHeadYetError where DNS gives no answer.
 */
export async function findOtherHead(
  environment: Environment,
  domain: string,
  away: string,
): Promise<FoundHead | null> {
  const settings = readSettings(environment);
  const targets = await namedBy(domain, resolverOf(settings), settings);
  return firstListening(targets.filter(({ head }) => head.url !== away));
}

function readSettings(environment: Environment): Settings {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Settings.safeParse(present);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues[0]?.message ?? "The environment is not usable.");
  return parsed.data;
}

/** Who set up TLS means a head elsewhere, that DNS may name later. */
function thisMachineOr(settings: Settings): FoundHead {
  if (!wantsTls(settings)) return { url: "http://127.0.0.1:8000", by: "default: this machine" };
  throw new NoHeadYetError("No head is found. HEAD_URL or AGENT_DISCOVERY_DOMAIN says where it is.");
}

const wantsTls = ({ HEAD_CA_FILE, AGENT_CERT_FILE }: Settings) =>
  HEAD_CA_FILE !== undefined || AGENT_CERT_FILE !== undefined;

/** Set by the kubelet for services of the pod's own namespace. By https under its name: certificates are made out to names. */
function kubernetesService(settings: Settings): FoundHead | null {
  const { BACKEND_SERVICE_SERVICE_HOST: host, BACKEND_SERVICE_SERVICE_PORT: port } = settings;
  if (!host || !port) return null;
  const name = isPlain(host, settings) ? host : "backend-service";
  return { url: urlOf(name, port, settings), by: "Kubernetes service backend-service" };
}

async function dnsService(settings: Settings): Promise<FoundHead | null> {
  const resolver = resolverOf(settings);
  for (const domain of domainsOf(settings, thisMachine())) {
    const targets = await namedBy(domain, resolver, settings);
    const [first] = targets;
    if (first) return (targets.length > 1 ? await firstListening(targets) : null) ?? first.head;
  }
  const { AGENT_DISCOVERY_DOMAIN: named } = settings;
  if (named === undefined) return null;
  throw new NoHeadYetError(`DNS names no head at _ai-defend._tcp.${named}.`);
}

/** The heads that a domain names, in the order in which they are to be tried; at most 16. */
async function namedBy(domain: string, resolver: Resolver, settings: Settings): Promise<Target[]> {
  const service = `_ai-defend._tcp.${domain}`;
  const records = await resolver.resolveSrv(service).catch((error: unknown): SrvRecord[] => {
    if (settings.AGENT_DISCOVERY_DOMAIN === undefined) return []; // one of many domains: most have no such name
    throw new NoHeadYetError(`DNS was asked for ${service}: ${messageOf(error)}.`, { cause: error });
  });
  // A false answer may name any machine, even one with a good certificate of its own; but none for a name in this domain.
  return inSrvOrder(records.filter(({ name }) => isWithin(name, domain)))
    .slice(0, MAX_TARGETS)
    .map((record) => {
      const url = urlOf(record.name, record.port, settings);
      return { record, head: { url, by: `DNS ${service}`, domain } };
    });
}

async function firstListening(targets: readonly Target[]): Promise<FoundHead | null> {
  for (const { record, head } of targets) if (await isListening(record.name, record.port)) return head;
  return null;
}

function urlOf(host: string, port: number, settings: Settings): string {
  const scheme = isPlain(host, settings) ? "http" : "https";
  return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** DNS does not say whether a head has TLS: it must, but where that is not needed and not set up. */
function isPlain(host: string, settings: Settings): boolean {
  return !wantsTls(settings) && (settings.AGENT_ALLOW_HTTP || isLoopback(host));
}

function resolverOf({ AGENT_DNS_SERVER: server }: Settings): Resolver {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 });
  try {
    if (server !== undefined) resolver.setServers([server]);
  } catch (error) {
    throw new ConfigError("AGENT_DNS_SERVER must be an IP address, with a port if wanted: 192.0.2.53:5353.", {
      cause: error,
    });
  }
  return resolver;
}
