import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** What the system's resolver takes as well. */
const MAX_DOMAINS = 6;

/** What a machine says of its domains: its name, and the text of its resolv.conf. */
export interface MachineDomains {
  hostname: string;
  resolvConf: string;
}

/** Whom the owner trusts to say where the head is. */
interface Trust {
  AGENT_DISCOVERY_DOMAIN?: string | undefined;
  HEAD_CA_FILE?: string | undefined;
  AGENT_ALLOW_HTTP: boolean;
}

/**
 * Where to look for a head, in order. The owner's domain; else those of the machine, which anybody who answers DHCP may
 * have set, with a good certificate for a domain of their own: only where certificates of one authority count, or the
 * network was said to be protected.
 */
export function domainsOf(trust: Trust, machine: MachineDomains): string[] {
  if (trust.AGENT_DISCOVERY_DOMAIN !== undefined) return [trust.AGENT_DISCOVERY_DOMAIN];
  if (trust.HEAD_CA_FILE === undefined && !trust.AGENT_ALLOW_HTTP) return [];
  const own = /\.(.+)$/.exec(machine.hostname)?.[1] ?? "";
  const lines = machine.resolvConf.matchAll(/^\s*(?:search|domain)\s+(.+)$/gm);
  const search = [...lines].flatMap(([, names = ""]) => names.trim().split(/\s+/));
  const domains = [own, ...search].map((domain) => domain.replace(/\.$/, "").toLowerCase()).filter(Boolean);
  return [...new Set(domains)].slice(0, MAX_DOMAINS);
}

/** This machine's domains; none where the system has no resolv.conf. */
export function thisMachine(): MachineDomains {
  try {
    return { hostname: hostname(), resolvConf: readFileSync("/etc/resolv.conf", "utf8") };
  } catch {
    return { hostname: hostname(), resolvConf: "" };
  }
}
