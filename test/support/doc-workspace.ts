import { mkdtemp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Webhook } from "standardwebhooks";
import { inject } from "vitest";
import { projectDir } from "../../scripts/project.ts";

/** What a receiver of webhooks got. */
export const BODY = '{"type":"notification"}';

/** A signed message to check, in the variables that the page names. */
export async function writeWebhook(folder: string): Promise<Record<string, string>> {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const now = new Date();
  await writeFile(join(folder, "body.json"), BODY);
  return {
    WEBHOOK_SECRET: secret,
    WEBHOOK_ID: "msg_1",
    WEBHOOK_TIMESTAMP: String(Math.floor(now.getTime() / 1000)),
    WEBHOOK_SIGNATURE: new Webhook(secret).sign("msg_1", now, BODY),
  };
}

/** A folder with all of the project and what the pages take as given, by links, so that what a command writes does not lie among our files. */
export async function makeWorkspace(): Promise<string> {
  const folder = await mkdtemp(join(inject("tempDir"), "pages-"));
  for (const name of await readdir(projectDir)) await symlink(join(projectDir, name), join(folder, name));
  const fixture = (name: string) => readFile(join(projectDir, "agent/scanners", name));
  const vulnerability = { cveID: "CVE-2021-44228", dateAdded: "2021-12-10", dueDate: "2021-12-24" };
  const kev = {
    catalogVersion: "2026.11.24",
    dateReleased: "2026-11-24T18:00:04.3124Z",
    count: 1,
    vulnerabilities: [{ ...vulnerability, knownRansomwareCampaignUse: "Known" }],
  };
  const epss = gzipSync(
    "#model_version:v2026.03.14,score_date:2026-11-25T00:00:00+0000\ncve,epss,percentile\nCVE-2021-44228,0.97,0.99\n",
  );
  const files = {
    "eve.json.gz": gzipSync(await fixture("suricata/fixtures/run.eve.json")),
    "clam.txt": await fixture("clamav/fixtures/infected.txt"),
    "known_exploited_vulnerabilities.json": JSON.stringify(kev),
    "epss_scores-2026-11-25.csv.gz": epss,
    "epss.csv.gz": epss,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
