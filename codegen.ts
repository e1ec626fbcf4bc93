import type { CodegenConfig } from "@graphql-codegen/cli";

const shared = {
  enumsAsTypes: true,
  useTypeImports: true,
  importExtension: ".ts",
  strictScalars: true,
  emitLegacyCommonJSImports: false,
  scalars: { BigInt: "number", DateTime: "string", ID: "string", JSON: "unknown" },
} as const;

/** Typed operations for the dashboard and the agent, from the printed schema alone. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  generates: {
    "client/src/gql/": {
      documents: ["client/src/**/*.{ts,tsx}", "!client/src/gql/**"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: shared,
    },
    "agent/gql/": {
      documents: ["agent/**/*.ts", "!agent/gql/**"],
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: { ...shared, documentMode: "string" },
    },
  },
};

export default config;
