import { type Caller, findCaller } from "./access/caller.ts";
import { type AgentFacts, loadAgentFacts } from "./agents/facts.ts";

/** What every resolver gets. Values that several fields of one request need are loaded once. */
export type Context = {
  caller: Caller;
  /** Agents as placement sees them; one query a request, however many assignments explain themselves. */
  agentFacts: () => Promise<AgentFacts[]>;
};

/** Makes the context of one request or one WebSocket operation. */
export function createContext(caller: Caller): Context {
  let facts: Promise<AgentFacts[]> | undefined;
  return {
    caller,
    agentFacts: () => {
      facts ??= loadAgentFacts();
      return facts;
    },
  };
}

/** The context of an HTTP request. */
export async function contextOfRequest(request: Request): Promise<Context> {
  return createContext(await findCaller(request.headers));
}
