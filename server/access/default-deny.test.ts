import { readFileSync } from "node:fs";
import { isObjectType } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { type Answer, enrollAgent, run, send, tokenOf } from "../../test/support/graphql.ts";
import { everyOperation } from "../../test/support/operations.ts";
import { schema } from "../schema.ts";
import { isAtLeast, ROLES } from "./role.ts";

/** The documented table: who may do what, by the name of the root field. */
const TABLE = new Map(
  [
    ...readFileSync(new URL("../../docs/roles.md", import.meta.url), "utf8").matchAll(
      /^\| `(\w+)` \| (\w+) \|/gm,
    ),
  ].map(([, name, who]) => [name, who]),
);

const operations = everyOperation().map((one) => ({ ...one, who: TABLE.get(one.name) }));

/** The code of the error, where there is one. A subscription that was accepted is ended at once. */
async function codeFor(text: string, token?: string): Promise<string | undefined> {
  const response = await send(text, {}, token);
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    const reader = response.body?.getReader();
    await reader?.cancel();
    return undefined;
  }
  return ((await response.json()) as Answer).errors?.[0]?.extensions.code;
}

const isRefused = (code: string | undefined) => code === "FORBIDDEN" || code === "UNAUTHENTICATED";

describe("default deny", () => {
  it("knows who may do what, for every root field and no other", () => {
    expect(new Set(TABLE.keys())).toEqual(new Set(operations.map(({ name }) => name)));
    expect(operations.length).toBeGreaterThan(60);
  });

  it("declares a scope on every type, or on every field that leads to it", () => {
    const open = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith("__") && !/(Connection|Edge|^PageInfo)$/.test(name))
      .filter(({ extensions }) => !(extensions["pothosOptions"] as { authScopes?: unknown })?.authScopes)
      .map(({ name }) => name);
    // What registerAgent answers, to whoever held an enrollment token.
    expect(open).toEqual(["RegisterAgentPayload"]);
  });

  it.each(operations.filter(({ who }) => who !== "ANYONE"))("nobody gets $name", async ({ text }) => {
    expect(await codeFor(text)).toBe("UNAUTHENTICATED");
  });

  const notForAgents = operations.filter(({ who }) => who !== "AGENT" && who !== "ANYONE");
  describe("an agent", () => {
    let agent: Awaited<ReturnType<typeof enrollAgent>>;
    beforeAll(async () => {
      agent = await enrollAgent();
    });
    it.each(notForAgents)("does not get $name", async ({ text }) => {
      expect(await codeFor(text, agent.token)).toBe("FORBIDDEN");
    });
  });

  it.each(operations.filter(({ who }) => who === "AGENT"))(
    "no admin is an agent: $name",
    async ({ text }) => {
      expect(await codeFor(text, await tokenOf("ADMIN"))).toBe("FORBIDDEN");
    },
  );

  describe.each(ROLES)("%s", (role) => {
    const some = operations.flatMap(({ who, ...one }) => {
      const least = ROLES.find((known) => known === who);
      return least ? [{ ...one, may: isAtLeast(role, least) }] : [];
    });
    it.each(some)("$name: $may", async ({ text, may }) => {
      expect(isRefused(await codeFor(text, await tokenOf(role)))).toBe(!may);
    });
  });

  it("shows nobody who is signed in", async () => {
    expect((await run("{ viewer { id } }")).data).toEqual({ viewer: null });
  });
});
