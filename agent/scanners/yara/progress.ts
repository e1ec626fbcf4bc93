import type { Progress } from "../../scanner.ts";
import type { YaraInventory } from "./inventory.ts";

/** Files read, out of those that were counted before. Files differ in size, so it is an estimate. */
export function yaraProgress(examined: number, inventory: YaraInventory | null): Progress {
  if (inventory === null || !inventory.isFinished || inventory.files === 0)
    return { fraction: 0, note: `files read: ${examined}` };
  return {
    fraction: Math.min(0.99, examined / inventory.files),
    note: `${examined} of ${inventory.files} files`,
    isEstimate: true,
  };
}
