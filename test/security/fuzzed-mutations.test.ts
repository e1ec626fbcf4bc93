import fc from "fast-check";
import {
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../../server/access/caller.ts";
import { requireFirstAdmin } from "../../server/access/first-admin.ts";
import { db } from "../../server/db.ts";
import { yoga } from "../../server/graphql-server.ts";
import { schema } from "../../server/schema.ts";
import { type Answer, assignScan, enrollAgent } from "../support/graphql.ts";

const MINUTE = 60_000;
const RUNS = 40;
/** These start a compiler or a parser for each input. */
const SLOW = new Set(["uploadRuleSet", "importReport", "importFeed"]);

const hostile = fc.constantFrom(
  "",
  " ",
  "\0",
  "\ud800",
  "\u202e",
  "-oN/tmp/x",
  "../../etc/passwd",
  '\'; DROP TABLE "Agent"; --',
  "<script>alert(1)</script>",
  "$(id)",
  "__proto__",
  "\u001b]0;x\u0007",
  "NaN",
  "9".repeat(400),
  "a".repeat(100_000),
  "10.0.0.0/8",
  "::/0",
  "* * * * *",
  "Europe/Berlin",
);
const known: string[] = [];
const id = fc.oneof(
  fc.constantFrom(...Array.from({ length: 20 }, (_, index) => index)).map((index) => known[index] ?? "none"),
  fc.uuid(),
  hostile,
);
const SCALARS: Record<string, fc.Arbitrary<unknown>> = {
  String: fc.oneof(hostile, fc.string({ unit: "binary" }), fc.string()),
  ID: id,
  Int: fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 2 ** 31 - 1, -(2 ** 31))),
  Float: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, -1, 1e308)),
  Boolean: fc.boolean(),
  BigInt: fc.oneof(fc.maxSafeInteger(), fc.constantFrom(0, -1)),
  JSON: fc.jsonValue(),
  DateTime: fc.oneof(
    fc.date({ noInvalidDate: true }).map((date) => date.toJSON()),
    fc.constantFrom("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "now"),
  ),
};

/** Anything that a field of this type may be given, and now and then something else. */
function inputOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return inputOf(type.ofType, depth);
  if (isListType(type)) return fc.array(inputOf(type.ofType, depth), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? fc.jsonValue();
  const fields = Object.values(type.getFields()).filter((field) => depth < 4 || isNonNullType(field.type));
  const required = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
  const model = Object.fromEntries(fields.map((field) => [field.name, inputOf(field.type, depth + 1)]));
  return fc.record(model, { requiredKeys: required });
}

const mutations = Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
  const type = getNamedType(field.type);
  const leaf = isObjectType(type)
    ? Object.values(type.getFields()).find((one) => isLeafType(getNamedType(one.type)))?.name
    : undefined;
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const selection = isObjectType(type) ? ` { ${leaf ?? "__typename"} }` : "";
  return {
    name: field.name,
    query: `mutation${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`}${selection} }`,
    variables: fc.record(Object.fromEntries(field.args.map((arg) => [arg.name, inputOf(arg.type)]))),
  };
});

let callers: Caller[];
let tried = 0;

async function codesOf(query: string, variables: object, caller: Caller): Promise<unknown[]> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  };
  const response = await yoga.fetch("http://head.test/graphql", init, { caller, address: "192.0.2.200" });
  tried += 1;
  expect(response.status).toBeLessThan(500);
  return ((await response.json()) as Answer).errors?.map(({ extensions }) => extensions?.code) ?? [];
}

describe("any input of any mutation", () => {
  beforeAll(async () => {
    const admin = await requireFirstAdmin();
    const agent = await enrollAgent();
    const scan = await assignScan();
    const [assignment] = (await agent.heartbeat()).assignments;
    known.push(agent.id, admin.id, scan.id, assignment.id);
    callers = [
      { kind: "user", userId: admin.id, name: "Admin", email: admin.email, role: "ADMIN", sessionId: "fuzz" },
      { kind: "agent", agentId: agent.id, sessionId: "fuzz", isPending: false },
    ];
  });

  it.each(mutations)(
    "$name answers in its own words",
    async ({ name, query, variables }) => {
      await fc.assert(
        fc.asyncProperty(variables, fc.nat(9), async (input, chance) => {
          for (const caller of chance === 0 ? [null, ...callers] : callers) {
            const codes = await codesOf(query, input, caller);
            expect(codes).not.toContain("INTERNAL_SERVER_ERROR");
            expect(codes).not.toContain("UNAVAILABLE");
          }
        }),
        { numRuns: SLOW.has(name) ? 10 : RUNS, endOnFailure: true },
      );
    },
    MINUTE,
  );

  it("tried enough, and left the head at work", async () => {
    expect(tried).toBeGreaterThan(mutations.length * 20);
    expect(await db.agent.count()).toBeGreaterThan(0);
    process.stdout.write(`${tried} inputs of ${mutations.length} mutations were tried\n`);
  });
});
