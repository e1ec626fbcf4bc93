import { afterAll } from "vitest";
import { createTestDatabase } from "./test-database.ts";

// Before the tested modules are imported, as they read their settings then. Each file gets a database of its own.
const database = await createTestDatabase();
Object.assign(process.env, {
  DATABASE_URL: database.url,
  AUTH_SECRET: "secret-of-the-tests-which-protects-nothing",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
delete process.env.REDIS_URL; // tests that want it say so
afterAll(() => database.drop());
