import type { Message } from "./message.ts";
import { headline, lineOf, worstOf } from "./text.ts";

/** Teams takes 28 KB: so many items of the longest titles and addresses stay below it. */
const MAX_LINES = 15;

/**
 * The body for the webhook of a Teams workflow: an Adaptive Card, which is all that they take. Texts stand in text runs,
 * the one element that knows no Markdown.
 */
export function teamsBody(message: Message): string {
  const { shown, more } = worstOf(message, MAX_LINES);
  const heading = message.itemCount > 1 ? [paragraph(run(headline(message), { weight: "Bolder" }))] : [];
  const lines = shown.map((item) =>
    paragraph(
      run(`${lineOf(item)} `),
      run("Open", { selectAction: { type: "Action.OpenUrl", url: item.url }, underline: true }),
    ),
  );
  const rest = more > 0 ? [paragraph(run(`… and ${more} more`, { isSubtle: true }))] : [];
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.3",
    body: [...heading, ...lines, ...rest],
    msteams: { width: "Full" },
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return JSON.stringify({ type: "message", attachments: [{ contentType, contentUrl: null, content }] });
}

function run(text: string, more: object = {}) {
  return { type: "TextRun", text, ...more };
}

function paragraph(...inlines: object[]) {
  return { type: "RichTextBlock", inlines };
}
