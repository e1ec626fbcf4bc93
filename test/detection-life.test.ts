import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { sendTo } from "./support/client.ts";
import { enrollmentToken, operatorToken } from "./support/graphql.ts";
import { openListeners } from "./support/listeners.ts";
import { startAgent, startHead, type TestHead, type TestProcess } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const TARGET = "127.0.0.78";
const [KEPT, CLOSED, JUDGED] = [20_122, 20_180, 20_190] as const;
const ALL = `${KEPT}-${JUDGED}`;
const MINUTE = 60_000;

const STATE = `query ($id: ID!) { scan(id: $id) { state } }`;
const LIST = `{ detections(first: 20) { edges { node { id location status resolvedBy reopenedCount
  history { edges { node { kind to assignmentId accountName } } } } } } }`;

let head: TestHead;
let agent: TestProcess;
const closers = new Map<number, () => Promise<void>>();

const ask = async (query: string, variables: object = {}) =>
  sendTo(head.url)(query, variables, await operatorToken());
const open = async (port: number) => closers.set(port, await openListeners(TARGET, [port]));
async function close(port: number): Promise<void> {
  await closers.get(port)?.();
  closers.delete(port);
}

/** Runs a real nmap scan to its end. */
async function scan(nmap: object, ending = "SUCCEEDED"): Promise<void> {
  const mutation = `mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }`;
  const config = { nmap: { serviceDetection: false, ...nmap } };
  const input = { targets: [TARGET], scanners: ["nmap"], config };
  const { id } = (await ask(mutation, { input })).assignScan;
  await until(
    `the scan to be ${ending}`,
    async () => (await ask(STATE, { id })).scan.state === ending,
    MINUTE,
  );
}

type Row = {
  id: string;
  location: string;
  status: string;
  resolvedBy: string | null;
  reopenedCount: number;
  history: { edges: { node: { kind: string } }[] };
};
const rows = async (): Promise<Row[]> =>
  (await ask(LIST)).detections.edges.map(({ node }: { node: Row }) => node);
const at = async (port: number) => (await rows()).find(({ location }) => location === `${port}/tcp`) as Row;
const statuses = async () =>
  Object.fromEntries((await rows()).map(({ location, status }) => [location, status]));
const kinds = ({ history }: Row) => history.edges.map(({ node }) => node.kind);

describeWith("nmap")("the life of a detection, by real scans", () => {
  beforeAll(async () => {
    head = await startHead({ env: { HEARTBEAT_SECONDS: "1", LEASE_SECONDS: "30" } });
    agent = await startAgent({ env: { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken() } });
  }, MINUTE);

  afterAll(async () => {
    await agent?.stop();
    await head?.stop();
  });
  afterEach(async () => {
    for (const port of closers.keys()) await close(port);
  });

  it(
    "opens, stays where nobody looked, resolves where somebody did, and opens again",
    async () => {
      await open(KEPT);
      await open(CLOSED);
      await scan({ ports: ALL });
      const both = { [`${KEPT}/tcp`]: "OPEN", [`${CLOSED}/tcp`]: "OPEN" };
      expect(await statuses()).toEqual(both);

      await scan({ ports: ALL });
      expect((await rows()).map(kinds)).toEqual([["FOUND"], ["FOUND"]]);

      await close(CLOSED);
      await scan({ ports: `${KEPT}-${CLOSED - 1}` });
      expect(await statuses()).toEqual(both);
      await scan({ ports: ALL, timing: 1, hostTimeoutSeconds: 1 }); // nmap gives the host up
      expect(await statuses()).toEqual(both);

      await scan({ ports: ALL });
      expect(await statuses()).toEqual({ ...both, [`${CLOSED}/tcp`]: "RESOLVED" });
      expect(await at(CLOSED)).toMatchObject({ resolvedBy: "COVERAGE", reopenedCount: 0 });

      await open(CLOSED);
      await scan({ ports: ALL });
      const again = await at(CLOSED);
      expect(again).toMatchObject({ status: "OPEN", resolvedBy: null, reopenedCount: 1 });
      expect(kinds(again)).toEqual(["REOPENED", "RESOLVED", "FOUND"]);
      expect(kinds(await at(KEPT))).toEqual(["FOUND"]);
    },
    3 * MINUTE,
  );

  it(
    "keeps a false positive one, whether its port is open or closed, until a person says otherwise",
    async () => {
      await open(JUDGED);
      await scan({ ports: ALL });
      const { id } = await at(JUDGED);
      const selection = { ids: [id] };
      const judge = (field: string) =>
        ask(
          `mutation ($selection: DetectionSelectionInput!) { ${field}(selection: $selection) { changed } }`,
          {
            selection,
          },
        );
      await judge("markFalsePositive");
      await scan({ ports: ALL });
      expect(await at(JUDGED)).toMatchObject({ status: "FALSE_POSITIVE" });
      await close(JUDGED);
      await scan({ ports: ALL });
      expect(await at(JUDGED)).toMatchObject({ status: "FALSE_POSITIVE" });
      await judge("reopenDetections");
      await scan({ ports: ALL });
      expect(await at(JUDGED)).toMatchObject({ status: "RESOLVED", resolvedBy: "COVERAGE" });
    },
    3 * MINUTE,
  );
});
