import { defaultServerConditions } from "vite";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";
import LongestFirst from "./test/support/sequencer.ts";

const SECOND = 1000;

/** Shared by all projects. The condition makes Vite load the build of graphql that Node loads: there must be only one. */
const ssr = { resolve: { conditions: [...defaultServerConditions, "module-sync"] } };

/** These mostly wait, for a database, a scanner or a clock: two of them run at once, before the flows. */
const sideBySide = { maxWorkers: 2, sequence: { groupOrder: 1 } };

export default defineConfig({
  ssr,
  test: {
    globalSetup: "test/support/global-setup.ts",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{server,agent,cli,scripts,bench}/**/*.test.ts"],
          setupFiles: ["test/support/setup-database.ts", "test/support/setup-random.ts"],
          testTimeout: 20 * SECOND,
          hookTimeout: 20 * SECOND,
          ...sideBySide,
        },
      },
      {
        extends: true,
        plugins: [solid()],
        test: { name: "client", include: ["client/**/*.test.{ts,tsx}"], environment: "node", ...sideBySide },
      },
      {
        extends: true,
        test: {
          name: "flows",
          include: ["test/**/*.test.ts"],
          setupFiles: ["test/support/setup-database.ts", "test/support/setup-random.ts"],
          testTimeout: 120 * SECOND,
          hookTimeout: 120 * SECOND,
          // Each flow starts whole programs, and then mostly waits for them.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
