import type { ScanRequest } from "./assign-scan.ts";

/** What an operator asks for as GraphQL hands it over, and as schedules keep it: labels are a list. */
export type AssignScanValues = Omit<ScanRequest, "createdBy" | "config" | "placement"> & {
  config?: object | null;
  placement?:
    | (Omit<NonNullable<ScanRequest["placement"]>, "labels"> & {
        labels?: { name: string; value: string }[] | null;
      })
    | null;
};

/** The same as the rules take it: labels by name. Nothing is checked here. */
export function toScanRequest({
  placement,
  config,
  ...asked
}: AssignScanValues): Omit<ScanRequest, "createdBy"> {
  const labels = Object.fromEntries((placement?.labels ?? []).map(({ name, value }) => [name, value]));
  return {
    ...asked,
    config: config as Record<string, unknown> | null | undefined,
    placement: { ...placement, labels },
  };
}
