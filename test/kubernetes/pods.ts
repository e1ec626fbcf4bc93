import type { Manifest } from "./manifest.ts";

/** A kind of pod, as its workload makes it. */
export interface Pod {
  /** The workload's name. */
  name: string;
  kind: string;
  labels: Record<string, string>;
  spec: any;
  containers: any[];
}

const WORKLOADS = ["Deployment", "DaemonSet", "StatefulSet", "Job"];

/** The kinds of pods that the manifests make. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests
    .filter(({ kind }) => WORKLOADS.includes(kind))
    .map(({ kind, metadata, spec }) => ({
      name: metadata.name,
      kind,
      labels: spec.template.metadata.labels,
      spec: spec.template.spec,
      containers: [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers],
    }));
}

/** The object of that kind and name. Throws where it is missing. */
export function find(manifests: readonly Manifest[], kind: string, name: string): Manifest {
  const found = manifests.find((one) => one.kind === kind && one.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found;
}

/** The plain values of a container's environment. */
export function valuesOf(container: { env?: { name: string; value?: string }[] }): Record<string, string> {
  return Object.fromEntries((container.env ?? []).map(({ name, value = "" }) => [name, value]));
}

const UNITS: Record<string, number> = { m: 1e-3, "": 1, k: 1e3, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

/** A quantity of Kubernetes as a number: "250m" is 0.25, "1Gi" is 2^30. */
export function quantity(text: string): number {
  const [, number, unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (number === undefined || factor === undefined) throw new Error(`${text} is no quantity.`);
  return Number(number) * factor;
}
