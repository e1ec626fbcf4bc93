// A part: it may import the head's modules, which read their settings when they are imported.
import { createLocalApiToken } from "../server/access/api-token.ts";
import { createEnrollmentToken } from "../server/access/enrollment.ts";
import { answerParent } from "./ipc.ts";

answerParent({
  issue: async () => ({
    enrollmentToken: await createEnrollmentToken({ name: "bench", ttlHours: 1 }),
    apiToken: await createLocalApiToken({ name: "bench", role: "OPERATOR" }),
  }),
});
