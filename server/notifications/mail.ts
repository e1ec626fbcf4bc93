import { createTransport, type Transporter } from "nodemailer";
import { config } from "../config.ts";
import type { Failure, Message } from "./message.ts";
import { headline, lineOf, oneLine, worstOf } from "./text.ts";

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

/** Mails a message to each recipient, as plain text. @returns why the server did not take it; null where it did */
export async function mail(message: Message, recipients: string[]): Promise<Failure | null> {
  if (!config.SMTP_URL) return { problem: "This head sends no e-mail: its SMTP_URL is not set." };
  const from = config.SMTP_FROM;
  try {
    await openTransport(config.SMTP_URL).sendMail({
      from,
      to: recipients.map((address) => ({ name: "", address })),
      subject: `[AI Defend] ${oneLine(headline(message), MAX_SUBJECT)}`,
      text: mailText(message),
      messageId: `<${message.id}@ai-defend>`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return null;
  } catch (error) {
    const { code = "", responseCode } = error as { code?: string; responseCode?: number };
    if (responseCode) {
      const isFinal = responseCode >= 550 && responseCode < 560 && code === "EENVELOPE";
      return { problem: `The mail server refused it (status ${responseCode}).`, isFinal };
    }
    return { problem: `The mail server can't be used: ${code || "the connection failed"}.` };
  }
}

function mailText(message: Message): string {
  const { shown, more } = worstOf(message, MAX_LINES);
  const lines = shown.flatMap((item) => [lineOf(item), `  ${item.at}`, `  ${item.url}`, ""]);
  const rest = more > 0 ? [`… and ${more} more.`, ""] : [];
  return [...lines, ...rest, "-- ", `Rule: ${oneLine(message.rule.name)}`, ""].join("\n");
}
