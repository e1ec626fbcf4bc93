import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { Agent } from "undici";
import { config } from "../config.ts";
import { isAllowedAddress } from "./addresses.ts";

/** The target is where notifications may not go. Its message is a sentence. */
export class TargetRefused extends Error {}

const HOW = "NOTIFICATION_ALLOWED_NETWORKS of the head says what else is allowed.";

const allowed = () => config.NOTIFICATION_ALLOWED_NETWORKS;

/** Throws TargetRefused for an address that is written as such and not allowed: those are not looked up. */
export function assertAllowedHost(url: URL): void {
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  if (isIP(host) && !isAllowedAddress(host, allowed()))
    throw new TargetRefused(`${host} is no public address. ${HOW}`);
}

/**
 * Resolves a name and gives only addresses that are allowed. The connection goes to one of these: what the name resolves
 * to a moment later does not matter.
 */
const guardedLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, "");
    const good = (addresses as LookupAddress[]).filter(({ address }) => isAllowedAddress(address, allowed()));
    const [first] = good;
    if (!first) return done(new TargetRefused(`${hostname} has no public address. ${HOW}`), "");
    if (options.all) done(null, good);
    else done(null, first.address, first.family);
  });
};

/** Connections to receivers. Follows no redirects, and asks no proxy. */
export const receivers = new Agent({
  connect: { lookup: guardedLookup, timeout: config.NOTIFICATION_TIMEOUT_SECONDS * 1000 },
  connections: 4,
  keepAliveTimeout: 1000,
  maxHeaderSize: 16 * 1024,
});
