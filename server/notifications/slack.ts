import type { Message } from "./message.ts";
import { headline, lineOf, worstOf } from "./text.ts";

const MAX_LINES = 20;

/** The body for an incoming webhook of Slack, or of what takes the same. Plain text: no formatting, previews or mentions. */
export function slackBody(message: Message): string {
  const { shown, more } = worstOf(message, MAX_LINES);
  const lines = shown.flatMap((item) => [`• ${inert(lineOf(item))}`, `   ${item.url}`]);
  const heading = message.itemCount > 1 ? [inert(headline(message))] : [];
  const text = [...heading, ...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join("\n");
  return JSON.stringify({ text, mrkdwn: false, unfurl_links: false, unfurl_media: false });
}

/** Joins nothing and is not seen: what stands on both sides of it is read as two words. */
const BREAK = "\u200b";

/**
 * Text of anybody that means nothing but itself: Slack's own markup is escaped; mentions, links and Markdown, which
 * others that take the same body would obey, are broken.
 */
function inert(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[@*_~`[\]]|:(?=\/\/)|\bwww(?=\.)/gi, (mark) => `${mark}${BREAK}`);
}
