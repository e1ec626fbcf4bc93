import { createLocalApiToken } from "../../server/access/api-token.ts";
import { findCaller } from "../../server/access/caller.ts";
import { createEnrollmentToken } from "../../server/access/enrollment.ts";
import type { Role } from "../../server/generated/prisma/enums.ts";
import { yoga } from "../../server/graphql-server.ts";

/** What GraphQL answered: data, or errors with their stable codes. */
export type Answer = { data: any; errors?: { message: string; extensions: { code: string } }[] };

/** Sends an operation to the head in this process, as the holder of a token or as nobody. */
export async function send(query: string, variables: object = {}, token?: string): Promise<Response> {
  const caller = await findCaller(new Headers(token ? { authorization: `Bearer ${token}` } : {}));
  const operation = {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream;q=0.5" },
    body: JSON.stringify({ query, variables }),
  };
  return yoga.fetch("http://head.test/graphql", operation, { caller, address: "192.0.2.200" });
}

/** Runs an operation with all its checks, and answers what the head answered. */
export async function run(query: string, variables: object = {}, token?: string): Promise<Answer> {
  return (await (await send(query, variables, token)).json()) as Answer;
}

/** The same where an error would be a failure of the test. */
export async function runWell(query: string, variables: object = {}, token?: string): Promise<any> {
  const { data, errors } = await run(query, variables, token);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The code of the first error. */
export async function codeOf(
  query: string,
  variables: object = {},
  token?: string,
): Promise<string | undefined> {
  return (await run(query, variables, token)).errors?.[0]?.extensions.code;
}

const tokens = new Map<Role, Promise<string>>();
/** An API token of a role. */
export function tokenOf(role: Role): Promise<string> {
  const token = tokens.get(role) ?? createLocalApiToken({ name: "test", role });
  tokens.set(role, token);
  return token;
}

/** An operator's API token. */
export const operatorToken = () => tokenOf("OPERATOR");

let enrollment: Promise<string> | undefined;
/** A token with which agents of this test file register. */
export function enrollmentToken(): Promise<string> {
  enrollment ??= createEnrollmentToken({ name: "test", ttlHours: 1 });
  return enrollment;
}

export const REGISTER = `mutation ($input: RegisterAgentInput!) {
  registerAgent(input: $input) { agentId sessionToken heartbeatSeconds leaseSeconds } }`;

/** What an agent says of itself, with changes. */
export async function registration(changes: object = {}) {
  return {
    enrollmentToken: await enrollmentToken(),
    identity: `machine-${crypto.randomUUID()}/agent`,
    hostname: "scan-1",
    addresses: ["192.0.2.10"],
    version: "0.1.0",
    labels: [{ name: "segment", value: "dmz" }],
    capabilities: [{ name: "nmap", version: "7.93", privileged: true }],
    policy: {},
    slots: 2,
    ...changes,
  };
}

/** Sends an operation to a head as the holder of a token and answers with its data: in this process, or over HTTP. */
export type Send = (query: string, variables?: object, token?: string) => Promise<any>;

const HEARTBEAT = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) {
  assignments { id attempt scanner targets exclusions config maxRunSeconds leaseSeconds } cancelled lost } }`;

/** A scripted agent: the other side of the head's contract. */
export async function enrollAgent(changes: object = {}, send: Send = runWell) {
  const input = await registration(changes);
  const { registerAgent } = await send(REGISTER, { input });
  const { agentId, sessionToken } = registerAgent;
  return {
    id: agentId as string,
    token: sessionToken as string,
    identity: input.identity,
    heartbeat: async (status: object = {}, through: Send = send) => {
      const idle = {
        activity: "IDLE",
        freeSlots: 2,
        load: 0.5,
        memoryBytes: 1e8,
        resultCount: 0,
        errorCount: 0,
      };
      const variables = { input: { ...idle, spoolBytes: 0, running: [], ...status } };
      return (await through(HEARTBEAT, variables, sessionToken)).heartbeat;
    },
  };
}

export const SUBMIT = `mutation ($input: SubmitEventsInput!) { submitEvents(input: $input) { stored late } }`;
export const COMPLETE = `mutation ($input: CompleteAssignmentInput!) { completeAssignment(input: $input) { state late } }`;
export const FAIL = `mutation ($input: FailAssignmentInput!) { failAssignment(input: $input) { state late } }`;

/** Asks for a scan and answers with it. */
export async function assignScan(input: object = {}, send: Send = runWell) {
  const mutation = `mutation ($input: AssignScanInput!) { assignScan(input: $input) {
    id state name assignments { edges { node { id state explanation } } } } }`;
  const variables = { input: { targets: ["192.0.2.1"], scanners: ["nmap"], ...input } };
  return (await send(mutation, variables, await operatorToken())).assignScan;
}

/** An open port as an agent reports it. */
export function openPort(sequence: number, port: number, address = "192.0.2.1") {
  return {
    sequence,
    type: "port",
    observedAt: new Date().toISOString(),
    asset: { kind: "HOST", address },
    data: { port, protocol: "tcp" },
    finding: {
      category: "open-port",
      title: `Open port ${port}/tcp`,
      severity: "INFO",
      location: `${port}/tcp`,
      identity: { protocol: "tcp", port },
    },
  };
}

/** The end of an attempt that went well. */
export function completion(assignmentId: string, attempt: number, eventCount: number) {
  return { assignmentId, attempt, eventCount, coverage: {}, command: ["nmap"], toolVersion: "7.93" };
}
