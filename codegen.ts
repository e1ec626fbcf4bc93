import type { CodegenConfig } from "@graphql-codegen/cli";

const shared = {
  enumsAsTypes: true,
  useTypeImports: true,
  importExtension: ".ts",
  strictScalars: true,
  emitLegacyCommonJSImports: false,
  scalars: { BigInt: "number", DateTime: "string", ID: "string", JSON: "unknown" },
} as const;

/** persisted-documents.json tells the head which operations are the project's own. */
const presetConfig = { fragmentMasking: false, persistedDocuments: true };

/** Typed operations for the dashboard, the agent, the command line and the REST paths, from the printed schema alone. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  generates: {
    "client/src/gql/": {
      documents: ["client/src/**/*.{ts,tsx}", "!client/src/gql/**"],
      preset: "client",
      presetConfig,
      config: shared,
    },
    "agent/gql/": {
      documents: ["agent/**/*.ts", "!agent/gql/**"],
      preset: "client",
      presetConfig,
      config: { ...shared, documentMode: "string" },
    },
    "cli/gql/": {
      documents: ["cli/**/*.ts", "!cli/gql/**"],
      preset: "client",
      presetConfig,
      config: { ...shared, documentMode: "string" },
    },
    "server/rest/gql/": {
      documents: ["server/rest/**/*.ts", "!server/rest/gql/**"],
      preset: "client",
      presetConfig,
      config: { ...shared, documentMode: "string" },
    },
  },
};

export default config;
