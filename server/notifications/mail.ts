import { createTransport, type Transporter } from "nodemailer";
import { config } from "../config.ts";
import type { Failure, Message } from "./message.ts";
import { headline, lineOf, oneLine, worstOf } from "./text.ts";

/** How long a mail may take in all, as a multiple of what one answer of the server may take. */
const MAX_STEPS = 3;
const MAX_LINES = 100;
const MAX_SUBJECT = 150;

let transport: Transporter | undefined;

function openTransport(url: string): Transporter {
  const timeoutMs = config.NOTIFICATION_TIMEOUT_SECONDS * 1000;
  transport ??= createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return transport;
}

/**
 * Mails a message to each recipient, as plain text.
 * @returns why the server did not take it, or not for all; null where it did
 * @throws the signal's reason where it is given up
 */
export async function mail(
  message: Message,
  recipients: string[],
  signal: AbortSignal,
): Promise<Failure | null> {
  if (!config.SMTP_URL) return { problem: "This head sends no e-mail: its SMTP_URL is not set." };
  const from = config.SMTP_FROM;
  const longest = MAX_STEPS * config.NOTIFICATION_TIMEOUT_SECONDS;
  const deadline = AbortSignal.timeout(longest * 1000);
  try {
    const { rejected = [] } = await openTransport(config.SMTP_URL).sendMail({
      from,
      to: recipients.map((address) => ({ name: "", address })),
      subject: `[AI Defend] ${oneLine(headline(message), MAX_SUBJECT)}`,
      text: mailText(message),
      messageId: `<${message.id}@ai-defend>`,
      headers: { "Auto-Submitted": "auto-generated" },
      signal: AbortSignal.any([signal, deadline]),
    });
    return rejected.length === 0 ? null : partlyRefused(rejected.length, recipients.length);
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) return { problem: `The mail server did not take it within ${longest} seconds.` };
    const { code = "", responseCode } = error as { code?: string; responseCode?: number };
    if (responseCode) {
      const isFinal = responseCode >= 550 && responseCode < 560 && code === "EENVELOPE";
      return { problem: `The mail server refused it (status ${responseCode}).`, isFinal };
    }
    return { problem: `The mail server can't be used: ${code || "the connection failed"}.` };
  }
}

/** Another try would be a second mail to the others. */
function partlyRefused(refused: number, all: number): Failure {
  return {
    problem: `The mail server took it for ${all - refused} of ${all} recipients only.`,
    isFinal: true,
  };
}

function mailText(message: Message): string {
  const { shown, more } = worstOf(message, MAX_LINES);
  const lines = shown.flatMap((item) => [lineOf(item), `  ${item.at}`, `  ${item.url}`, ""]);
  const rest = more > 0 ? [`… and ${more} more.`, ""] : [];
  return [...lines, ...rest, "-- ", `Rule: ${oneLine(message.rule.name)}`, ""].join("\n");
}
