import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLocalApiToken } from "../server/access/api-token.ts";
import { pool } from "../server/db.ts";
import { openBrowser } from "./support/browser.ts";
import { post, sendTo } from "./support/client.ts";
import { assignScan, COMPLETE, completion, enrollAgent, openPort, SUBMIT } from "./support/graphql.ts";
import { startHead, type TestHead } from "./support/processes.ts";
import { describeWith } from "./support/tools.ts";

const SCRIPT = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`;

let head: TestHead;
let token: string;
let agentToken: string;
let scanId: string;
let page: string;

const get = (path: string, bearer: string) =>
  fetch(head.url + path, { headers: { authorization: `Bearer ${bearer}` } });

const finding = (sequence: number, port: number, changes: object) => {
  const event = openPort(sequence, port);
  return { ...event, finding: { ...event.finding, ...changes } };
};

beforeAll(async () => {
  head = await startHead();
  token = await createLocalApiToken({ name: "report", role: "OPERATOR" });
  const send = sendTo(head.url);
  const agent = await enrollAgent({}, send);
  agentToken = agent.token;
  const scan = await assignScan(
    { name: `Weekly ${SCRIPT}`, targets: ["192.0.2.0/28"], scanners: ["nmap"] },
    send,
  );
  scanId = scan.id;
  const [work] = (await agent.heartbeat()).assignments;
  const references = [
    { type: "CVE", id: "CVE-2021-44228" },
    { type: "URL", id: "read", url: "https://a.test/?a=1&b=2" },
  ];
  const events = [
    openPort(1, 22),
    finding(2, 443, { severity: "HIGH", category: "weak-tls", title: "TLS 1.0 is offered", references }),
    finding(3, 80, { severity: "CRITICAL", category: "x", title: SCRIPT, description: "right\u202eleft" }),
  ];
  const key = { assignmentId: work.id, attempt: 1 };
  await send(SUBMIT, { input: { ...key, chunk: 1, events } }, agent.token);
  const coverage = {
    scanner: "nmap",
    hostsUp: ["192.0.2.1"],
    hostsDownCount: 15,
    missing: [{ what: "192.0.2.1 udp", why: `no raw sockets ${SCRIPT}` }],
  };
  const end = { ...completion(work.id, 1, 3), command: ["nmap", "-sV", "-oX", "-", "it's"], coverage };
  await send(COMPLETE, { input: end }, agent.token);
  page = await (await get(`/export/scans/${scanId}.html`, token)).text();
});

afterAll(() => head?.stop());

describe("the report of a scan", () => {
  it("says what was found, the worst first, and what was not examined", () => {
    const order = ["What was not examined", "192.0.2.1 udp", "critical (1)", "high (1)", "info (1)"];
    const places = order.map((text) => page.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(page).toContain("3 detections seen, 3 of them new.");
    expect(page).toContain('<td class="text">15 addresses</td>');
    expect(page).toContain("nmap -sV -oX - &#39;it&#39;\\&#39;&#39;s&#39;");
    expect(page).toContain('href="https://nvd.nist.gov/vuln/detail/CVE-2021-44228"');
    expect(page).toContain('href="https://a.test/?a=1&amp;b=2"');
  });

  it("keeps what another scan has seen since", async () => {
    const send = sendTo(head.url);
    const agent = await enrollAgent({}, send);
    await assignScan({ targets: ["192.0.2.1"], placement: { agentId: agent.id } }, send);
    const [work] = (await agent.heartbeat()).assignments;
    const input = { assignmentId: work.id, attempt: 1, chunk: 1, events: [openPort(1, 22)] };
    await send(SUBMIT, { input }, agent.token);
    const { rows } = await pool.query(`SELECT "lastAssignmentId" FROM "Detection" WHERE port = 22`);
    expect(rows[0].lastAssignmentId).toBe(work.id);
    expect(await (await get(`/export/scans/${scanId}.html`, token)).text()).toContain("3 detections seen");
  });

  it("is named by the scan, and is for operators only", async () => {
    const { data } = await (
      await post(head.url, token, `query ($id: ID!) { scan(id: $id) { reportPath } }`, { id: scanId })
    ).json();
    expect(data.scan.reportPath).toBe(`/export/scans/${scanId}.html`);
    expect((await fetch(head.url + data.scan.reportPath)).status).toBe(401);
    expect((await get(data.scan.reportPath, agentToken)).status).toBe(401);
    expect((await get(`/export/scans/${crypto.randomUUID()}.html`, token)).status).toBe(404);
    expect((await get("/export/scans/x.html", token)).status).toBe(404);
  });
});

describeWith("chromium")("the report in a browser", () => {
  it("runs nothing and loads nothing of what scanned systems wrote", async () => {
    const browser = await openBrowser();
    try {
      const tab = await browser.newPage();
      const requests: string[] = [];
      await tab.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
      tab.on("request", (request) => requests.push(request.url()));
      const address = `${head.url}/export/scans/${scanId}.html`;
      await tab.goto(address);
      expect(await tab.title()).toBe(`Weekly ${SCRIPT}: report`);
      expect(await tab.locator("img, script, iframe").count()).toBe(0);
      expect(requests).toEqual([address]);
      expect((await tab.pdf({ format: "A4" })).length).toBeGreaterThan(10_000);
    } finally {
      await browser.close();
    }
  });
});
