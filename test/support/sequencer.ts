import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest, mostly by waiting, longest first. */
const LONGEST = [
  "test/main-job.test.ts",
  "test/chaos.test.ts",
  "test/notifications.test.ts",
  "test/cli.test.ts",
  "test/dashboard.test.ts",
  "test/security/malicious-head.test.ts",
  "test/security/slow-clients.test.ts",
  "test/scanners.test.ts",
  "test/security/client-certificates.test.ts",
  "test/detection-life.test.ts",
  "test/examples.test.ts",
  "agent/scanners/lynis/scanner.test.ts",
  "agent/scanners/yara/scanner.test.ts",
];

/** Starts the longest files first, so that none runs alone in the end. Vitest knows them only where it ran them before. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
