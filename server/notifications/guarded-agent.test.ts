import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Receiver, startReceiver } from "../../test/support/receiver.ts";
import { receivers } from "./guarded-agent.ts";
import { post } from "./post.ts";

let receiver: Receiver;
const signal = new AbortController().signal;
const portOf = () => new URL(receiver.url).port;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(async () => {
  await receivers.close();
  await receiver.stop();
});

describe("a head that allows no networks inside", () => {
  it.each([
    "127.0.0.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "[::ffff:127.0.0.1]",
    "[::1]",
    "0.0.0.0",
    "169.254.169.254",
  ])("posts nothing to %s", async (host) => {
    expect(await post(`http://${host}:${portOf()}/`, { body: "{}", signal })).toEqual({
      problem: expect.stringMatching(/ is no public address\. NOTIFICATION_ALLOWED_NETWORKS /),
      isFinal: true,
    });
    expect(receiver.received).toEqual([]);
  });

  it("posts nothing to a name that leads inside, whatever it led to before", async () => {
    expect(await post(`http://localhost:${portOf()}/`, { body: "{}", signal })).toEqual({
      problem: expect.stringMatching(/^localhost has no public address\. /),
      isFinal: true,
    });
    expect(receiver.received).toEqual([]);
  });
});
