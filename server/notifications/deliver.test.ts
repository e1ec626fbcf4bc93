import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { codeOf, operatorToken, runWell } from "../../test/support/graphql.ts";
import { type Receiver, startReceiver } from "../../test/support/receiver.ts";
import { until } from "../../test/support/until.ts";
import { config } from "../config.ts";
import { pool } from "../db.ts";
import { MAX_TRIES } from "./backoff.ts";
import { createChannel, deleteChannel, updateChannel } from "./channels.ts";
import { type Claimed, claimDeliveries, deliver } from "./deliver.ts";
import { receivers } from "./guarded-agent.ts";
import { dropOldDeliveries } from "./retention.ts";
import { seal } from "./sealed.ts";

vi.hoisted(() => {
  process.env.NOTIFICATION_ALLOWED_NETWORKS = "127.0.0.1"; // before the settings are read
  process.env.NOTIFICATION_TIMEOUT_SECONDS = "1";
});

const REDELIVER =
  "mutation ($ids: [ID!]!) { redeliverNotifications(ids: $ids) { id state tries nextTryAt } }";
const live = () => new AbortController().signal;

let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
beforeEach(() => pool.query(`TRUNCATE "NotificationChannel" CASCADE`));
afterEach(() => {
  receiver.received.length = 0;
  receiver.answer = (_request, response) => response.writeHead(204).end();
});
afterAll(async () => {
  await receivers.close();
  await receiver.stop();
});

async function aChannel(): Promise<string> {
  return (await createChannel({ name: "Hook", kind: "SLACK", url: receiver.url, enabled: true }, "test")).id;
}

