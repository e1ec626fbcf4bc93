import { describe, expect, it } from "vitest";
import { codeOf, operatorToken, run } from "../test/support/graphql.ts";

describe("limits on operations", () => {
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
