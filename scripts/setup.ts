import { existsSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { Failure, messageOf } from "./failure.ts";
import { projectDir } from "./project.ts";
import { hashSources, isBuiltFrom, markBuiltFrom } from "./sources-hash.ts";
import { step } from "./terminal.ts";

/** Something made from sources of the project, and made again when they change. */
interface Build {
  name: string;
  doing: string;
  sources: string[];
  /** A file of the result; without it the build is not there. */
  result: string;
  /** Where the hash of the sources is kept. */
  mark: string;
  command: string[];
}

const databaseClient: Build = {
  name: "database",
  doing: "generating the client of the database …",
  sources: ["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"],
  result: "server/generated/prisma/client.ts",
  mark: "server/generated/.sources",
  command: ["prisma", "generate"],
};

const dashboard: Build = {
  name: "dashboard",
  doing: "building …",
  sources: ["client", "schema.graphql", "vite.config.ts", "package-lock.json"],
  result: "dist/client/index.html",
  mark: "dist/client.sources",
  command: ["vite", "build", "--logLevel", "warn"],
};

/** Makes the generated code that head and tests import. Throws a Failure with the tool's words. */
export async function generateCode(signal?: AbortSignal): Promise<void> {
  await makeCurrent(databaseClient, signal);
}

/** Builds the dashboard when its sources have changed. Throws a Failure with the tool's words. */
export async function buildDashboard(signal?: AbortSignal): Promise<void> {
  await makeCurrent(dashboard, signal);
}

async function makeCurrent(build: Build, signal?: AbortSignal): Promise<void> {
  const hash = await hashSources(build.sources);
  const mark = join(projectDir, build.mark);
  if (existsSync(join(projectDir, build.result)) && (await isBuiltFrom(mark, hash))) return;
  step(build.name, build.doing);
  const [file = "", ...args] = build.command;
  try {
    await execa(file, args, {
      cwd: projectDir,
      preferLocal: true,
      stdin: "ignore",
      all: true,
      env: { NODE_ENV: "production" },
      ...(signal ? { cancelSignal: signal } : {}),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new Failure(`${build.command.join(" ")} failed.\n${messageOf(error)}`);
  }
  await markBuiltFrom(mark, hash);
}
