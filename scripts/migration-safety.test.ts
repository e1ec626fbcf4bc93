import { expect, test } from "vitest";
import { problemsOf } from "./migration-safety.ts";

test.each([
  `ALTER TABLE "Agent" DROP COLUMN rack;`,
  `DROP TABLE "Counter";`,
  `ALTER TABLE "Agent" RENAME COLUMN rack TO place;`,
  `ALTER TYPE "Severity" RENAME VALUE 'INFO' TO 'NONE';`,
  `ALTER TABLE "Agent" ALTER COLUMN "rack" SET NOT NULL;`,
  `ALTER TABLE "Event" ALTER COLUMN "sequence" SET DATA TYPE BIGINT;`,
  `ALTER TABLE "Agent" ADD COLUMN "rack" TEXT NOT NULL;`,
  `ALTER TABLE "Agent" ADD COLUMN "rack" TEXT NOT NULL DEFAULT '', ADD COLUMN "row" TEXT NOT NULL;`,
])("%s breaks heads of the release before", (statement) => {
  expect(problemsOf(statement)).toHaveLength(1);
});

test.each([
  `ALTER TABLE "Agent" ADD COLUMN "rack" TEXT;`,
  `ALTER TABLE "Agent" ADD COLUMN "rack" TEXT NOT NULL DEFAULT '';`,
  `CREATE TABLE "Rack" (id UUID NOT NULL); ALTER TABLE "Rack" ADD COLUMN "row" TEXT NOT NULL;`,
  `-- this does not DROP COLUMN rack\nCREATE INDEX "Agent_rack_idx" ON "Agent" ("rack");`,
  `-- contract: no release since 1.4 reads it\nALTER TABLE "Agent" DROP COLUMN rack;`,
])("%s does not", (statement) => {
  expect(problemsOf(statement)).toEqual([]);
});
