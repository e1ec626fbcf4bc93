import { assignScan, COMPLETE, type enrollAgent, FAIL, openPort, runWell, SUBMIT } from "./graphql.ts";

type ScriptedAgent = Awaited<ReturnType<typeof enrollAgent>>;

/** Asks for a scan that only this agent takes, and has it leased. The test says what it sees and how it ends. */
export async function startScan(agent: ScriptedAgent, input: object = {}) {
  const scan = await assignScan({ ...input, placement: { agentId: agent.id } });
  const { assignments } = await agent.heartbeat({ freeSlots: 100 });
  const { node } = scan.assignments.edges[0];
  const work = assignments.find(({ id }: { id: string }) => id === node.id);
  const { id: assignmentId, attempt } = work as { id: string; attempt: number };
  let sequence = 0;
  const report = (changes: object) => ({
    assignmentId,
    attempt,
    eventCount: sequence,
    command: ["scanner"],
    toolVersion: "1",
    coverage: {},
    ...changes,
  });
  return {
    assignmentId,
    attempt,
    /** Submits events, which it numbers. */
    see: async (events: object[]) => {
      if (events.length === 0) return;
      const numbered = events.map((event) => ({ ...event, sequence: ++sequence }));
      await runWell(
        SUBMIT,
        { input: { assignmentId, attempt, chunk: sequence, events: numbered } },
        agent.token,
      );
    },
    succeed: async (examined: object | null) =>
      runWell(COMPLETE, { input: report({ coverage: { examined } }) }, agent.token),
    fail: async (examined: object | null = null) => {
      const failure = { result: "FAILED", code: "SCANNER_FAILED", message: "It broke.", retry: false };
      return runWell(FAIL, { input: report({ coverage: { examined }, ...failure }) }, agent.token);
    },
  };
}

/** What an nmap run examined: hosts, and the ports that answered or did not. */
export function examinedHosts(hosts: string[], answered: string, changes: object = {}) {
  const { silent = "", privileged = true } = changes as { silent?: string; privileged?: boolean };
  return { privileged, sets: hosts.length === 0 ? [] : [{ hosts, protocol: "tcp", answered, silent }] };
}

/** Open ports of a host as an agent reports them. */
export function openPorts(address: string, ports: number[]): object[] {
  return ports.map((port) => openPort(0, port, address));
}

/** What a scan of files examined: a tree, all of it unless changed. */
export function examinedTrees(root: string, changes: object = {}) {
  const { recursive = true, ...rest } = changes as { recursive?: boolean };
  return { trees: [{ root, recursive }], notRead: [], signaturesAt: null, ...rest };
}

/** A finding in a file below /srv. */
export function fileFinding(path: string, identity: object): object {
  const finding = {
    category: "match",
    title: "match",
    severity: "HIGH",
    location: path,
    identity: { path, ...identity },
  };
  const asset = { kind: "FILE_TREE", root: "/srv" };
  return { type: "match", observedAt: new Date().toISOString(), asset, data: {}, finding };
}

/** A finding of the agent's own machine. */
export function machineFinding(category: string, identity: object): object {
  const finding = { category, title: category, severity: "MEDIUM", location: category, identity };
  return {
    type: "result",
    observedAt: new Date().toISOString(),
    asset: { kind: "MACHINE", hostname: "db-1" },
    data: {},
    finding,
  };
}
