import type { AssetFilterInput, AssetKind, Criticality, Severity } from "./gql/graphql.ts";
import { type Label, labelText, parseLabel } from "./labels.ts";
import { readSearch } from "./search-text.ts";

export const KIND_LABELS: Record<AssetKind, string> = {
  HOST: "Host",
  MACHINE: "Machine",
  FILE_TREE: "File tree",
  INTERFACE: "Interface",
};

export const CRITICALITY_LABELS: Record<Criticality, string> = {
  CRITICAL: "Critical",
  HIGH: "High",
  MEDIUM: "Medium",
  LOW: "Low",
};

/** The worst first. */
const SEVERITIES: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"];

/** What the list of assets is narrowed to. Null and empty narrow nothing. */
export interface AssetFilters {
  readonly kind: AssetKind | null;
  readonly criticality: Criticality | null;
  /** With an open detection of this severity or a worse one. */
  readonly severity: Severity | null;
  readonly label: Label | null;
  /** Part of a name, or a network. */
  readonly text: string;
}

export const NO_ASSET_FILTERS: AssetFilters = {
  kind: null,
  criticality: null,
  severity: null,
  label: null,
  text: "",
};

const NETWORK = /^[\d.]+\/\d+$|^[\da-f:]+\/\d+$/i;

type Parameter = keyof AssetFilters;

/** Reads the filters from the page's address. What is unknown narrows nothing. */
export function readAssetFilters(parameters: Partial<Record<Parameter, string | string[]>>): AssetFilters {
  const text = (name: Parameter) => [parameters[name]].flat()[0]?.trim() ?? "";
  const isOf = <Name extends string>(names: Record<Name, unknown>, name: string): name is Name =>
    Object.hasOwn(names, name);
  const [kind, criticality, severity] = [text("kind"), text("criticality"), text("severity")];
  return {
    kind: isOf(KIND_LABELS, kind) ? kind : null,
    criticality: isOf(CRITICALITY_LABELS, criticality) ? criticality : null,
    severity: SEVERITIES.find((each) => each === severity) ?? null,
    label: parseLabel(text("label")),
    text: readSearch(parameters.text),
  };
}

/** The filters as parameters of the page's address; undefined removes one. */
export function writeAssetFilters(filters: AssetFilters): Record<Parameter, string | undefined> {
  return {
    kind: filters.kind ?? undefined,
    criticality: filters.criticality ?? undefined,
    severity: filters.severity ?? undefined,
    label: filters.label ? labelText(filters.label) : undefined,
    text: filters.text || undefined,
  };
}

export function isAssetFiltered(filters: AssetFilters): boolean {
  return Object.values(filters).some(Boolean);
}

/** The filters as the head takes them; null narrows nothing. */
export function toAssetFilterInput(filters: AssetFilters) {
  const isNetwork = NETWORK.test(filters.text);
  return {
    kinds: filters.kind && [filters.kind],
    criticalities: filters.criticality && [filters.criticality],
    openAtLeast: filters.severity,
    labels: filters.label && [filters.label],
    network: isNetwork ? filters.text : null,
    text: isNetwork ? null : filters.text || null,
  } satisfies AssetFilterInput;
}

interface Filtered {
  readonly kind: AssetKind;
  readonly criticality: Criticality;
  readonly label: string;
  readonly hostnames: readonly string[];
  readonly os?: string | null;
  readonly labels: readonly Label[];
  readonly openDetections: readonly { severity: Severity; count: number }[];
}

/** Whether a changed asset belongs to the list. Whether it lies in a network only the head says: then no new one is added. */
export function matchesAssetFilters(asset: Filtered, filters: AssetFilters): boolean {
  const { kind, criticality, severity, label } = filters;
  const text = filters.text.toLowerCase();
  const worst = asset.openDetections.find(({ count }) => count > 0)?.severity;
  const isBadEnough =
    severity === null || (worst !== undefined && SEVERITIES.indexOf(worst) <= SEVERITIES.indexOf(severity));
  return (
    !NETWORK.test(text) &&
    (kind === null || kind === asset.kind) &&
    (criticality === null || criticality === asset.criticality) &&
    (label === null || asset.labels.some((each) => labelText(each) === labelText(label))) &&
    isBadEnough &&
    [asset.label, ...asset.hostnames, asset.os ?? ""].some((field) => field.toLowerCase().includes(text))
  );
}
