import { listen } from "../pubsub.ts";

/** How long somebody is known without another look, in milliseconds: nobody who was put out stays longer. */
const KNOWN_MS = 1000;
const MAX_KNOWN = 1000;

/**
 * Whom this head looked up a moment ago, by the hashes of their tokens: the tokens themselves are not kept in memory
 * longer than their request. All are forgotten as soon as any caller ends, on whichever head.
 */
export class Known<Found> {
  readonly #isLasting: (found: Found) => boolean;
  #known = new Map<string, { found: Found; until: number }>();

  /** `isLasting` says which of them need no other look so soon. */
  constructor(isLasting: (found: Found) => boolean) {
    this.#isLasting = isLasting;
    listen("callerEnded", () => {
      this.#known = new Map();
    });
  }

  /** Who has the token of this hash: as known, else as `look` finds; null for nobody, which is not kept. */
  async find(hash: Buffer, look: () => Promise<Found | null>): Promise<Found | null> {
    const key = hash.toString("base64");
    const known = this.#known; // a look that began before somebody ended keeps nothing
    const before = known.get(key);
    if (before && before.until > Date.now()) return before.found;
    const found = await look();
    if (!found || !this.#isLasting(found)) return found;
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, { found, until: Date.now() + KNOWN_MS });
    return found;
  }
}
