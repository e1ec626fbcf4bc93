import { denied } from "../errors.ts";
import type { Caller } from "./caller.ts";

/** The id of the calling agent. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireAgent(caller: Caller): string {
  if (caller?.kind !== "agent") throw denied(caller !== null);
  return caller.agentId;
}

/** The calling operator. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireOperator(caller: Caller): { userId: string; name: string } {
  if (caller?.kind !== "operator") throw denied(caller !== null);
  return caller;
}

/** The id of the calling operator. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireOperatorId(caller: Caller): string {
  return requireOperator(caller).userId;
}
