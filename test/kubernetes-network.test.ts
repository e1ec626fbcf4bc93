import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectDir } from "../scripts/project.ts";
import type { Manifest } from "./kubernetes/manifest.ts";
import { type Endpoint, isAllowed, type Port } from "./kubernetes/network.ts";
import { render } from "./kubernetes/render.ts";

const folderOf = (name: string) => join(projectDir, "k8s", name);

/** Pods lie in the networks that are scanned, which is the worst case: then addresses alone keep nobody away. */
const pod = (app: string, last: number, namespace = "ai-defend"): Endpoint => ({
  ip: `10.0.0.${last}`,
  namespace,
  labels: namespace === "kube-system" ? { "k8s-app": app } : { app, "app.kubernetes.io/name": app },
});
const ends = {
  head: pod("head", 1),
  otherHead: pod("head", 2),
  scanner: pod("scanner", 3),
  otherScanner: pod("scanner", 4),
  node: pod("node-agent", 5),
  otherNode: pod("node-agent", 6),
  migrate: pod("migrate", 7),
  postgres: pod("postgres", 8),
  valkey: pod("valkey", 9),
  stranger: pod("stranger", 10),
  dns: pod("kube-dns", 11, "kube-system"),
  ingress: pod("ingress-nginx", 12, "ingress-nginx"),
  prometheus: pod("prometheus", 13, "monitoring"),
  elsewhere: pod("head", 14, "default"),
  scanned: { ip: "10.0.0.200" },
  notScanned: { ip: "10.0.1.200" },
  internet: { ip: "93.184.216.34" },
  metadata: { ip: "169.254.169.254" },
  stores: { ip: "10.100.0.5" },
} satisfies Record<string, Endpoint>;
type End = keyof typeof ends;

const names = Object.keys(ends) as End[];
const ports: Record<string, Port> = {
  api: { port: 8000 },
  metrics: { port: 9090 },
  postgres: { port: 5432 },
  valkey: { port: 6379 },
  dns: { port: 53, protocol: "UDP" },
  ssh: { port: 22 },
  https: { port: 443 },
};

/** Every connection that is let through from or to a pod of the namespace, as "from > to port". */
function allowedIn(manifests: Manifest[]): string[] {
  const policies = manifests.filter(({ kind }) => kind === "NetworkPolicy");
  const isOurs = (name: End) => (ends[name] as Endpoint).namespace === "ai-defend";
  const lines: string[] = [];
  for (const from of names)
    for (const to of names)
      for (const [port, where] of Object.entries(ports))
        if (from !== to && (isOurs(from) || isOurs(to)) && isAllowed(policies, ends[from], ends[to], where))
          lines.push(`${from} > ${to} ${port}`);
  return lines;
}

const AGENTS = ["scanner", "otherScanner", "node", "otherNode"];
const HEADS = ["head", "otherHead"];
const pairs = (from: string[], to: string[], port: string) =>
  from.flatMap((one) => to.map((other) => `${one} > ${other} ${port}`));

const inEach = [
  ...pairs(AGENTS, HEADS, "api"),
  ...pairs([...AGENTS, ...HEADS, "migrate"], ["dns"], "dns"),
  ...pairs(["scanner", "otherScanner"], ["scanned"], "api"),
  ...["metrics", "postgres", "valkey", "dns", "ssh", "https"].flatMap((port) =>
    pairs(["scanner", "otherScanner"], ["scanned"], port),
  ),
  ...pairs(["ingress"], HEADS, "api"),
  ...pairs(["prometheus"], HEADS, "metrics"),
];
/** Pods of other namespaces whose addresses may be scanned, as any machine there. */
const scannedPods = pairs(["scanner", "otherScanner"], ["ingress", "prometheus", "elsewhere", "dns"], "");

describe("network policies let through what is listed here, and nothing else", () => {
  const withoutScanned = (manifests: Manifest[]) =>
    allowedIn(manifests).filter(
      (line) => line.endsWith("dns dns") || !scannedPods.some((pair) => line.startsWith(pair)),
    );
  const sorted = (lines: string[]) => lines.toSorted();

  it("in base", () => {
    expect(sorted(withoutScanned(render(folderOf("base"))))).toEqual(sorted(inEach));
  });

  it("in dev, where the stores are pods", () => {
    expect(sorted(withoutScanned(render(folderOf("overlays/dev"))))).toEqual(
      sorted([
        ...inEach,
        ...pairs([...HEADS, "migrate"], ["postgres"], "postgres"),
        ...pairs(HEADS, ["valkey"], "valkey"),
      ]),
    );
  });

  it.each(["production", "multi-region/eu", "multi-region/us"])(
    "in %s, where the stores are elsewhere",
    (overlay) => {
      expect(sorted(withoutScanned(render(folderOf(`overlays/${overlay}`))))).toEqual(
        sorted([
          ...inEach,
          ...pairs([...HEADS, "migrate"], ["stores"], "postgres"),
          ...pairs(HEADS, ["stores"], "valkey"),
          ...pairs(HEADS, ["internet"], "https"),
        ]),
      );
    },
  );
});
