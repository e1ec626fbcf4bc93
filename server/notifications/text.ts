import { visibleText } from "../../agent/visible-text.ts";
import type { Severity } from "../generated/prisma/enums.ts";
import type { Item, Message } from "./message.ts";

const MAX_TITLE = 300;

const HEADINGS: Record<Item["trigger"], string> = {
  DETECTION_FOUND: "New detection",
  DETECTION_REOPENED: "Opened again",
  AGENT_STALE: "Agent is silent",
  AGENT_OFFLINE: "Agent went offline",
  AGENT_CONFLICT: "Two agents with one identity",
  SCAN_FAILED: "Scan failed",
  COVERAGE_GAP: "Not examined",
  QUEUE_AGE: "Work waits",
  TEST: "Test",
};

const RANKS: Record<Severity, number> = { INFO: 0, LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 };

/** One line of text of anybody: nothing in it ends the line, hides or reorders what stands around it. */
export function oneLine(text: string, length = MAX_TITLE): string {
  const line = visibleText(text.replaceAll(/\s+/g, " ")).trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** The worst first, and of equal ones the earliest. */
export function worstFirst(items: readonly Item[]): Item[] {
  const rank = ({ severity }: Item) => (severity === null ? RANKS.MEDIUM : RANKS[severity]);
  return items.toSorted((one, other) => rank(other) - rank(one) || one.at.localeCompare(other.at));
}

/** What the message is about, in one line. */
export function headline({ rule, items, itemCount }: Pick<Message, "rule" | "items" | "itemCount">): string {
  const [first] = worstFirst(items);
  if (itemCount === 1 && first) return oneLine(lineOf(first));
  return `${itemCount} notifications by the rule ${oneLine(rule.name, 100)}`;
}

/** One thing in one line. */
export function lineOf({ trigger, severity, title }: Item): string {
  const grade = severity === null ? "" : ` (${severity})`;
  return `${HEADINGS[trigger]}${grade}: ${oneLine(title)}`;
}

/** The worst of the message, so many at most, and how many more there are. */
export function worstOf({ items, itemCount }: Message, most: number): { shown: Item[]; more: number } {
  const shown = worstFirst(items).slice(0, most);
  return { shown, more: itemCount - shown.length };
}
