import { z } from "zod";

/** A scanner that an agent measured: usable unless it says what is the problem. */
export const Capability = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "is no scanner name (lower-case letters, digits, dashes)"),
  version: z.string().max(60),
  /** It may open raw sockets, read every file, or whatever else privilege gives this scanner. */
  privileged: z.boolean(),
  /** Why it can't be used as it is, as a sentence; null where it can. */
  problem: z
    .string()
    .max(500)
    .nullish()
    .transform((text) => text ?? null),
  /** When the newest signatures or tests that it brings were made, ISO 8601. */
  signaturesAt: z
    .date()
    .nullish()
    .transform((date) => date?.toISOString() ?? null)
    .optional(),
  signatureCount: z.int().min(0).nullish(),
});

/** Labels of an agent, or the labels an agent must have. */
export const Labels = z.record(
  z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$/, "is no label name"),
  z
    .string()
    .max(63)
    .regex(/^[A-Za-z0-9._-]*$/, "is no label value"),
);

export type Capability = z.infer<typeof Capability>;
export type Labels = z.infer<typeof Labels>;

/** Does the agent have every label that is asked for? */
export function hasLabels(labels: Labels, required: Labels): boolean {
  return Object.entries(required).every(([name, value]) => labels[name] === value);
}