async function queue(channelId: string, count = 1): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "NotificationDelivery" ("channelId", "ruleId", "ruleName", items, "itemCount", "nextTryAt")
     SELECT $1, uuidv7(), 'Rule', '[]', 0, now() - interval '1 second' FROM generate_series(1, $2) RETURNING id`,
    [channelId, count],
  );
  return rows[0]?.id ?? "";
}

async function claimOne(): Promise<Claimed> {
  const [claimed] = await claimDeliveries(1);
  if (!claimed) throw new Error("Nothing is due.");
  return claimed;
}

async function stored(id: string) {
  const { rows } = await pool.query(
    `SELECT state::text, tries, problem, "leaseExpiresAt" IS NOT NULL AS leased,
       "finishedAt" IS NOT NULL AS finished, "nextTryAt" > now() AS later FROM "NotificationDelivery" WHERE id = $1`,
    [id],
  );
  return rows[0];
}

const status = (code: number) => {
  receiver.answer = (_request, response) => response.writeHead(code).end();
};

describe("a delivery", () => {
  it("is claimed by one head, however many ask", async () => {
    const channels = await Promise.all(Array.from({ length: 5 }, aChannel));
    const ids = await Promise.all(channels.map((id) => queue(id)));
    const claims = (await Promise.all(Array.from({ length: 6 }, () => claimDeliveries(3)))).flat();
    claims.push(...(await claimDeliveries(8)));
    expect(claims.map(({ message }) => message.id).toSorted()).toEqual(ids.toSorted());
  });

  it("is sent, and the outcome stored", async () => {
    const id = await queue(await aChannel());
    await deliver(await claimOne(), live());
    expect(receiver.received).toHaveLength(1);
    expect(await stored(id)).toMatchObject({
      state: "SENT",
      tries: 1,
      problem: null,
      leased: false,
      finished: true,
    });
    expect(await claimDeliveries(8)).toEqual([]);
  });

  it("waits after a failure, and is given up after the last try with the reason", async () => {
    const id = await queue(await aChannel());
    status(500);
    await deliver(await claimOne(), live());
    const problem = "The receiver answered with status 500.";
    expect(await stored(id)).toMatchObject({
      state: "QUEUED",
      tries: 1,
      problem,
      leased: false,
      later: true,
    });
    expect(await claimDeliveries(8)).toEqual([]);
    await pool.query(
      `UPDATE "NotificationDelivery" SET tries = $1, "nextTryAt" = now() - interval '1 second'`,
      [MAX_TRIES - 1],
    );
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({ state: "DEAD", tries: MAX_TRIES, problem, finished: true });
  });

  it.each([
    ["is gone for good", 410, "DEAD", "The receiver is gone for good (status 410)."],
    ["redirects", 307, "QUEUED", "The receiver redirects (status 307), which is not followed."],
  ])("to a receiver that %s is told as such", async (_what, code, state, problem) => {
    const id = await queue(await aChannel());
    receiver.answer = (_request, response) => response.writeHead(code, { location: receiver.url }).end();
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({ state, problem });
    expect(receiver.received).toHaveLength(1);
  });

  it("is tried again where nobody answers, or nobody is there", async () => {
    const id = await queue(await aChannel());
    receiver.answer = () => undefined;
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({
      state: "QUEUED",
      problem: "There was no answer within 1 seconds.",
    });
    await pool.query(`UPDATE "NotificationDelivery" SET "nextTryAt" = now() - interval '1 second'`);
    await updateChannel((await claimOne()).channel.id, { url: "http://127.0.0.1:1/" });
    await pool.query(`UPDATE "NotificationDelivery" SET "leaseExpiresAt" = NULL`);
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({ state: "QUEUED", problem: "The receiver refuses connections." });
  });

  it("of a head that died goes to another when its lease is over, and a late outcome changes nothing", async () => {
    const id = await queue(await aChannel());
    const lost = await claimOne();
    expect(await claimDeliveries(8)).toEqual([]);
    await pool.query(`UPDATE "NotificationDelivery" SET "leaseExpiresAt" = now() - interval '1 second'`);
    await deliver(await claimOne(), live());
    status(500);
    await deliver(lost, live());
    expect(await stored(id)).toMatchObject({ state: "SENT", tries: 2, problem: null });
  });

  it("that was sent again meanwhile is not changed by the late outcome of a first try", async () => {
    const id = await queue(await aChannel());
    const lost = await claimOne();
    await pool.query(`UPDATE "NotificationDelivery" SET "leaseExpiresAt" = now() - interval '1 second'`);
    await deliver(await claimOne(), live());
    await runWell(REDELIVER, { ids: [id] }, await operatorToken());
    const again = await claimOne();
    expect([lost.tries, again.tries]).toEqual([1, 1]);
    status(410);
    await deliver(lost, live());
    expect(await stored(id)).toMatchObject({ state: "QUEUED", leased: true, problem: null });
  });

  it("is stored as sent once the database is back", async () => {
    const id = await queue(await aChannel());
    const claimed = await claimOne();
    const holder = await pool.connect();
    await holder.query("BEGIN");
    await holder.query(`SELECT FROM "NotificationDelivery" FOR UPDATE`);
    const delivered = deliver(claimed, live());
    const blocked = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE query LIKE 'UPDATE "NotificationDelivery" SET state%' AND wait_event_type = 'Lock' AND datname = current_database()`;
    await until("the outcome to be broken off", async () => (await pool.query(blocked)).rowCount === 1);
    await holder.query("COMMIT");
    holder.release();
    await delivered;
    expect(await stored(id)).toMatchObject({ state: "SENT", tries: 1 });
    expect(receiver.received).toHaveLength(1);
  });

  it("that was taken while the head stops is not sent again", async () => {
    const id = await queue(await aChannel());
    const stopping = new AbortController();
    receiver.answer = (_request, response) => {
      response.writeHead(200).write("more to come");
      setTimeout(() => stopping.abort(new Error("The head stops.")), 100);
    };
    await deliver(await claimOne(), stopping.signal);
    expect(await stored(id)).toMatchObject({ state: "SENT", tries: 1 });
  });

  it("that a fault of the head keeps from being sent is tried again and given up, as any other", async () => {
    const input = { name: "Hook", kind: "WEBHOOK" as const, url: receiver.url, enabled: true };
    const { id: channelId } = await createChannel(input, "test");
    const withoutSecret = seal(JSON.stringify({ url: receiver.url }), channelId, config.AUTH_SECRET);
    await pool.query(`UPDATE "NotificationChannel" SET sealed = $1`, [withoutSecret]);
    const id = await queue(channelId);
    await deliver(await claimOne(), live());
    const problem = expect.stringContaining("A fault of the head");
    expect(await stored(id)).toMatchObject({ state: "QUEUED", later: true, leased: false, problem });
  });

  it("that a stopping head had begun goes to another at once, and the try does not count", async () => {
    const id = await queue(await aChannel());
    const stopping = new AbortController();
    receiver.answer = () => stopping.abort(new Error("The head stops."));
    await deliver(await claimOne(), stopping.signal);
    expect(await stored(id)).toMatchObject({ state: "QUEUED", tries: 0, leased: false, later: false });
    expect(await claimDeliveries(8)).toHaveLength(1);
  });

  it("to a slow receiver keeps none to others waiting", async () => {
    const [slow, other] = [await aChannel(), await aChannel()];
    for (let count = 0; count < 10; count++) await queue(slow);
    await queue(other);
    const claimed = [...(await claimDeliveries(8)), ...(await claimDeliveries(8))];
    expect(claimed.map(({ channel }) => channel.id).toSorted()).toEqual([slow, slow, other].toSorted());
  });

  it("waits behind no other channel, however many wait there", async () => {
    const [slow, off, other] = [await aChannel(), await aChannel(), await aChannel()];
    await Promise.all([queue(slow, 1100), queue(off, 1100)]);
    await updateChannel(off, { enabled: false });
    const id = await queue(other);
    const claimed = await claimDeliveries(8);
    expect(claimed.map(({ message }) => message.id)).toContain(id);
    expect(claimed.map(({ channel }) => channel.id).toSorted()).toEqual([slow, slow, other].toSorted());
  });

  it("waits while its channel is switched off", async () => {
    const channelId = await aChannel();
    await queue(channelId);
    await updateChannel(channelId, { enabled: false });
    expect(await claimDeliveries(8)).toEqual([]);
    await updateChannel(channelId, { enabled: true });
    expect(await claimDeliveries(8)).toHaveLength(1);
  });

  it("is given up where its target can't be read any more", async () => {
    const id = await queue(await aChannel());
    await pool.query(`UPDATE "NotificationChannel" SET sealed = '\\x01'`);
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({
      state: "DEAD",
      problem: expect.stringContaining("AUTH_SECRET"),
    });
  });
});

