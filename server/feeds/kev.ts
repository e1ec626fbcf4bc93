import { z } from "zod";
import { AppError } from "../errors.ts";

const cve = z.string().regex(/^CVE-\d{4}-\d{4,19}$/, "is no CVE");

/** The catalogue as CISA publishes it (known_exploited_vulnerabilities.json), as far as it is used. */
const Catalogue = z.object({
  catalogVersion: z.string().min(1).max(40),
  dateReleased: z.iso.datetime({ offset: true }),
  count: z.int().min(0),
  vulnerabilities: z
    .array(
      z.object({
        cveID: cve,
        dateAdded: z.iso.date(),
        dueDate: z.iso.date(),
        knownRansomwareCampaignUse: z.enum(["Known", "Unknown"]),
      }),
    )
    .max(200_000),
});

export type Kev = {
  releasedAt: Date;
  version: string;
  entries: { cve: string; dateAdded: string; dueDate: string; ransomware: boolean }[];
};

/** Reads the KEV catalogue. Throws FEED_INVALID with the first entry at fault, also where entries are missing. */
export async function readKev(bytes: AsyncIterable<Uint8Array>): Promise<Kev> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const parsed = Catalogue.safeParse(parseJson(Buffer.concat(pieces).toString("utf8")));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("FEED_INVALID", `The KEV catalogue: ${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = parsed.data;
  if (count !== vulnerabilities.length)
    throw new AppError(
      "FEED_INVALID",
      `The KEV catalogue says ${count} entries and has ${vulnerabilities.length}.`,
    );
  return {
    releasedAt: new Date(dateReleased),
    version: catalogVersion,
    entries: vulnerabilities.map(({ cveID, dateAdded, dueDate, knownRansomwareCampaignUse }) => ({
      cve: cveID,
      dateAdded,
      dueDate,
      ransomware: knownRansomwareCampaignUse === "Known",
    })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("FEED_INVALID", "The KEV catalogue is no JSON, or ends before its end.", {
      cause: cause as Error,
    });
  }
}
