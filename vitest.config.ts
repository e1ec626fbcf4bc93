import { defaultServerConditions } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const SECOND = 1000;

/** Shared by all projects. The condition makes Vite load the build of graphql that Node loads: there must be only one. */
const ssr = { resolve: { conditions: [...defaultServerConditions, "module-sync"] } };

export default defineConfig({
  ssr,
  test: {
    globalSetup: "test/support/global-setup.ts",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{server,agent,scripts,bench}/**/*.test.ts"],
          setupFiles: ["test/support/setup-database.ts"],
          testTimeout: 20 * SECOND,
          hookTimeout: 20 * SECOND,
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: { name: "client", include: ["client/**/*.test.{ts,tsx}"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "flows",
          include: ["test/**/*.test.ts"],
          setupFiles: ["test/support/setup-database.ts"],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          // Each flow starts whole programs: one at a time on a small machine.
          fileParallelism: false,
        },
      },
    ],
  },
});
