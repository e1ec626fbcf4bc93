import { hasLabels, type Labels } from "../agents/capability.ts";
import { publicUrl } from "../config.ts";
import { pool } from "../db.ts";
import type { Item } from "./message.ts";
import type { ActiveRule } from "./rule-row.ts";

/** Something that happened to an agent or a scan. */
export type Transition = {
  kind: "AGENT_STALE" | "AGENT_OFFLINE" | "AGENT_CONFLICT" | "SCAN_FAILED";
  subjectId: string;
  at: Date;
};

/** An agent as rules see it. */
export type ToldAgent = { id: string; hostname: string; identity: string; labels: Labels };

/** The agents of these transitions, by id. */
export async function loadAgents(transitions: Transition[]): Promise<Map<string, ToldAgent>> {
  const ids = transitions.filter(({ kind }) => kind !== "SCAN_FAILED").map(({ subjectId }) => subjectId);
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<ToldAgent>(
    `SELECT id, hostname, identity, labels FROM "Agent" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const WORDS: Partial<Record<Transition["kind"], string>> = {
  AGENT_STALE: "has not reported for longer than it may",
  AGENT_OFFLINE: "said goodbye",
  AGENT_CONFLICT: "has an identity with which another live agent tried to register",
};

/** What a rule tells of what happened to agents: those that it is for, with all its labels. */
export function agentItems(
  rule: Pick<ActiveRule, "triggers" | "labels">,
  transitions: Transition[],
  agents: ReadonlyMap<string, ToldAgent>,
): Item[] {
  return transitions.flatMap(({ kind, subjectId, at }): Item[] => {
    const agent = agents.get(subjectId);
    if (!agent || !rule.triggers.includes(kind) || !hasLabels(agent.labels, rule.labels)) return [];
    const { id, hostname, identity, labels } = agent;
    return [
      {
        trigger: kind,
        at: at.toISOString(),
        subject: { type: "agent", id },
        title: `${hostname} (${identity}) ${WORDS[kind]}`,
        url: `${publicUrl}/agents/${id}`,
        severity: null,
        details: { hostname, identity, labels },
      },
    ];
  });
}
