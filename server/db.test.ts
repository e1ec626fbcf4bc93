import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { freePort } from "../scripts/free-port.ts";
import { isDatabaseAway } from "./db.ts";
import { PrismaClient } from "./generated/prisma/client.ts";

const NO_SOCKET = "postgresql:///none?host=/nowhere";

function failureOf(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => expect.unreachable("It did not fail."),
    (error: Error) => error,
  );
}

function connect(connectionString: string): Promise<unknown> {
  return new pg.Client({ connectionString }).connect();
}

async function askByPrisma(connectionString: string): Promise<void> {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString }) });
  try {
    await client.scan.count();
  } finally {
    await client.$disconnect();
  }
}

const wrapped = async (work: Promise<unknown>): Promise<never> => {
  throw new Error("The scan could not be stored.", { cause: await failureOf(work) });
};

describe("the database is away", () => {
  it.each([
    ["nobody listens on its port", async () => connect(`postgresql://127.0.0.1:${await freePort()}/none`)],
    ["its socket is not there", () => connect(NO_SOCKET)],
    ["Prisma finds no socket", () => askByPrisma(NO_SOCKET)],
    ["that is the cause of another failure", () => wrapped(connect(NO_SOCKET))],
  ])("where %s", async (_what, work) => {
    expect(isDatabaseAway(await failureOf(work()))).toBe(true);
  });
});

describe("the database is not away", () => {
  it.each([
    ["a file is not there", () => readFile("/nowhere/file")],
    ["a program is not there", () => once(spawn("/nowhere/program"), "spawn")],
    ["that is the cause of another failure", () => wrapped(readFile("/nowhere/file"))],
  ])("where %s", async (_what, work) => {
    const failure = await failureOf(work());
    expect(isDatabaseAway(failure)).toBe(false);
  });
});
