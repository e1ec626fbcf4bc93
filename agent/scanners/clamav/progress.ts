import type { Progress } from "../../scanner.ts";
import type { ClamavInventory } from "./inventory.ts";

/** Files that were read, out of those that were counted before. Files differ in size, so it is an estimate. */
export function clamavProgress(doneFiles: number, inventory: ClamavInventory | null): Progress {
  if (doneFiles === 0) return { fraction: 0, note: "loading signatures" };
  if (inventory === null || !inventory.isFinished || inventory.files === 0)
    return { fraction: 0, note: `files read: ${doneFiles}` };
  return {
    fraction: Math.min(0.99, doneFiles / inventory.files),
    note: `${Math.min(doneFiles, inventory.files)} of ${inventory.files} files`,
    isEstimate: true,
  };
}
