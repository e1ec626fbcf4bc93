import { AppError, denied } from "../errors.ts";
import type { Role } from "../generated/prisma/enums.ts";
import type { AgentCaller, Caller, User } from "./caller.ts";
import { isAtLeast } from "./role.ts";

/** The calling agent and its session. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireAgentCaller(caller: Caller): AgentCaller {
  if (caller?.kind !== "agent") throw denied(caller !== null);
  return caller;
}

/** The id of the calling agent. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireAgent(caller: Caller): string {
  return requireAgentCaller(caller).agentId;
}

/** The calling person or script, of this role or a higher one. Throws UNAUTHENTICATED or FORBIDDEN for anybody else. */
export function requireRole(caller: Caller, least: Role): User {
  if (caller?.kind !== "user") throw denied(caller !== null);
  if (!isAtLeast(caller.role, least)) throw denied(true, least);
  return caller;
}

/** The calling person in a browser: tokens manage no passwords, sessions or tokens. Throws SESSION_REQUIRED. */
export function requireSession(caller: Caller): User & { sessionId: string } {
  const user = requireRole(caller, "VIEWER");
  if (user.sessionId) return { ...user, sessionId: user.sessionId };
  throw new AppError("SESSION_REQUIRED", "That takes a person signed in with a browser, not an API token.");
}
