import { describe, expect, it } from "vitest";
import { recognise } from "./recognise.ts";

const scannerOf = (text: string) => recognise(Buffer.from(text), null, "report").scanner;

describe("a report", () => {
  it.each([
    ["nmap", 'Starting Nmap 7.94 ( https://nmap.org )\n<?xml version="1.0"?>\n<nmaprun scanner="nmap">'],
    ["lynis", "suggestion[]=SSH-7408|Consider hardening|-|-|\n"],
    ["lynis", "\nlynis_tests_done=3\n"],
    ["clamav", '{"log":"/srv/a: Example FOUND\\n","stream":"stdout"}\n'],
    ["clamav", "<22>Jan  2 03:04:05 host clamd: /srv/b: Example FOUND\n"],
    [
      "suricata",
      "Jan  2 03:04:05 host suricata[7]: [1:3:1] x [Priority: 1] {UDP} 192.0.2.1:5 -> 192.0.2.2:53\n",
    ],
    ["suricata", '{"timestamp":"2024-01-02T03:04:05Z","src_ip":"192.0.2.1","alert":{"signature":"x"}}\n'],
    ["yara", "Demo_One packages/a.whl\n0x3:$a: x\nDemo_Two [tag] packages/b.so\n"],
    ["yara", '[{"rule": "Demo", "file": "/srv/a"}]'],
  ])("of %s is recognised in other hands' form", (scanner, text) => {
    expect(scannerOf(text)).toBe(scanner);
  });

  it("of nobody's form is not guessed", () => {
    expect(() => scannerOf("Read and/or\nwrite that/this down, please\n")).toThrow(/does not look like/);
  });

  it.each([
    [
      "nmap's text",
      "-oX",
      "# Nmap 7.80 scan initiated Tue Jan  2 03:04:05 2024 as: nmap -oN out 192.0.2.1\n",
    ],
    ["nmap's list for grep", "-oX", "Host: 192.0.2.1 (a.example)\tPorts: 22/open/tcp//ssh///\n"],
    ["masscan's list", "-oX", '[\n{   "ip": "192.0.2.1",   "timestamp": "1", "ports": [ {"port": 80} ] }\n]'],
    ["masscan's list", "-oX", "Discovered open port 80/tcp on 192.0.2.1\n"],
    ["lynis's log", "lynis-report.dat", "2024-01-01 10:00:00 Performing test ID KRNL-5830 (x)\n"],
    ["what lynis prints", "lynis-report.dat", "\n[ Lynis 3.0.8 ]\n\n"],
    ["Suricata's statistics", "eve.json", "Counter       | TM Name     | Value\n"],
  ])("that is %s is refused with what to import instead", (what, instead, text) => {
    for (const named of [null, "nmap"]) {
      const refusal = () => recognise(Buffer.from(text), named, "report");
      expect(refusal).toThrow(expect.objectContaining({ code: "REPORT_UNRECOGNISED" }));
      expect(refusal).toThrow(`report is ${what}, which can't be read.`);
      expect(refusal).toThrow(instead);
    }
  });
});