describe("a channel that is deleted", () => {
  it("keeps what it sent for a while, gives up what waits, and forgets its target", async () => {
    const channelId = await aChannel();
    const sent = await queue(channelId);
    await deliver(await claimOne(), live());
    const waiting = await queue(channelId);
    const underWay = await claimOne();
    await deleteChannel(channelId);
    await deliver(underWay, live());
    expect(await stored(sent)).toMatchObject({ state: "SENT" });
    expect(await stored(waiting)).toMatchObject({ state: "DEAD", problem: "The channel was deleted." });
    const { rows } = await pool.query(`SELECT length(sealed) AS length FROM "NotificationChannel"`);
    expect(rows).toEqual([{ length: 0 }]);
    expect(await codeOf(REDELIVER, { ids: [sent] }, await operatorToken())).toBe("CHANNEL_NOT_FOUND");
    expect(await claimDeliveries(8)).toEqual([]);
    await dropOldDeliveries(new Date(Date.now() + 31 * 86_400_000), 30);
    await expect(pool.query(`SELECT FROM "NotificationChannel"`)).resolves.toMatchObject({ rowCount: 0 });
  });
});

describe("redelivery", () => {
  it("queues what was given up or sent, with the same id and all its tries", async () => {
    const id = await queue(await aChannel());
    await pool.query(`UPDATE "NotificationDelivery" SET state = 'DEAD', tries = 8, "finishedAt" = now()`);
    const { redeliverNotifications } = await runWell(REDELIVER, { ids: [id] }, await operatorToken());
    expect(redeliverNotifications).toEqual([
      { id, state: "QUEUED", tries: 0, nextTryAt: expect.any(String) },
    ]);
    await deliver(await claimOne(), live());
    expect(await stored(id)).toMatchObject({ state: "SENT" });
  });

  it("queues all that are named or none", async () => {
    const id = await queue(await aChannel());
    await pool.query(`UPDATE "NotificationDelivery" SET state = 'DEAD'`);
    const ids = [id, crypto.randomUUID()];
    expect(await codeOf(REDELIVER, { ids }, await operatorToken())).toBe("DELIVERY_NOT_FOUND");
    expect(await codeOf(REDELIVER, { ids: [] }, await operatorToken())).toBe("BAD_INPUT");
    expect(await stored(id)).toMatchObject({ state: "DEAD" });
  });
});

describe("retention", () => {
  it("drops what was sent or given up long ago, and nothing that waits", async () => {
    const channelId = await aChannel();
    const [old, recent, waiting] = [await queue(channelId), await queue(channelId), await queue(channelId)];
    const end = `UPDATE "NotificationDelivery" SET state = $2::"NotificationDeliveryState", "finishedAt" = now() - make_interval(days => $3) WHERE id = $1`;
    await pool.query(end, [old, "DEAD", 31]);
    await pool.query(end, [recent, "SENT", 29]);
    await pool.query(
      `UPDATE "NotificationDelivery" SET "createdAt" = now() - interval '1 year' WHERE id = $1`,
      [waiting],
    );
    await dropOldDeliveries(new Date(), 30);
    const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "NotificationDelivery" ORDER BY id`);
    expect(rows.map(({ id }) => id)).toEqual([recent, waiting]);
  });
});
