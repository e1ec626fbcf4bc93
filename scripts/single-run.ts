import { once } from "node:events";
import { access, constants, mkdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { codeOf, Failure, messageOf } from "./failure.ts";

const Running = z.object({ publicUrl: z.string() });

/** What a running `npm start` tells about itself. */
export type Running = z.infer<typeof Running>;

/**
 * Claims a data directory for this process until it ends, and answers `askRunning` meanwhile. A socket and not a file
 * with a process id: it can be asked, and a crash frees it. Throws a Failure when another process has it, or
 * when the directory cannot be written.
 */
export async function claimDataDir(dataDir: string, running: Running): Promise<Server> {
  await makeDir(dataDir);
  const other = await askRunning(dataDir);
  if (other) throw new Failure(`AI Defend is already running on this data directory, at ${other.publicUrl}.`);
  const path = socketOf(dataDir);
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => undefined); // who asked has left
    socket.end(JSON.stringify(running));
  });
  server.listen(path);
  await once(server, "listening").catch((error: unknown) => {
    throw new Failure(`${path} cannot be made: ${messageOf(error)}`);
  });
  return server.unref();
}

/** Asks the `npm start` that runs on a data directory about itself; null when there is none. */
export async function askRunning(dataDir: string): Promise<Running | null> {
  const socket = connect(socketOf(dataDir));
  try {
    return Running.parse(JSON.parse(await text(socket)));
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ECONNREFUSED") return null;
    throw new Failure(`Something answers in ${socketOf(dataDir)} that is not AI Defend: ${messageOf(error)}`);
  }
}

// Relative, as the path of a socket may not be longer than about 100 bytes.
const socketOf = (dataDir: string) => relative(process.cwd(), join(dataDir, "start.sock"));

async function makeDir(dataDir: string): Promise<void> {
  try {
    await mkdir(join(dataDir, "logs"), { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    throw new Failure(`${dataDir}, where data are kept, cannot be written: ${messageOf(error)}`);
  }
}
