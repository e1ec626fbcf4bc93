/** What a head of the release before cannot live with, and what to do instead in this release. */
const BREAKING: [pattern: RegExp, problem: string][] = [
  [/\bDROP\s+(?:TABLE|COLUMN|VIEW)\b/i, "drops what the release before still reads"],
  [
    /\bRENAME\s+(?:TO|COLUMN|VALUE)\b/i,
    "renames what the release before still reads: add the new one beside it",
  ],
  [/\bSET\s+NOT\s+NULL\b/i, "demands a value that the release before may not write"],
  [
    /\bALTER\s+COLUMN\s+\S+\s+(?:SET\s+DATA\s+)?TYPE\b/i,
    "changes a type, which also locks the table while it is written anew",
  ],
  [
    /\bADD\s+COLUMN\b(?=[^,;]*\bNOT\s+NULL\b)(?![^,;]*\b(?:DEFAULT|GENERATED)\b)/i,
    "demands a value that the release before does not write: give it a default",
  ],
];
const CONTRACTS = /^-- contract: \S.{10,}/m;

/**
 * Why a migration must not run while heads of the release before are still at work; empty where it only expands. One that
 * begins with the line `-- contract: why nothing uses it any more` takes away what no running release uses.
 */
export function problemsOf(migration: string): string[] {
  if (CONTRACTS.test(migration)) return [];
  const statements = migration.replaceAll(/--.*$/gm, "").split(";");
  const created = new Set(migration.matchAll(/CREATE TABLE "(\w+)"/g).map(([, table]) => table));
  return statements
    .filter((statement) => !created.has(/ALTER TABLE (?:ONLY )?"(\w+)"/.exec(statement)?.[1]))
    .flatMap((statement) =>
      BREAKING.filter(([pattern]) => pattern.test(statement)).map(
        ([, problem]) => `${statement.trim().replaceAll(/\s+/g, " ").slice(0, 120)}: ${problem}`,
      ),
    );
}
