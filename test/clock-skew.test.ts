import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { ask } from "./support/client.ts";
import { enrollmentToken, tokenOf } from "./support/graphql.ts";
import { startAgent, startHead, type TestHead } from "./support/processes.ts";
import { signInLinkOf } from "./support/sign-in.ts";
import { describeWith } from "./support/tools.ts";
import { until } from "./support/until.ts";

const AGENTS = "{ agents(first: 100) { edges { node { id identity clockSkewMs } } } }";
const SHIFT_MS = 7 * 60_000 + 30_000;
/** The head's and the agent's clock are the same machine's: what is left is half of a heartbeat's way. */
const ERROR_MS = 10_000;

let head: TestHead;

beforeAll(async () => {
  head = await startHead({ env: { HEARTBEAT_SECONDS: "1" } });
});

afterAll(() => head?.stop());

/** Starts an agent whose clock is wrong, and waits until it has told by how much. */
async function agentWithClock(shiftMs: number): Promise<{ id: string; clockSkewMs: number }> {
  const identity = `clock/${crypto.randomUUID()}`;
  const clock = {
    NODE_OPTIONS: `--import=${resolve(import.meta.dirname, "fixtures/shifted-clock.mjs")}`,
    CLOCK_SHIFT_MS: String(shiftMs),
  };
  const agent = await startAgent({
    env: {
      ...clock,
      HEAD_URL: head.url,
      ENROLLMENT_TOKEN: await enrollmentToken(),
      AGENT_IDENTITY: identity,
    },
  });
  onTestFinished(() => agent.stop());
  const token = await tokenOf("VIEWER");
  return until("its clock", async () => {
    const { agents } = await ask(head.url, token, AGENTS);
    const rows: any[] = agents.edges.map(({ node }: any) => node);
    const row = rows.find((one) => one.identity === identity);
    return row?.clockSkewMs == null ? null : row;
  });
}

describe("the clock of an agent", () => {
  it.each([[SHIFT_MS], [-SHIFT_MS], [0]])("that is %d ms off is measured", async (shiftMs) => {
    const { clockSkewMs } = await agentWithClock(shiftMs);
    expect(Math.abs(clockSkewMs - shiftMs)).toBeLessThan(ERROR_MS);
  });
});

describeWith("chromium")("the pages of agents", () => {
  it("say that a clock is wrong, and by how much", async () => {
    const { id } = await agentWithClock(SHIFT_MS);
    const browser = await openBrowser();
    onTestFinished(() => browser.close());
    const { page } = await openPage(browser);
    await page.goto(await signInLinkOf(head.url));
    for (const path of ["/agents", `/agents/${id}`]) {
      await page.goto(head.url + path);
      await page.getByText("Its clock is 7 min ahead of the head's").first().waitFor();
    }
  });
});
