// Run by `npm start` once the head is ready. A process of its own, so that the starter never imports the head.
import { createEnrollmentToken, revokeEnrollmentTokens } from "../server/access/enrollment.ts";
import { createSignInLink } from "../server/access/sign-in.ts";
import { queueFirstScan } from "../server/scans/first-scan.ts";

const LOCAL_AGENT = "local agent";
/** The local agent registers anew whenever the head has forgotten it, for as long as this start may last. */
const enrollmentTtlHours = 365 * 24;

// Each start makes one of its own: what earlier starts made lets nobody in any more.
await revokeEnrollmentTokens(LOCAL_AGENT);
const signInLink = await createSignInLink();
const enrollmentToken = await createEnrollmentToken({ name: LOCAL_AGENT, ttlHours: enrollmentTtlHours });
if (process.env.FIRST_SCAN !== "false") await queueFirstScan();

process.stdout.write(`${JSON.stringify({ enrollmentToken, signInLink })}\n`, () => process.exit(0));
