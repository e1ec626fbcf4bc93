import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail as a server took it. */
export type ReceivedMail = { from: string; to: string[]; raw: string };

/** A real SMTP server on this machine, without accounts. */
export interface MailServer {
  url: string;
  mails: ReceivedMail[];
  /** Whether it takes mail for an address; at first for all. */
  takes: (address: string) => Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts one on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    async onRcptTo({ address }, _session, done) {
      done((await mailServer.takes(address)) ? null : new Error("Nobody of that name."));
    },
    async onData(stream, { envelope }, done) {
      const raw = await text(stream).catch(() => null);
      if (raw === null) return; // broken off
      const from = envelope.mailFrom ? envelope.mailFrom.address : "";
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const mailServer: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    takes: async () => true,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return mailServer;
}
