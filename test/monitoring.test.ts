import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parser } from "@prometheus-io/lezer-promql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { freePort } from "../scripts/free-port.ts";
import { typesOf } from "./support/metrics.ts";
import { startHead, type TestHead } from "./support/processes.ts";

const MONITORING = join(import.meta.dirname, "../k8s/monitoring");

type Rule = {
  alert: string;
  expr: string;
  annotations: Record<string, string>;
  labels: Record<string, string>;
};
type Panel = { title: string; targets?: { expr: string }[] };

const read = (name: string) => readFile(join(MONITORING, name), "utf8");
const rules: Rule[] = parse(await read("prometheus-rule.yaml")).spec.groups.flatMap(
  ({ rules }: { rules: Rule[] }) => rules,
);
const dashboard: { panels: Panel[] } = JSON.parse(await read("grafana-dashboard.json"));
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => [title, expr.replaceAll("$__rate_interval", "5m")] as const),
  ),
];

/** Pieces of an expression of one kind; `⚠` are those that are no PromQL. */
function partsOf(expression: string, kind: string): string[] {
  const parts: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === kind && (kind !== "Identifier" || node.parent?.name === "VectorSelector"))
        parts.push(expression.slice(from, to));
    },
  });
  return parts;
}

/** Words of a heading as they stand in a link to it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-");

let head: TestHead;
let served: Map<string, string>;

beforeAll(async () => {
  const port = await freePort();
  head = await startHead({ env: { METRICS_PORT: String(port) } });
  served = typesOf(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text());
});

afterAll(() => head?.stop());

describe("alerts and dashboard", () => {
  it.for(expressions)("%s asks in PromQL for what a head serves", ([, expression]) => {
    expect(partsOf(expression, "⚠")).toEqual([]);
    const names = partsOf(expression, "Identifier");
    expect(names).not.toEqual([]);
    for (const name of names)
      expect([...served.keys()]).toContain(
        name.endsWith("_bucket") && served.get(name.slice(0, -7)) === "histogram" ? name.slice(0, -7) : name,
      );
  });

  it("would notice what is no PromQL", () => {
    expect(partsOf("sum by (x (rate(ai_defend_agents[5m]))", "⚠")).not.toEqual([]);
    expect(partsOf("max(nothing_of_this_name)", "Identifier")).toEqual(["nothing_of_this_name"]);
  });

  it("know the alerts that an operator needs, each once", () => {
    const names = rules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    for (const needed of [
      "AgentStale",
      "QueueOld",
      "ScansFail",
      "SpoolFull",
      "IngestionLag",
      "HeadDown",
      "DatabaseDown",
    ])
      expect(names).toContain(`AiDefend${needed}`);
  });

  it("lead from each alert to its own runbook", async () => {
    const page = await readFile(join(import.meta.dirname, "../docs/operate.md"), "utf8");
    const sections = page.split(/^## /m).slice(1);
    for (const { alert, annotations } of rules) {
      const [path, anchor] = (annotations.runbook_url ?? "").split("#");
      expect(path).toBe("docs/operate.md");
      const section = sections.find((text) => anchorOf(text.split("\n", 1)[0] ?? "") === anchor) ?? "";
      for (const part of [`\`${alert}\``, "**Means:**", "**Look at:**", "**Do:**"])
        expect(section, `${alert} → #${anchor}`).toContain(part);
    }
    expect(sections).toHaveLength(rules.length);
  });
});
