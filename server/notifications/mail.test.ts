import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MailServer, startMailServer } from "../../test/support/mail-server.ts";
import type { Message } from "./message.ts";

const MESSAGE: Message = {
  id: "delivery",
  createdAt: new Date(),
  rule: { id: "rule", name: "Bad ones" },
  items: [],
  itemCount: 0,
};
const RECIPIENTS = ["ann@mail.example", "bob@mail.example", "eve@mail.example"];
const live = new AbortController().signal;

let server: MailServer;
let mail: typeof import("./mail.ts").mail;

beforeAll(async () => {
  server = await startMailServer();
  process.env.SMTP_URL = server.url; // before the settings are read
  process.env.NOTIFICATION_TIMEOUT_SECONDS = "1";
  ({ mail } = await import("./mail.ts"));
});
beforeEach(() => {
  server.mails.length = 0;
  server.takes = async () => true;
});
afterAll(() => server.stop());

describe("a mail", () => {
  it("that the server takes for some of its recipients says so, and is not sent to these twice", async () => {
    server.takes = async (address) => !address.startsWith("eve");
    expect(await mail(MESSAGE, RECIPIENTS, live)).toEqual({
      problem: "The mail server took it for 2 of 3 recipients only.",
      isFinal: true,
    });
    expect(server.mails.map(({ to }) => to)).toEqual([RECIPIENTS.slice(0, 2)]);
  });

  it("that the server takes for nobody can't succeed", async () => {
    server.takes = async () => false;
    expect(await mail(MESSAGE, RECIPIENTS, live)).toEqual({
      problem: "The mail server refused it (status 550).",
      isFinal: true,
    });
  });

  it("is broken off where a server takes its time with each step, before another head sends it", async () => {
    server.takes = async () => new Promise((resolve) => setTimeout(resolve, 500, true));
    const recipients = Array.from({ length: 8 }, (_, at) => `${at}@mail.example`);
    expect(await mail(MESSAGE, recipients, live)).toEqual({
      problem: "The mail server did not take it within 3 seconds.",
    });
    expect(server.mails).toEqual([]);
  });

  it("is broken off where the head stops", async () => {
    const stopping = new AbortController();
    server.takes = async () => {
      stopping.abort(new Error("The head stops."));
      return true;
    };
    await expect(mail(MESSAGE, RECIPIENTS, stopping.signal)).rejects.toThrow("The head stops.");
  });
});
