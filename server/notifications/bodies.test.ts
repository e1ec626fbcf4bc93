import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { visibleText } from "../../agent/visible-text.ts";
import type { Item, Message } from "./message.ts";
import { slackBody } from "./slack.ts";
import { createSecret } from "./target.ts";
import { teamsBody } from "./teams.ts";
import { headline, lineOf } from "./text.ts";
import { signedHeaders, webhookBody } from "./webhook.ts";
import { partsFor } from "./write-messages.ts";

const HOSTILE =
  "x <!channel> <https://evil.example|click> [here](https://evil.example) www.evil.example @here *b* `c`\r\nBcc: all\u202e\u0007";

function item(changes: Partial<Item> = {}): Item {
  return {
    trigger: "DETECTION_FOUND",
    at: "2026-11-30T12:00:00.000Z",
    subject: { type: "detection", id: "019a" },
    title: "Open port 443/tcp on 192.0.2.1",
    url: "https://head.example/detections/019a",
    severity: "HIGH",
    details: {},
    ...changes,
  };
}

function message(items: Item[], itemCount = items.length): Message {
  const rule = { id: "rule", name: "Bad ones" };
  return { id: "delivery", createdAt: new Date("2026-11-30T12:00:00Z"), rule, items, itemCount };
}

describe("a line of a message", () => {
  it("says what happened, how bad it is and to what", () => {
    expect(lineOf(item())).toBe("New detection (HIGH): Open port 443/tcp on 192.0.2.1");
    expect(lineOf(item({ trigger: "AGENT_STALE", severity: null, title: "scan-1" }))).toBe(
      "Agent is silent: scan-1",
    );
  });

  it("is one line whatever a scanner writes, and bounded", () => {
    const line = lineOf(item({ title: HOSTILE + "y".repeat(10_000) }));
    expect(visibleText(line)).toBe(line);
    expect(line.split(/[\r\n]/)).toHaveLength(1);
    expect(line.length).toBeLessThan(400);
  });

  it("heads a message alone, or is counted with others", () => {
    expect(headline(message([item()]))).toBe("New detection (HIGH): Open port 443/tcp on 192.0.2.1");
    expect(headline(message([item(), item()]))).toBe("2 notifications by the rule Bad ones");
  });
});

describe("the body for Slack", () => {
  const textOf = (sent: Message): string => JSON.parse(slackBody(sent)).text;

  it("is plain text without previews", () => {
    expect(JSON.parse(slackBody(message([item()])))).toEqual({
      text: "• New detection (HIGH): Open port 443/tcp on 192.0.2.1\n   https://head.example/detections/019a",
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
    });
  });

  it("has nothing of a scanner in it that mentions, links or formats", () => {
    const text = textOf(message([item({ title: HOSTILE })]));
    expect(text).toContain("&lt;!channel&gt;");
    expect(text).not.toMatch(/<|>|@here|https:\/\/evil|www\.|\]\(|\*b\*|`c`/);
  });

  it("tells the worst twenty, the worst first, and counts the others", () => {
    const items = [
      item({ severity: "LOW" }),
      ...Array.from({ length: 24 }, () => item({ severity: "CRITICAL" })),
    ];
    const lines = textOf(message(items, 60)).split("\n");
    expect(lines[0]).toBe("60 notifications by the rule Bad ones");
    expect(lines.filter((line) => line.includes("CRITICAL"))).toHaveLength(20);
    expect(lines.at(-1)).toBe("… and 40 more");
  });
});

describe("the body for Teams", () => {
  it("is an Adaptive Card whose texts are runs, which know no Markdown", () => {
    const { type, attachments } = JSON.parse(teamsBody(message([item({ title: HOSTILE })])));
    expect(type).toBe("message");
    expect(attachments[0].contentType).toBe("application/vnd.microsoft.card.adaptive");
    const { body } = attachments[0].content;
    expect(body.map((block: { type: string }) => block.type)).toEqual(["RichTextBlock"]);
    expect(body[0].inlines.map((run: { type: string }) => run.type)).toEqual(["TextRun", "TextRun"]);
    expect(body[0].inlines[1].selectAction).toEqual({
      type: "Action.OpenUrl",
      url: "https://head.example/detections/019a",
    });
  });

  it("stays below the 28 KB that Teams takes", () => {
    const items = Array.from({ length: 100 }, () => item({ title: "語".repeat(1000) }));
    expect(Buffer.byteLength(teamsBody(message(items)))).toBeLessThan(28 * 1024);
  });
});

describe("the body of a webhook", () => {
  it("is verified by Standard Webhooks, and not with another secret, body or id", () => {
    const secret = createSecret();
    const body = webhookBody(message([item()]));
    const headers = signedHeaders("delivery", body, secret, new Date());
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      type: "notification",
      timestamp: "2026-11-30T12:00:00.000Z",
      data: { id: "delivery", rule: { id: "rule", name: "Bad ones" }, items: [item()] },
    });
    expect(() => new Webhook(createSecret()).verify(body, headers)).toThrow("signature");
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow("signature");
    expect(() => new Webhook(secret).verify(body, { ...headers, "webhook-id": "other" })).toThrow(
      "signature",
    );
  });

  it("loses no item: what is too much for one comes in more", () => {
    const items = Array.from({ length: 450 }, (_, at) => item({ title: String(at) }));
    const parts = partsFor("WEBHOOK", items);
    expect(parts.map(({ itemCount }) => itemCount)).toEqual([200, 200, 50]);
    expect(parts.flatMap((part) => part.items)).toEqual(items);
    expect(partsFor("EMAIL", items)).toEqual([{ items: expect.any(Array), itemCount: 450 }]);
  });
});
