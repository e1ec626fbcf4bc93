import { Readable } from "node:stream";
import { visibleJson } from "../agent/visible-text.ts";
import type { Cli_DetectionsQuery, Severity } from "./gql/graphql.ts";
import type { Head } from "./head.ts";
import { operations } from "./operations.ts";
import { sayJson, sayTable, tell } from "./output.ts";
import { atLeast, SEVERITY_STYLE } from "./severity.ts";

export const FORMATS = ["table", "json", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

/** Which detections: those that pass a search, or that a scan saw. */
export type Selection = { query?: string; scanId?: string };
export type Detection = Cli_DetectionsQuery["detections"]["edges"][number]["node"];

const MAX_PAGE = 100;

/** The detections of a selection, the most urgent first; at most so many. */
export async function listDetections(
  head: Head,
  selection: Selection,
  most = Infinity,
): Promise<Detection[]> {
  const found: Detection[] = [];
  let after: string | null | undefined = null;
  do {
    const first = Math.min(MAX_PAGE, most - found.length);
    const { detections }: Cli_DetectionsQuery = await head.ask(operations.detections, {
      ...selection,
      first,
      after,
    });
    found.push(...detections.edges.map(({ node }) => node));
    after = detections.pageInfo.hasNextPage ? detections.pageInfo.endCursor : null;
  } while (after && found.length < most);
  return found;
}

/** Is there one of a severity or a worse one that is open, or acknowledged and not settled? */
export async function hasOpen(head: Head, selection: Selection, severity: Severity): Promise<boolean> {
  const { detections } = await head.ask(operations.detections, {
    ...selection,
    severities: atLeast(severity),
    statuses: ["OPEN", "ACKNOWLEDGED"],
    first: 1,
  });
  return detections.edges.length > 0;
}

/** Prints detections in a format; `about` goes with them where it is JSON. */
export async function printFindings(
  head: Head,
  selection: Selection,
  { format, most, about = {} }: { format: Format; most?: number; about?: object },
): Promise<void> {
  if (format === "sarif") return saySarif(head, selection);
  const detections = await listDetections(head, selection, most);
  if (format === "json") sayJson({ ...about, detections });
  else if (detections.length === 0) tell("No detections.");
  else sayDetections(detections);
}

/** Prints detections for people. */
function sayDetections(detections: Detection[]): void {
  sayTable(detections, [
    { name: "score", text: ({ score }) => String(score) },
    {
      name: "severity",
      text: ({ severity }) => severity,
      style: ({ severity }) => [SEVERITY_STYLE[severity]].flat(),
    },
    { name: "status", text: ({ status }) => status },
    { name: "asset", text: ({ assetLabel }) => assetLabel },
    { name: "location", text: ({ location }) => location },
    { name: "scanner", text: ({ scanner }) => scanner },
    { name: "title", text: ({ title }) => title },
  ]);
}

/** Passes the head's own SARIF on as it comes. */
async function saySarif(head: Head, { query, scanId }: Selection): Promise<void> {
  const parameters = new URLSearchParams({ ...(query && { query }), ...(scanId && { scanId }) });
  const { body } = await head.request(`/export/detections.sarif?${parameters}`);
  const text = Readable.fromWeb(body as never).setEncoding("utf8");
  for await (const part of text) process.stdout.write(visibleJson(String(part)));
  process.stdout.write("\n");
}
