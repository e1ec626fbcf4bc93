import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, openPage } from "../support/browser.ts";
import { post, sendTo } from "../support/client.ts";
import { enrollAgent, enrollmentToken, tokenOf } from "../support/graphql.ts";
import { startAgent, startHead, type TestHead } from "../support/processes.ts";
import { signInLinkOf } from "../support/sign-in.ts";
import { describeWith } from "../support/tools.ts";
import { until } from "../support/until.ts";

let head: TestHead;

beforeAll(async () => {
  head = await startHead({ env: { TRUSTED_DOCUMENTS_ONLY: "true" } });
});

afterAll(() => head?.stop());

async function codeFor(token: string, query: string): Promise<unknown> {
  const response = await post(head.url, token, query);
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

describe("a head that takes trusted documents only", () => {
  it("refuses an operation that is not its dashboard's or its agents' before the schema is asked about it", async () => {
    const open = await startHead();
    const agent = await enrollAgent({}, sendTo(open.url));
    await open.stop();
    for (const token of ["", agent.token])
      for (const query of [
        "{ viewer { id } }",
        "{ noSuchField }",
        "mutation { deregisterAgent { agentId } __typename }",
      ])
        expect([query, await codeFor(token, query)]).toEqual([query, "OPERATION_NOT_TRUSTED"]);
    const page = await fetch(`${head.url}/graphql`, { headers: { accept: "text/html" } });
    expect(page.status).toBe(403);
  });

  it("takes the dashboard's own, however a client writes them", async () => {
    const compact = "query Viewer_Query{viewer{id name email role __typename}singleSignOn}";
    expect(await codeFor("", compact)).toBeUndefined();
    expect(await codeFor("", "query Viewer_Query { viewer { id name } }")).toBe("OPERATION_NOT_TRUSTED");
  });

  it("takes any operation of an administrator", async () => {
    expect(await codeFor(await tokenOf("ADMIN"), "{ agents { edges { node { id } } } }")).toBeUndefined();
  });

  it("works with a real agent", async () => {
    const env = { HEAD_URL: head.url, ENROLLMENT_TOKEN: await enrollmentToken(), AGENT_NAME: "trusted" };
    const agent = await startAgent({ env });
    const query = `{ agents { edges { node { identity health lastHeartbeatAt } } } }`;
    await until("its heartbeat", async () =>
      JSON.stringify(await sendTo(head.url)(query, {}, await tokenOf("ADMIN"))).includes('"health":"ONLINE"'),
    );
    expect(await agent.logs()).not.toContain("OPERATION_NOT_TRUSTED");
    await agent.stop();
  });
});

describeWith("chromium")("the dashboard of such a head", () => {
  it("works", async () => {
    const browser = await openBrowser();
    const { page, problems } = await openPage(browser);
    const refused: string[] = [];
    page.on("response", async (response) => {
      if (response.url().endsWith("/graphql") && response.status() >= 400)
        refused.push(await response.text());
    });
    await page.goto(await signInLinkOf(head.url));
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.getByText("Live", { exact: true }).first().waitFor();
    await page.getByRole("link", { name: "Agents", exact: true }).first().click();
    await page.getByRole("row").filter({ hasText: "nmap" }).first().waitFor();
    expect([refused, problems]).toEqual([[], []]);
    await browser.close();
  });
});
