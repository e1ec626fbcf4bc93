import { FileInventory } from "../../file-inventory.ts";
import type { HostFiles } from "../../host-files.ts";
import { pathText } from "../../output/path-text.ts";

/** What yara has to read below one path, and what of it would be passed over in silence. */
export class YaraInventory extends FileInventory {
  tooLargeFiles = 0;
  readonly #isRecursive: boolean;
  readonly #host: HostFiles;

  constructor(isRecursive: boolean, host: HostFiles) {
    super();
    this.#host = host;
    this.#isRecursive = isRecursive;
  }

  add(entry: Buffer): void {
    const kind = String.fromCharCode(entry[0] ?? 0);
    const [depth = "", ...rest] = entry.toString("latin1", 1).split(" ");
    const path = pathText(Buffer.from(this.#host.nameOf(rest.join(" ")), "latin1"));
    switch (kind) {
      case "f":
        this.files += 1;
        return;
      case "d":
        this.folders += 1;
        return;
      case "y":
        this.links += 1;
        return;
      case "s":
        this.special += 1;
        return;
      case "r":
        this.addGap({ what: path, why: "may not be read" });
        return;
      case "u":
        if (this.#isRecursive || depth === "0") this.addGap({ what: path, why: "folder may not be opened" });
        return;
      case "l":
        this.#addLarge(path, depth);
        return;
      default:
        this.addGap({ what: "an entry of the inventory", why: "not understood" });
    }
  }

  #addLarge(path: string, depth: string): void {
    // The target itself is read whatever its size.
    if (depth === "0") this.files += 1;
    else {
      this.tooLargeFiles += 1;
      this.leaveOut({ what: path, why: "larger than maxFileBytes" });
    }
  }
}
