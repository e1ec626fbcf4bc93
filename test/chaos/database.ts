import pg from "pg";

/** Runs one statement on a connection of its own, as an earlier one may be broken. */
export async function sql<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined); // the statement fails by itself
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes an empty database on the server of `url` and returns its address. */
export async function createDatabase(url: string, name: string): Promise<string> {
  await sql(url, `CREATE DATABASE ${name}`);
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
