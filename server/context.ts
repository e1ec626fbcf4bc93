import type { Caller } from "./access/caller.ts";
import { type AgentFacts, loadAgentFacts } from "./agents/facts.ts";
import type { ClientCertificate } from "./transport/client-certificate.ts";

/** What every resolver gets. Values that several fields of one request need are loaded once. */
export type Context = {
  caller: Caller;
  /** The network address it calls from. */
  address: string;
  /** What it showed at its TLS handshake. */
  certificate: ClientCertificate;
  /** Agents as placement sees them; one query a request, however many assignments explain themselves. */
  agentFacts: () => Promise<AgentFacts[]>;
};

/** Who asks, from where, and what their connection proves of them. */
export type Asker = { caller: Caller; address: string; certificate?: ClientCertificate };

/** Makes the context of one operation. */
export function createContext({ caller, address, certificate = null }: Asker): Context {
  let facts: Promise<AgentFacts[]> | undefined;
  return {
    caller,
    address,
    certificate,
    agentFacts: () => {
      facts ??= loadAgentFacts();
      return facts;
    },
  };
}
