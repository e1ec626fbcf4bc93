import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createClamavParser } from "./parser.ts";

function read(report: string | Buffer) {
  const parser = createClamavParser({ run: null });
  const events = parser.write(
    typeof report === "string" ? readFileSync(new URL(`./fixtures/${report}`, import.meta.url)) : report,
  );
  const last = parser.end({ exitCode: 0, signal: null, stderrTail: "" });
  const found = [...events, ...last.events];
  return {
    ...last,
    lines: found.map(({ finding }) => `${finding?.location}: ${finding?.title}`).sort(),
    times: Object.fromEntries(found.map(({ finding, observedAt }) => [finding?.location, observedAt])),
  };
}

describe("a report of ClamAV from elsewhere", () => {
  test("may be the daemon's log, behind the prefixes of other logs; a damaged line is named", () => {
    const { lines, times, verdict, coverage } = read("elsewhere-daemon.txt");
    // Its times have no zone: they are this machine's.
    expect(times["/srv/a b/eicar.com"]).toBe(new Date("2024-01-02T03:04:05").toISOString());
    expect(times["/srv/journal"]).toBe(new Date("2024-01-02T03:11:00").toISOString());
    expect(lines).toEqual([
      "/srv/a b/eicar.com: Eicar-Signature",
      "/srv/container: Win.Worm.Example-2",
      "/srv/journal: Win.Worm.Example-1",
      "instream(192.0.2.1): Eicar-Signature",
    ]);
    expect(verdict.outcome).toBe("partial");
    expect(coverage.missing).toEqual([
      { what: "/srv/damaged", why: "Win.Worm.Example-3 FOUN" },
      { what: "/srv/closed", why: "Permission denied" },
    ]);
  });

  test("may be what a collector of containers' output kept, with times and names before each line", () => {
    const { lines, times, verdict, coverage } = read("elsewhere-collected.txt");
    expect(times["/srv/both/eicar.com"]).toBe("2024-01-02T03:04:07.000Z");
    expect(lines).toEqual([
      "/home/user/eicar.com: Eicar-Signature",
      "/srv/both/eicar.com: Eicar-Signature",
      "/srv/compose/eicar.com: Eicar-Signature",
      "/srv/job/eicar.com: Eicar-Signature",
      "/srv/pod/eicar.com: Eicar-Signature",
    ]);
    expect(verdict.outcome).toBe("complete");
    expect(coverage).toMatchObject({ filesScanned: 9, unreadable: { total: 0 } });
  });

  test("may be a log with a time before each line, also of its summary", () => {
    const { lines, verdict, coverage } = read("elsewhere-log.txt");
    expect(lines).toEqual([
      "/srv/c.zip!(2)inner.exe: Win.Test.EICAR_HDB-1",
      "/srv/d: Not looked into: Oversized.Zip",
      "C:\\a\\eicar.com: Eicar-Signature",
      "\\\\server.example\\share\\b.zip: Eicar-Signature",
    ]);
    expect(verdict.code).toBe("FILES_NOT_READ");
    expect(coverage).toMatchObject({
      filesScanned: 1234,
      missing: [{ what: "/srv/d", why: "over a limit" }],
    });
  });

  test("may be behind any program's name in syslog, or wrapped in JSON", () => {
    const { lines, times, verdict, coverage } = read(
      Buffer.from(
        [
          "Jan  2 03:04:05 host clamav[99]: /srv/a: Win.Worm.Example-1 FOUND",
          "<22>Jan  2 03:04:05 host clamd: /srv/b: Win.Worm.Example-1 FOUND",
          "<22>1 2024-01-02T03:04:05.123Z host clamd 7 - - /srv/c: Win.Worm.Example-1 FOUND",
          "2024-01-02T03:04:06+00:00 host clamd[7]: /srv/d e: Win.Worm.Example-1 FOUND",
          JSON.stringify({ log: "/srv/ü: Win.Worm.Example-1 FOUND\n", time: "2024-01-02T03:04:07.1Z" }),
          JSON.stringify({ message: "/srv/g: OK", "@timestamp": "2024-01-02T03:04:08Z" }),
          JSON.stringify({ message: 5 }),
        ].join("\n"),
      ),
    );
    expect(lines).toEqual(
      ["/srv/a", "/srv/b", "/srv/c", "/srv/d e", "/srv/ü"].map((path) => `${path}: Win.Worm.Example-1`),
    );
    expect(times).toMatchObject({
      "/srv/c": "2024-01-02T03:04:05.123Z",
      "/srv/d e": "2024-01-02T03:04:06.000Z",
      "/srv/ü": "2024-01-02T03:04:07.100Z",
    });
    expect(verdict.outcome).toBe("partial");
    expect(coverage).toMatchObject({ counts: { ok: 1, infected: 5 }, unreadable: { lines: [{ line: 7 }] } });
  });

  test("may be that of scans when files are opened, with what it says of itself", () => {
    const { lines, coverage } = read(
      Buffer.from(
        "ClamInotif: watching '/home' (and all sub-directories)\nClamClient: no answer\n/home/a: Win.Worm.Example-1 FOUND\n",
      ),
    );
    expect(lines).toEqual(["/home/a: Win.Worm.Example-1"]);
    expect(coverage.unreadable).toMatchObject({ total: 0 });
  });

  test("may be a log of runs of which some failed: then it is not whole", () => {
    const summary = (known: number, files: number) =>
      `\n----------- SCAN SUMMARY -----------\nKnown viruses: ${known}\nScanned files: ${files}\nInfected files: 0\n`;
    const { verdict } = read(
      Buffer.from(`ERROR: Can't open file or directory\n${summary(0, 0)}\n/srv/a: OK\n${summary(9, 1)}`),
    );
    expect(verdict).toEqual({
      outcome: "partial",
      code: "SCANNER_FAILED",
      message: "The report holds an error of ClamAV: Can't open file or directory.",
    });
  });
});
