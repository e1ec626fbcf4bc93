import { z } from "zod";
import { Id } from "../id.ts";

/** Which attempt an agent speaks of. */
export const AttemptKey = z.object({ assignmentId: Id, attempt: z.int().min(1).max(1000) });
const Command = z.array(z.string().max(8192)).max(10_000);
const Coverage = z
  .json()
  .refine((coverage) => JSON.stringify(coverage).length <= 1024 * 1024, "is over 1 MiB");
const Completion = AttemptKey.extend({
  eventCount: z.int().min(0),
  coverage: Coverage,
  command: Command,
  toolVersion: z.string().max(100),
});
const Code = z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/, "is no code");
const Message = z.string().max(2000);
/** How an attempt ended that ran to its end. */
export const Success = Completion.extend({ partial: z.object({ code: Code, message: Message }).nullish() });
/** How an attempt may end that did not. */
export const FAILURE_RESULTS = ["FAILED", "CANCELLED", "REFUSED"] as const;
/** How and why an attempt did not run to its end. */
export const Failure = Completion.extend({
  result: z.enum(FAILURE_RESULTS),
  code: Code,
  message: Message,
  retry: z.boolean(),
  coverage: Coverage.nullish(),
  toolVersion: z.string().max(100).nullish(),
});
