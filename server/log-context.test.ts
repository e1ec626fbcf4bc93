import { describe, expect, it } from "vitest";
import { joinTrace } from "../agent/tracing.ts";
import { batched } from "./batch.ts";
import { addToLog, logFields, withRequestId } from "./log-context.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

describe("what lines of the log carry", () => {
  it("is what became known of their request, also after a wait, and of no other", async () => {
    const of = (id: string, agentId: string) =>
      withRequestId(id, async () => {
        await Promise.resolve();
        addToLog({ agentId });
        await new Promise(setImmediate);
        return logFields();
      });
    expect(await Promise.all([of("request-1", "a"), of("request-2", "b")])).toEqual([
      { requestId: "request-1", agentId: "a" },
      { requestId: "request-2", agentId: "b" },
    ]);
    expect(logFields()).toEqual({});
  });

  it("is nothing where many requests are served at once", async () => {
    const seen = batched(async (inputs: number[]) => inputs.map(() => logFields()));
    const fields = await withRequestId("request-1", () =>
      joinTrace(`00-${TRACE}-00f067aa0ba902b7-01`, async () => [logFields(), await seen(1)]),
    );
    expect(fields).toEqual([{ requestId: "request-1", traceId: TRACE }, {}]);
  });

  it("takes no id that would have to be escaped, and no trace that is none", () => {
    for (const told of ["short", "a b c d e f g", "x".repeat(65), ["request-1"], undefined])
      expect(withRequestId(told, (id) => id)).toMatch(/^[0-9a-f-]{36}$/);
    for (const told of [null, "", "00-nonsense-01", `00-${"0".repeat(32)}-00f067aa0ba902b7-01`])
      expect(joinTrace(told, logFields)).toEqual({});
  });
});
