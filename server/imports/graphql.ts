import { requireRole } from "../access/require-caller.ts";
import { AssignmentStateType } from "../assignments/types.ts";
import { originOf } from "../audit/record-act.ts";
import { builder } from "../builder.ts";
import { db } from "../db.ts";
import { parseInput } from "../parse-input.ts";
import { ACCOUNT_SELECT, accountOf, type ImportAccount } from "./account.ts";
import { ImportNames } from "./import-names.ts";
import { importReport } from "./import-report.ts";

const UnreadableLine = builder.objectRef<ImportAccount["unreadable"][number]>("UnreadableLine").implement({
  authScopes: { viewer: true },
  description: "A line of a report that could not be used.",
  fields: (t) => ({ line: t.exposeInt("line", { description: "From 1." }), why: t.exposeString("why") }),
});

const ReportGap = builder.objectRef<ImportAccount["missing"][number]>("ReportGap").implement({
  authScopes: { viewer: true },
  description: "Something that a report does not cover, or that could not be taken from it.",
  fields: (t) => ({ what: t.exposeString("what"), why: t.exposeString("why") }),
});

const ImportedFile = builder.objectRef<NonNullable<ImportAccount["file"]>>("ImportedFile").implement({
  authScopes: { viewer: true },
  fields: (t) => ({
    path: t.exposeString("path", { description: "Path of the download on the head." }),
    sha256: t.exposeString("sha256"),
    sizeBytes: t.expose("sizeBytes", { type: "BigInt" }),
  }),
});

const ReportImportType = builder.objectRef<ImportAccount>("ReportImport").implement({
  authScopes: { viewer: true },
  description: "A report that an operator brought in, and what became of it.",
  fields: (t) => ({
    fileName: t.exposeString("fileName"),
    scanner: t.exposeString("scanner"),
    machine: t.exposeString("machine", {
      description: "Where the report was made, in lower case; empty where nobody said.",
    }),
    importedBy: t.exposeString("importedBy", { description: "Name of the account or API token." }),
    importedAt: t.expose("importedAt", { type: "DateTime" }),
    toolVersion: t.exposeString("toolVersion", { nullable: true }),
    state: t.field({ type: AssignmentStateType, resolve: ({ state }) => state }),
    code: t.exposeString("code", {
      description:
        "What the report proves: COMPLETE, or a stable code of why it is not whole. Empty while it is read.",
    }),
    summary: t.exposeString("summary", { description: "What became of it, in words." }),
    eventCount: t.exposeInt("eventCount"),
    detectionCount: t.exposeInt("detectionCount", { description: "Detections that it supports." }),
    newCount: t.exposeInt("newCount", { description: "Those of them that were not known before." }),
    reopenedCount: t.exposeInt("reopenedCount", {
      description: "Those of them that had been resolved and opened again.",
    }),
    unreadableCount: t.exposeInt("unreadableCount", { description: "Lines that could not be used." }),
    unreadable: t.field({
      type: [UnreadableLine],
      description: "The first of these lines, at most 100.",
      resolve: ({ unreadable }) => unreadable,
    }),
    missing: t.field({
      type: [ReportGap],
      description: "What else is missing, some hundred at most.",
      resolve: ({ missing }) => missing,
    }),
    file: t.field({
      type: ImportedFile,
      nullable: true,
      description: "The file as it was; null where it did not arrive whole.",
      resolve: ({ file }) => file,
    }),
  }),
});

builder.prismaObjectField("Scan", "import", (t) =>
  t.field({
    type: ReportImportType,
    nullable: true,
    description: "Set for a report that was brought in; no agent ran such a scan.",
    select: { import: { select: ACCOUNT_SELECT } },
    resolve: (scan) => scan.import && accountOf(scan.import),
  }),
);

const ImportReportInput = builder.inputType("ImportReportInput", {
  fields: (t) => ({
    fileName: t.string({ required: true, description: "Name of the file, such as nmap.xml." }),
    content: t.string({
      required: true,
      description: "The report as text, as far as a request may be large. POST /imports takes larger ones.",
    }),
    scanner: t.string({ description: "Such as nmap. Default: recognised by the content." }),
    machine: t.string({
      description:
        "The machine on which the report was made. Needed for clamav, yara and addresses such as 127.0.0.1; default for lynis: as the report says.",
    }),
  }),
});

builder.mutationField("importReport", (t) =>
  t.prismaField({
    type: "Scan",
    description:
      "Reads a report of nmap (XML), lynis, clamav, yara or suricata (eve.json) as if an agent had sent it. Answers when it is read.",
    args: { input: t.arg({ type: ImportReportInput, required: true }) },
    resolve: async (query, _root, { input: { content, ...names } }, context) => {
      const { fileName, scanner, machine } = parseInput(ImportNames, names);
      const bytes = Buffer.from(content);
      const scanId = await importReport({
        fileName,
        scanner: scanner || null,
        machine: machine || null,
        sizeBytes: bytes.length,
        by: { ...requireRole(context.caller, "OPERATOR"), origin: originOf(context) },
        content: oneChunk(bytes),
      });
      return db.scan.findUniqueOrThrow({ ...query, where: { id: scanId } });
    },
  }),
);

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
