import { CliFailure } from "../failure.ts";
import { connectHead, headUrl } from "../head.ts";
import { operations } from "../operations.ts";
import { type Check, reasonOf } from "./check.ts";

const TIMEOUT_MS = 5_000;
/** Below it, leases and tokens work as they should; the header tells whole seconds. */
const SKEW_SECONDS = { warn: 5, fail: 60 };

/** What can be seen of the head from outside: that it lives, that it can work, whom it takes us for, and its clock. */
export function headChecks(env: NodeJS.ProcessEnv): Check[] {
  return [
    {
      name: "head",
      advice: "Start one with npm start, or say where it is: AI_DEFEND_URL=https://…",
      look: async () => {
        const url = headUrl(env);
        const { ok, status } = await get(`${url}/readyz`).catch((error: unknown) => {
          throw new Error(`no answer from ${url}: ${reasonOf(error)}`);
        });
        if (ok) return [{ verdict: "ok", text: `ready at ${url}` }];
        const isAlive = (await get(`${url}/healthz`)).ok;
        const text = isAlive
          ? `${url} lives, but can't serve: status ${status}`
          : `what answers at ${url} is no head`;
        const advice = isAlive
          ? "Its database is away: see the check of the database, and the head's log."
          : undefined;
        return [{ verdict: "fail", text, advice }];
      },
    },
    {
      name: "token",
      advice: "Make another one on the head's machine: ai-defend token --name me",
      look: async () => {
        if (!env.AI_DEFEND_TOKEN)
          return [
            {
              verdict: "skip",
              text: "AI_DEFEND_TOKEN is not set",
              advice: "Make a token on the head's machine: ai-defend token --name me",
            },
          ];
        const answer = await connectHead(env).ask(operations.viewer, {}).catch(nullWhereAway);
        if (answer === null) return [NOT_ASKED];
        const { viewer } = answer;
        if (!viewer) throw new Error("the head does not know AI_DEFEND_TOKEN, or it has ended");
        return [{ verdict: "ok", text: `"${viewer.name}", ${viewer.role}` }];
      },
    },
    {
      name: "clock",
      advice: "AI_DEFEND_URL says where the head is.",
      look: async () => {
        const before = Date.now();
        const answer = await get(`${headUrl(env)}/healthz`).catch(() => null);
        if (answer === null) return [NOT_ASKED];
        const theirs = Date.parse(answer.headers.get("date") ?? "");
        if (Number.isNaN(theirs)) return [{ verdict: "skip", text: "the head does not tell its time" }];
        // The header leaves the parts of a second away.
        const seconds = Math.max(0, before - theirs - 1000, theirs - Date.now()) / 1000;
        const verdict = seconds > SKEW_SECONDS.fail ? "fail" : seconds > SKEW_SECONDS.warn ? "warn" : "ok";
        const advice = "Keep the clocks of all machines by NTP: timedatectl set-ntp true";
        const text = verdict === "ok" ? "as the head's" : `${Math.round(seconds)} seconds from the head's`;
        return [{ verdict, text, ...(verdict === "ok" ? {} : { advice }) }];
      },
    },
  ];
}

/** What only a head can tell, where there is none to ask. */
const NOT_ASKED = { verdict: "skip", text: "not known: the head does not answer" } as const;

function get(url: string): Promise<Response> {
  return fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function nullWhereAway(error: unknown): null {
  if (error instanceof CliFailure && error.code === "HEAD_AWAY") return null;
  throw error;
}
