import { z } from "zod";
import type { AssetReference, Finding } from "../events/event.ts";
import { hostOf } from "./fingerprint.ts";

/** Where a finding is and what found it, as columns: what coverage is compared with, and searches use. */
export type Place = {
  /** Identity of the agent on whose machine it is; empty for an address that is the same from everywhere. */
  machine: string;
  address: string | null;
  protocol: string | null;
  port: number | null;
  path: string | null;
  rule: string | null;
};

/** The identity fields of docs/fingerprints.md that say where and by what. Others, and values of other kinds, say nothing. */
const PlaceFields = z.object({
  protocol: z.enum(["tcp", "udp", "sctp", "ip"]).nullable().catch(null),
  port: z.int().min(0).max(65_535).nullable().catch(null),
  path: z.string().min(1).nullable().catch(null),
  script: z.string().nullable().catch(null),
  test: z.string().nullable().catch(null),
  signature: z.union([z.string(), z.number()]).nullable().catch(null),
  ruleSet: z.string().nullable().catch(null),
  rule: z.string().nullable().catch(null),
});

/** Reads the place of a finding from its asset and identity. Never throws: an odd identity has no place. */
export function placeOf(asset: AssetReference, agentIdentity: string, identity: Finding["identity"]): Place {
  const fields = PlaceFields.parse(identity);
  const host = asset.kind === "HOST" ? hostOf(asset.address) : null;
  const isElsewhere = host !== null && !host.isMachineLocal;
  const rule = fields.ruleSet && fields.rule ? `${fields.ruleSet}:${fields.rule}` : fields.rule;
  return {
    machine: isElsewhere ? "" : agentIdentity,
    address: host?.address ?? null,
    protocol: fields.protocol,
    port: fields.port,
    path: fields.path,
    rule:
      rule ?? fields.script ?? fields.test ?? (fields.signature === null ? null : String(fields.signature)),
  };
}
