import { describe, expect, it } from "vitest";
import { codeOf, enrollAgent, operatorToken, run } from "../test/support/graphql.ts";
import { findCaller } from "./access/caller.ts";
import { pool } from "./db.ts";
import { yoga } from "./graphql-server.ts";

const fields = (count: number, text: string) =>
  Array.from({ length: count }, (_, at) => text.replace("#", String(at)));

describe("limits on operations", () => {
  it.each([
    ["fields at the root", `{ ${fields(21, "a#: changeCursor").join(" ")} }`],
    [
      "fields at the root",
      `{ ...f ...f } fragment f on Query { ${fields(10, "a#: changeCursor").join(" ")} }`,
    ],
    ["aliases", `{ agents { edges { node { ${fields(51, "a#: id").join(" ")} } } } }`],
    ["directives", `{ changeCursor ${fields(51, "@include(if: true)").join(" ")} }`],
  ])("refuses too many %s", async (what, query) => {
    const { errors } = await run(query, {}, await operatorToken());
    expect(errors).toContainEqual(
      expect.objectContaining({
        message: expect.stringContaining(what),
        extensions: { code: "QUERY_TOO_COMPLEX" },
      }),
    );
  });

  it("refuses fragments that go round in a circle, and comes back", async () => {
    const query = "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a ...a }";
    expect((await run(query, {}, await operatorToken())).errors?.length).toBeGreaterThan(0);
  });

  it("refuses several operations in one request", async () => {
    const caller = await findCaller(new Headers({ authorization: `Bearer ${await operatorToken()}` }));
    const operation = { method: "POST", headers: { "content-type": "application/json" } };
    const body = JSON.stringify([{ query: "{ changeCursor }" }, { query: "{ changeCursor }" }]);
    const response = await yoga.fetch(
      "http://head.test/graphql",
      { ...operation, body },
      { caller, address: "" },
    );
    expect(response.status).toBe(400);
  });
  it("refuses absurd depth with a code", async () => {
    const nested = (depth: number): string =>
      depth === 0 ? "id" : `scan { assignments { edges { node { ${nested(depth - 1)} } } } }`;
    const query = `{ assignments { edges { node { ${nested(6)} } } } }`;
    expect(await codeOf(query, {}, await operatorToken())).toBe("QUERY_TOO_COMPLEX");
  });

  it("refuses a text of too many tokens before it is executed", async () => {
    const { data, errors } = await run(`{ ${"viewer { id } ".repeat(1000)} }`, {}, await operatorToken());
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain("token");
  });

  it("refuses a page larger than 100 by giving at most 100", async () => {
    const query = "{ agents(first: 100000) { edges { node { id } } } }";
    expect((await run(query, {}, await operatorToken())).errors).toBeUndefined();
  });

  it("answers malformed GraphQL with a sentence and no stack", async () => {
    const answer = await run("{ agents(", {}, await operatorToken());
    expect(JSON.stringify(answer)).toContain("Syntax Error");
    expect(JSON.stringify(answer)).not.toMatch(/\.ts:|node_modules/);
  });
});

describe("the schema", () => {
  const whole = "{ __schema { types { name } } }";

  it("is told to people who are signed in, and to nobody else", async () => {
    const agent = await enrollAgent();
    expect(await codeOf(whole)).toBe("INTROSPECTION_OFF");
    expect(await codeOf(`{ __type(name: "Query") { name } }`, {}, agent.token)).toBe("INTROSPECTION_OFF");
    expect(await codeOf("fragment f on Query { __schema { types { name } } } { ...f }")).toBe(
      "INTROSPECTION_OFF",
    );
    expect((await run(whole, {}, await operatorToken())).data.__schema.types.length).toBeGreaterThan(50);
    expect((await run("{ __typename }")).data).toEqual({ __typename: "Query" });
  });

  it("is not guessed from what an error suggests", async () => {
    const answers = await Promise.all([
      run("{ agentz { id } }"),
      run("{ agents(frist: 1) { edges { cursor } } }"),
      run("mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }", {
        input: { targetz: [], targets: [], scanners: [] },
      }),
    ]);
    expect(answers.map(({ errors }) => errors?.length ?? 0).every((count) => count > 0)).toBe(true);
    expect(JSON.stringify(answers)).not.toMatch(/did you mean/i);
  });
});

describe("an unexpected failure", () => {
  it("is masked, and logged under the id that the answer names", async () => {
    await pool.query(`ALTER TABLE "RuleSet" RENAME TO "Elsewhere"`);
    const answer = await run("{ ruleSets(first: 1) { edges { node { id } } } }", {}, await operatorToken());
    await pool.query(`ALTER TABLE "Elsewhere" RENAME TO "RuleSet"`);
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          /^Something went wrong in the head. Its log has more under [0-9a-f-]{36}\.$/,
        ),
        extensions: { code: "INTERNAL_SERVER_ERROR", errorId: expect.any(String) },
      }),
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/relation|prisma|\.ts/i);
  });
});
