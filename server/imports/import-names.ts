import { z } from "zod";

/** What both ways of importing take beside the bytes. */
export const ImportNames = z.object({
  fileName: z.string("is missing").min(1).max(1000),
  scanner: z.string().max(60).nullish(),
  machine: z.string().max(253).nullish(),
});
