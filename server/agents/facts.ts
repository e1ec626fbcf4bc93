import { closedNow, windowsOf } from "../../agent/policy.ts";
import { nextChange } from "../../agent/window.ts";
import { pool } from "../db.ts";
import { isAgentInWindow } from "../schedules/label-windows.ts";
import type { Capability, Labels } from "./capability.ts";
import { readDeclaredPolicy } from "./declared-policy.ts";

/** An agent as placement sees it. */
export type AgentFacts = {
  id: string;
  hostname: string;
  health: "PENDING" | "ONLINE" | "STALE" | "OFFLINE" | "REVOKED";
  labels: Labels;
  capabilities: Capability[];
  /** Networks it reaches, as CIDR; empty for all. */
  reach: string[];
  /** What its owner allows, as JSON text. */
  policy: string;
  draining: boolean;
  /** Why it takes no new work at this hour, and when it does again; null where its labels let it work. */
  offHours: { reason: string; opensAt: Date | null } | null;
  slots: number;
  freeSlots: number;
  load: number;
  lastHeartbeatAt: Date;
};

/** All agents that were neither thrown out nor forgotten, in one query. */
export async function loadAgentFacts(): Promise<AgentFacts[]> {
  const { rows } = await pool.query<Omit<AgentFacts, "offHours">>({
    name: "agent-facts",
    text: `SELECT a.id, a.hostname, a.health::text AS health, a.labels, a.capabilities, a.reach, a.policy::text AS policy,
                  a.draining, a.slots,
                  s."freeSlots", s.load, s."lastHeartbeatAt"
           FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id
           WHERE a.health <> 'REVOKED' AND a."forgottenAt" IS NULL`,
  });
  return Promise.all(
    rows.map(async (agent) => {
      const hours = await isAgentInWindow(agent.labels);
      return { ...agent, offHours: hours.open ? offPolicyHours(agent, new Date()) : hours };
    }),
  );
}

/** Why its owner lets it not work at this hour, and when again. */
function offPolicyHours({ hostname, policy }: { hostname: string; policy: string }, now: Date) {
  const declared = readDeclaredPolicy(policy);
  const reason = declared && closedNow(declared, now);
  if (!declared || reason === null) return null;
  const openings = (windowsOf(declared) ?? []).flatMap((window) => nextChange(window, now)?.getTime() ?? []);
  return {
    reason: `${reason} on ${hostname}`,
    opensAt: openings.length === 0 ? null : new Date(Math.min(...openings)),
  };
}

/** Facts older than this are loaded anew, in milliseconds. */
const FRESH_MS = 250;
/** Where older ones will do, a moment later: those of a large fleet would hold up what the hint is for. In milliseconds. */
const REFRESH_DELAY_MS = 50;

type Recent = { at: number; facts: Promise<AgentFacts[]> };
let loaded: Recent | undefined;
let loading: Recent | undefined;
let refresh: NodeJS.Timeout | undefined;

/**
 * All agents as of some milliseconds ago at most: for hints, where a burst of scans must not load a fleet each time.
 * Facts older than a quarter of a second are loaded anew; who may use older ones does not wait for that.
 */
export function recentAgentFacts(maxAgeMs = FRESH_MS): Promise<AgentFacts[]> {
  const age = loaded ? Date.now() - loaded.at : Number.POSITIVE_INFINITY;
  if (!loaded || age > maxAgeMs) return loadRecent().facts;
  if (age > FRESH_MS && !refresh) refresh = setTimeout(refreshFacts, REFRESH_DELAY_MS).unref();
  return loaded.facts;
}

function refreshFacts(): void {
  refresh = undefined;
  loadRecent();
}

function loadRecent(): Recent {
  const now = Date.now();
  if (!loading || now - loading.at > FRESH_MS) loading = load(now);
  return loading;
}

function load(at: number): Recent {
  const recent = { at, facts: loadAgentFacts() };
  recent.facts.then(
    () => {
      loaded = recent;
    },
    () => {
      if (loading === recent) loading = undefined; // whoever waits for it hears of the failure
    },
  );
  return recent;
}
