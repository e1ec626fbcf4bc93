import type { IncomingMessage } from "node:http";
import { batched } from "../batch.ts";
import { assertDatabaseAnswers, db } from "../db.ts";
import type { Role } from "../generated/prisma/enums.ts";
import { addToLog } from "../log-context.ts";
import { type ClientCertificate, clientCertificate } from "../transport/client-certificate.ts";
import { admitCertificate, assertBound } from "./agent-certificate.ts";
import { type AgentSession, findSessions, isTurning } from "./agent-session.ts";
import { roleOfToken } from "./api-token.ts";
import { auth } from "./auth.ts";
import { Known } from "./known.ts";
import { lesserRole } from "./role.ts";
import { hashToken } from "./token.ts";

/** A person in a browser, or a script with an API token that a person made. */
export type User = {
  kind: "user";
  userId: string;
  /** The person's name, or the token's. */
  name: string;
  email: string;
  role: Role;
  /** The browser's session; absent for a token. */
  sessionId?: string;
  /** The API token; absent in a browser. */
  tokenId?: string;
};

/** Who sent a request: a user, an agent, or nobody the head knows. */
export type Caller = User | AgentCaller | null;

/** An agent with a session. */
export type AgentCaller = {
  kind: "agent";
  agentId: string;
  sessionId: string;
  isPending: boolean;
  /** SHA-256 of the token that it came with, where its next heartbeat turns it. */
  turningToken?: Buffer;
};

const findSession = batched(async (hashes: Buffer[]): Promise<(AgentSession | null)[]> => {
  const byHash = new Map<string, AgentSession>();
  for (const session of await findSessions(hashes))
    for (const hash of [session.formerHash, session.tokenHash])
      if (hash) byHash.set(hash.toString("hex"), session);
  return hashes.map((hash) => byHash.get(hash.toString("hex")) ?? null);
});

/** Not while a session's token is replaced or its agent waits for approval: then the next call may stand otherwise. */
const knownSessions = new Known<AgentSession>(
  ({ isOld, formerHash, isPending }) => !isOld && formerHash === null && !isPending,
);

async function findAgent(token: string, shown: ClientCertificate): Promise<Caller> {
  const certificate = admitCertificate(shown);
  const hash = hashToken(token);
  const session = await knownSessions.find(hash, () => findSession(hash));
  if (!session) return null;
  assertBound(session.certificateFingerprint, certificate);
  const { id: sessionId, agentId, isPending } = session;
  const turning = isTurning(session, hash) ? { turningToken: hash } : {};
  return { kind: "agent", agentId, sessionId, isPending, ...turning };
}

/** Looking a token up writes its last use each time. */
const knownTokens = new Known<User>(() => true);

async function findToken(token: string, certificate: ClientCertificate): Promise<Caller> {
  if (token.startsWith("agent_")) return findAgent(token, certificate);
  return knownTokens.find(hashToken(token), () => verifyToken(token));
}

async function verifyToken(token: string): Promise<User | null> {
  const { valid, key } = await auth.api.verifyApiKey({ body: { key: token } });
  if (!valid || !key) {
    await assertDatabaseAnswers(); // better-auth takes a database that is away for a token that it does not know
    return null;
  }
  const owner = await db.user.findUnique({
    where: { id: key.referenceId, disabledAt: null },
    select: { role: true },
  });
  return (
    owner && {
      kind: "user",
      userId: key.referenceId,
      name: key.name ?? "API token",
      email: "",
      tokenId: key.id,
      role: lesserRole(owner.role, roleOfToken(key.permissions)),
    }
  );
}

/**
 * Finds out who calls, from an `authorization: Bearer` header or the session cookie.
 * A header that is present decides alone: a wrong token is nobody, whatever cookie comes with it.
 * Agents are held to the certificate of their connection: throws what `admitCertificate` and `assertBound` throw.
 * Throws while the database is away.
 */
export async function findCaller(headers: Headers, certificate: ClientCertificate = null): Promise<Caller> {
  const authorization = headers.get("authorization");
  if (authorization) {
    const token = /^Bearer ([\w-]{20,200})$/.exec(authorization)?.[1];
    return token ? findToken(token, certificate) : null;
  }
  if (!headers.get("cookie")) return null;
  const session = await auth.api.getSession({ headers }).catch(async (error: unknown) => {
    await assertDatabaseAnswers();
    throw error;
  });
  if (!session) return null;
  const { id: userId, name, email, role } = session.user;
  return { kind: "user", userId, name, email, role: role as Role, sessionId: session.session.id };
}

/** The same for a request outside GraphQL. */
export async function findRequestCaller({ headers: told, socket }: IncomingMessage): Promise<Caller> {
  const { authorization, cookie } = told;
  const headers = new Headers();
  if (authorization) headers.set("authorization", authorization);
  if (cookie) headers.set("cookie", cookie);
  const caller = await findCaller(headers, clientCertificate(socket));
  logCaller(caller);
  return caller;
}

/** Names the caller in the further lines of the request. */
export function logCaller(caller: Caller): void {
  if (caller?.kind === "agent") addToLog({ agentId: caller.agentId });
  if (caller?.kind === "user") addToLog({ userId: caller.userId, tokenId: caller.tokenId });
}
