import type { Caller } from "./access/caller.ts";
import { type AgentFacts, loadAgentFacts } from "./agents/facts.ts";

/** What every resolver gets. Values that several fields of one request need are loaded once. */
export type Context = {
  caller: Caller;
  /** The network address it calls from. */
  address: string;
  /** Agents as placement sees them; one query a request, however many assignments explain themselves. */
  agentFacts: () => Promise<AgentFacts[]>;
};

/** Makes the context of one operation. */
export function createContext({ caller, address }: Pick<Context, "caller" | "address">): Context {
  let facts: Promise<AgentFacts[]> | undefined;
  return {
    caller,
    address,
    agentFacts: () => {
      facts ??= loadAgentFacts();
      return facts;
    },
  };
}
