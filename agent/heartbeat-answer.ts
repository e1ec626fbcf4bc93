import { z } from "zod";
import { ApiError, type LeasedAssignment } from "./api.ts";

/** Longest path and more than the longest host name. */
const MAX_TARGET_LENGTH = 4_096;
/** More than the head hands out at a time. */
const MAX_TARGETS = 100_000;
const MAX_RUN_SECONDS = 7 * 24 * 60 * 60;

const targets = z.array(z.string().max(MAX_TARGET_LENGTH)).max(MAX_TARGETS);

const leaseSchema = z.object({
  id: z.string().min(1).max(200),
  attempt: z.int().min(1),
  scanner: z.string().max(100),
  targets,
  exclusions: targets,
  config: z.unknown(),
  ruleSetIds: z.array(z.string().max(200)).max(100),
  maxRunSeconds: z.number().positive().max(MAX_RUN_SECONDS),
  leaseSeconds: z.number().positive(),
  traceparent: z
    .string()
    .max(55)
    .nullish()
    .transform((trace) => trace ?? null),
});

const ids = z.array(z.string());

const answerSchema = z.object({
  assignments: z.array(z.unknown()),
  cancelled: ids,
  lost: ids,
  sessionToken: z
    .string()
    .max(500)
    .nullish()
    .transform((token) => token ?? null),
  // An answer that tells no time is good for all the rest.
  time: z.coerce
    .date()
    .nullish()
    .catch(null)
    .transform((time) => time ?? null),
  heartbeatSeconds: z.number().positive().max(3_600),
});

export interface HeartbeatAnswer {
  assignments: LeasedAssignment[];
  /** How many assignments were none: they are left to their leases. */
  malformed: number;
  cancelled: string[];
  lost: string[];
  /** The head's clock when it answered; null where it did not say. */
  time: Date | null;
  /** The session's next token; null while this one is good. */
  sessionToken: string | null;
  heartbeatSeconds: number;
}

/**
 * What a head answered to a heartbeat, whatever that was: known fields in their ranges, everything else left out. Throws ApiError
 * where it is no answer at all.
 */
export function readHeartbeatAnswer(answer: unknown): HeartbeatAnswer {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join(".") || "it";
    throw new ApiError(
      "ANSWER_INVALID",
      `The head's answer to a heartbeat is none: ${place} ${issue?.message}.`,
    );
  }
  const leases = parsed.data.assignments.map((lease) => leaseSchema.safeParse(lease));
  const assignments = leases.flatMap(({ data }) => (data === undefined ? [] : [data]));
  return { ...parsed.data, assignments, malformed: leases.length - assignments.length };
}
