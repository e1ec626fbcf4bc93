import { connect, type Socket } from "node:net";
import type { ClamdAddress } from "./clamd-settings.ts";

const CONNECT_TIMEOUT_MS = 5_000;
/** A reply names one path and one signature. */
const MAX_REPLY_BYTES = 64 * 1024;

/** Thrown when clamd does not answer, or not as it should; the message says what happened, without a full stop. */
export class ClamdError extends Error {
  override name = "ClamdError";
}

/** One connection to clamd. Commands and replies end with NUL, so that no file name can hold a whole one. */
export class ClamdConnection {
  readonly #socket: Socket;
  readonly #replies: string[] = [];
  #rest = Buffer.alloc(0);
  #failure: Error | null = null;
  #isEnded = false;
  #wake: (() => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (bytes) => this.#read(bytes));
    socket.on("error", (error) => {
      this.#failure ??= error;
    });
    socket.on("close", () => {
      this.#isEnded = true;
      this.#wake?.();
    });
  }

  /** Rejects with ClamdError. */
  static async open(address: ClamdAddress): Promise<ClamdConnection> {
    const socket = connect(address);
    const timer = setTimeout(() => socket.destroy(new Error("no connection in time")), CONNECT_TIMEOUT_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once("connect", resolve);
        socket.once("error", reject);
      });
    } catch (error) {
      throw new ClamdError(`it cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      clearTimeout(timer);
    }
    return new ClamdConnection(socket);
  }

  /** Sends a command or a piece of data, and waits while clamd takes no more. */
  async send(bytes: Buffer): Promise<void> {
    if (this.#isEnded || this.#socket.write(bytes)) return;
    await new Promise<void>((resolve) => {
      const go = () => {
        this.#socket.off("drain", go).off("close", go);
        resolve();
      };
      this.#socket.once("drain", go).once("close", go);
    });
  }

  /** `zCOMMAND`, with the argument's bytes as latin1. */
  async command(command: string): Promise<void> {
    await this.send(Buffer.from(`z${command}\0`, "latin1"));
  }

  /** The next reply as latin1, without its NUL; null when clamd ended the connection. Rejects with ClamdError after `timeoutMs`. */
  async reply(timeoutMs: number): Promise<string | null> {
    const timer = setTimeout(() => this.#fail(new ClamdError("it took too long")), timeoutMs);
    try {
      for (;;) {
        const reply = this.#replies.shift();
        if (reply !== undefined) return reply;
        if (this.#failure instanceof ClamdError) throw this.#failure;
        if (this.#isEnded) return null;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
      this.#wake = null;
    }
  }

  /** True when clamd will say no more. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    let rest = Buffer.concat([this.#rest, bytes]);
    for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
      this.#replies.push(rest.toString("latin1", 0, end));
      rest = rest.subarray(end + 1);
    }
    this.#rest = Buffer.from(rest);
    if (rest.length > MAX_REPLY_BYTES) this.#fail(new ClamdError("it sent a reply without end"));
    this.#wake?.();
  }

  #fail(error: ClamdError): void {
    this.#failure = error;
    this.#socket.destroy();
    this.#wake?.();
  }
}

/** What clamd answers to one command. Rejects with ClamdError. */
export async function askClamd(address: ClamdAddress, command: string, timeoutMs: number): Promise<string> {
  const connection = await ClamdConnection.open(address);
  try {
    await connection.command(command);
    const reply = await connection.reply(timeoutMs);
    if (reply === null) throw new ClamdError("it ended the connection");
    return reply;
  } finally {
    connection.close();
  }
}

/** All that clamd answers to one command until it ends the connection. Rejects with ClamdError. */
export async function askClamdForAll(
  address: ClamdAddress,
  command: string,
  timeoutMs: number,
): Promise<string[]> {
  const connection = await ClamdConnection.open(address);
  try {
    await connection.command(command);
    const replies: string[] = [];
    for (;;) {
      const reply = await connection.reply(timeoutMs);
      if (reply === null) return replies;
      replies.push(reply);
    }
  } finally {
    connection.close();
  }
}
