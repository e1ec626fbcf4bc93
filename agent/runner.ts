import type { LeasedAssignment } from "./api.ts";
import type { AttemptEnd, AttemptHooks, AttemptParts } from "./attempt.ts";
import { AttemptAccount } from "./attempt-account.ts";
import { type AttemptFailure, asFailure } from "./attempt-failure.ts";
import { planAttempt } from "./attempt-plan.ts";
import { runProcess } from "./attempt-process.ts";
import { settleEnd } from "./attempt-settle.ts";
import { EventStream } from "./event-stream.ts";
import type { AttemptKey } from "./report.ts";
import { joinTrace, traced } from "./tracing.ts";

const SECOND = 1_000;

/**
 * Runs one leased assignment from its config to its last report. The steps, in order: check config and policy, resolve
 * names, check the resolved addresses, run the processes one after the other, report. Never throws.
 */
export async function runAssignment(
  lease: LeasedAssignment,
  hooks: AttemptHooks,
  parts: AttemptParts,
): Promise<AttemptEnd> {
  return joinTrace(lease.traceparent, () =>
    traced("assignment.run", "internal", async (span) => {
      const key: AttemptKey = { assignmentId: lease.id, attempt: lease.attempt };
      const ids = { ...key, scanner: lease.scanner };
      span?.set(ids);
      const startedAt = performance.now();
      const reported = await new Attempt(lease, key, hooks, parts).run();
      const end = await settleEnd(reported, parts.outbox.settled(key), hooks.signal);
      const durationMs = Math.round(performance.now() - startedAt);
      parts.log.info({ op: "assignment.run", ...ids, ...end, durationMs });
      span?.set({ code: end.code, eventCount: end.eventCount });
      if (!end.ok) span?.fail(end.code);
      return end;
    }),
  );
}

class Attempt {
  readonly #lease: LeasedAssignment;
  readonly #key: AttemptKey;
  readonly #hooks: AttemptHooks;
  readonly #parts: AttemptParts;
  readonly #account: AttemptAccount;
  readonly #events: EventStream;
  readonly #deadline: number;

  constructor(lease: LeasedAssignment, key: AttemptKey, hooks: AttemptHooks, parts: AttemptParts) {
    this.#lease = lease;
    this.#key = key;
    this.#hooks = hooks;
    this.#parts = parts;
    this.#account = new AttemptAccount(lease.scanner);
    this.#events = new EventStream((events) => parts.outbox.put(key, { kind: "events", events }));
    this.#deadline = performance.now() + lease.maxRunSeconds * SECOND;
  }

  /** The attempt up to its last report, which is then in the outbox. */
  async run(): Promise<AttemptEnd> {
    // Not awaited: what is put later comes later, and the scanner need not wait for the disk.
    void this.#parts.outbox.put(this.#key, { kind: "begin" });
    try {
      const plan = await traced("policy.check", "internal", () =>
        planAttempt(this.#lease, this.#parts, this.#hooks.signal),
      );
      this.#account.plan = plan;
      const total = plan.processes.length;
      for (const [index, process] of plan.processes.entries()) {
        await traced("scanner.run", "internal", async (span) => {
          span?.set({ scanner: this.#lease.scanner });
          await runProcess(
            process,
            { index, total },
            {
              ...this.#parts,
              key: this.#key,
              hooks: this.#hooks,
              events: this.#events,
              account: this.#account,
              maxRunSeconds: this.#lease.maxRunSeconds,
              deadline: this.#deadline,
            },
          );
        });
      }
      return await this.#complete();
    } catch (error) {
      return await this.#fail(asFailure(error, this.#hooks.signal));
    }
  }

  async #complete(): Promise<AttemptEnd> {
    await this.#events.flush();
    const { coverage, command, plan, partial } = this.#account;
    const eventCount = this.#events.count;
    const toolVersion = plan?.toolVersion ?? "";
    const input = { eventCount, coverage, command, toolVersion, partial };
    await this.#parts.outbox.put(this.#key, { kind: "complete", input });
    return { ok: true, code: partial?.code ?? "COMPLETE", eventCount };
  }

  async #fail(failure: AttemptFailure): Promise<AttemptEnd> {
    await this.#events.flush();
    const { code, message, retry, result } = failure;
    const { coverage, command, plan } = this.#account;
    const eventCount = this.#events.count;
    const account = { eventCount, coverage, command, toolVersion: plan?.toolVersion };
    await this.#parts.outbox.put(
      this.#key,
      result === null
        ? { kind: "abandon" }
        : { kind: "fail", input: { result, code, message, retry, ...account } },
    );
    return { ok: false, code, eventCount };
  }
}
