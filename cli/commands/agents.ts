import { type Command, Option } from "commander";
import type { AgentHealth, Cli_AgentsQuery } from "../gql/graphql.ts";
import { connectHead, type Head } from "../head.ts";
import { operations } from "../operations.ts";
import { sayJson, sayTable, tell } from "../output.ts";

type Agent = Cli_AgentsQuery["agents"]["edges"][number]["node"];
type Options = { format: "table" | "json"; health?: AgentHealth; search?: string };

const HEALTHS: AgentHealth[] = ["ONLINE", "STALE", "OFFLINE", "PENDING", "REVOKED"];
const STYLE = {
  ONLINE: "green",
  STALE: "yellow",
  PENDING: "yellow",
  OFFLINE: "dim",
  REVOKED: "dim",
} as const;

/** `agents`. */
export function addAgentsCommand(program: Command): void {
  program
    .command("agents")
    .description("list agents and what they can run")
    .addOption(new Option("-f, --format <format>").choices(["table", "json"]).default("table"))
    .addOption(new Option("--health <health>", "only agents of this health").choices(HEALTHS))
    .option(
      "--search <words>",
      "only agents that match all words: part of the host name or identity, an address, a network, a label, a scanner",
    )
    .action(async ({ format, ...narrowing }: Options) => {
      const agents = await listAgents(connectHead(process.env), narrowing);
      if (format === "json") sayJson({ agents });
      else if (agents.length === 0) tell("No agents.");
      else sayAgents(agents);
    });
}

async function listAgents(head: Head, { health, search }: Omit<Options, "format">): Promise<Agent[]> {
  const found: Agent[] = [];
  let after: string | null | undefined = null;
  do {
    const { agents }: Cli_AgentsQuery = await head.ask(operations.agents, {
      after,
      health: health && [health],
      search,
    });
    found.push(...agents.edges.map(({ node }) => node));
    after = agents.pageInfo.hasNextPage ? agents.pageInfo.endCursor : null;
  } while (after);
  return found;
}

function sayAgents(agents: Agent[]): void {
  sayTable(agents, [
    { name: "health", text: ({ health }) => health, style: ({ health }) => STYLE[health] },
    { name: "id", text: ({ id }) => id },
    { name: "host", text: ({ hostname }) => hostname },
    { name: "activity", text: ({ activity }) => activity },
    { name: "slots", text: ({ freeSlots, slots }) => `${slots - freeSlots}/${slots}` },
    { name: "seen", text: ({ secondsSinceHeartbeat }) => `${ago(secondsSinceHeartbeat)} ago` },
    { name: "scanners", text: ({ capabilities }) => usable(capabilities) },
    { name: "agent", text: ({ identity }) => identity },
  ]);
}

const usable = (capabilities: Agent["capabilities"]) =>
  capabilities
    .filter(({ problem }) => problem === null)
    .map(({ name }) => name)
    .join(" ") || "none";

function ago(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}
