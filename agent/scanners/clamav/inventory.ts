import { FileInventory } from "../../file-inventory.ts";
import type { HostFiles } from "../../host-files.ts";
import { pathText } from "../../output/path-text.ts";

/** Names with line feeds, at most: real trees have none. */
const MAX_STRANGE_NAMES = 10_000;

/** What ClamAV has to read below the paths, what it passes over in silence, and names that its output cannot show clearly. */
export class ClamavInventory extends FileInventory {
  /** Folders that may not be opened: ClamAV names each of them, once. */
  unreadableFolders = 0;
  /** Paths of files that hold line feeds, as bytes in latin1. */
  readonly strangeNames: string[] = [];
  readonly #host: HostFiles;

  constructor(host: HostFiles) {
    super();
    this.#host = host;
  }

  add(entry: Buffer): void {
    const path = entry.subarray(1);
    switch (String.fromCharCode(entry[0] ?? 0)) {
      case "f":
        this.files += 1;
        return;
      case "n":
        this.files += 1;
        if (this.strangeNames.length < MAX_STRANGE_NAMES) this.strangeNames.push(path.toString("latin1"));
        return;
      case "d":
        this.folders += 1;
        return;
      case "u":
        this.unreadableFolders += 1;
        this.hasGaps = true;
        return;
      case "l":
        this.links += 1;
        return;
      case "s":
        this.special += 1;
        this.leaveOut({
          what: pathText(Buffer.from(this.#host.nameOf(path.toString("latin1")), "latin1")),
          why: "a socket, a pipe or a device",
        });
        return;
      default:
        this.addGap({ what: "an entry of the inventory", why: "not understood" });
    }
  }
}
