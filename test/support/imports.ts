import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectDir } from "../../scripts/project.ts";
import { operatorToken, run } from "./graphql.ts";

export const IMPORT = `mutation ($input: ImportReportInput!) { importReport(input: $input) { id state name import {
  fileName scanner machine importedBy toolVersion state code summary eventCount detectionCount newCount reopenedCount
  unreadableCount unreadable { line why } missing { what why } file { path sha256 sizeBytes } } } }`;

/** A report as the named scanner really wrote it. */
export function fixture(scanner: string, name: string): Promise<Buffer> {
  return readFile(join(projectDir, "agent/scanners", scanner, "fixtures", name));
}

/** Imports text by GraphQL as an operator: the scan that it became, or the code and the sentence of the refusal. */
export async function importText(fileName: string, content: string, names: object = {}): Promise<any> {
  const { data, errors } = await run(
    IMPORT,
    { input: { fileName, content, ...names } },
    await operatorToken(),
  );
  return errors?.[0] ? `${errors[0].extensions.code}: ${errors[0].message}` : data.importReport;
}
