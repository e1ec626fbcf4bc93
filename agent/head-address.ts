import { type FoundHead, NoHeadYetError } from "./discovery.ts";
import { type Logger, messageOf } from "./logger.ts";

export interface HeadAddressOptions {
  /** Where it was found at the start, without a trailing slash. */
  url: string;
  /** Finds another one than that at `away`; null for none. Absent where the address is not DNS's to change. */
  findOther: ((away: string) => Promise<FoundHead | null>) | undefined;
  /** How long it may give no answer until another one is looked for, and between two looks, in milliseconds. */
  awayMs: number;
  /** The head is elsewhere now: whatever waits for it need not wait any longer. */
  onMove: () => void;
  log: Logger;
}

/** Where the head is now. While it gives no answer, DNS is asked now and then for another one, which then takes its place. */
export class HeadAddress {
  readonly #options: HeadAddressOptions;
  #url: string;
  #isAway = false;
  #isLooking = false;
  #isClosed = false;
  /** Looks of this absence that found nothing to ask DNS for. */
  #failures = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: HeadAddressOptions) {
    this.#options = options;
    this.#url = options.url;
  }

  get url(): string {
    return this.#url;
  }

  /** It gave an answer, if only a refusal. */
  answered(): void {
    this.#isAway = false;
    this.#failures = 0;
    this.#cancel();
  }

  /** It gave none. */
  missed(): void {
    this.#isAway = true;
    this.#lookLater();
  }

  /** Nothing is looked for any more. */
  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  #cancel(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #lookLater(): void {
    const { findOther, awayMs } = this.#options;
    if (findOther === undefined || this.#isClosed || this.#isLooking) return;
    this.#timer ??= setTimeout(() => void this.#look(findOther), awayMs);
  }

  async #look(findOther: NonNullable<HeadAddressOptions["findOther"]>): Promise<void> {
    this.#timer = null;
    this.#isLooking = true;
    const found = await findOther(this.#url).catch((error: unknown) => this.#failed(error));
    this.#isLooking = false;
    // It may have come back meanwhile.
    if (!this.#isAway || this.#isClosed) return;
    if (found !== null) this.#move(found);
    this.#lookLater();
  }

  #move({ url, by }: FoundHead): void {
    const { log, onMove } = this.#options;
    log.info({ op: "head.find", ok: true, headUrl: url, by, insteadOf: this.#url });
    this.#url = url;
    onMove();
  }

  /** Said once for each absence: a name server that is away as well is no reason to stop. */
  #failed(error: unknown): null {
    const { log } = this.#options;
    const code = error instanceof NoHeadYetError ? "DNS_AWAY" : "UNEXPECTED";
    const line = { op: "head.find", ok: false, error: { code, message: messageOf(error) } };
    this.#failures += 1;
    if (this.#failures === 1) log.warn(line);
    else log.debug(line);
    return null;
  }
}
