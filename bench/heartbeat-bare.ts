// A part: what a heartbeat costs without GraphQL, without claims, without grouping: one row updated for each request.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const pool = new pg.Pool({ connectionString: z.string().parse(process.env.DATABASE_URL), max: 10 });
const Body = z.object({ agent: z.int(), load: z.number() });

answerParent({
  prepare: async (agents) => {
    await pool.query(`
      CREATE TABLE agent_status (agent int PRIMARY KEY, last_heartbeat_at timestamptz, load float8)
        WITH (fillfactor = 50)`);
    await pool.query("INSERT INTO agent_status SELECT generate_series(1, $1)", [agents]);
    return serve();
  },
});

/** Starts to serve and gives the port. */
async function serve(): Promise<number> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const bytes of request) body += bytes;
    const { agent, load } = Body.parse(JSON.parse(body));
    const { rowCount } = await pool.query({
      name: "beat",
      text: "UPDATE agent_status SET last_heartbeat_at = now(), load = $2 WHERE agent = $1",
      values: [agent, load],
    });
    response.setHeader("content-type", "application/json").end(JSON.stringify({ recorded: rowCount }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}
