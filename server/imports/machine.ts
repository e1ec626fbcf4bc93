import type { ParsedEvent } from "../../agent/finding.ts";
import { hostOf } from "../detections/fingerprint.ts";
import { AppError } from "../errors.ts";

const MACHINE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,252}$/u;

/** Assets without a machine that are named, at most. */
const MAX_NAMED = 5;
/** And that are told apart, at most. */
const MAX_COUNTED = 10_000;

/**
 * The machine on which a report was made: as the operator says, else as the report does; null where neither does.
 * @throws BAD_INPUT for a name that is none, MACHINE_REQUIRED where the scanner's findings need one and there is none
 */
export function machineOf(
  asked: string | null,
  told: string | null,
  needs: { scanner: string; needsMachine: boolean },
): string | null {
  if (asked !== null && !MACHINE_NAME.test(asked)) {
    throw new AppError(
      "BAD_INPUT",
      `A machine's name has letters, digits, dots and dashes, not "${asked.slice(0, 60)}".`,
    );
  }
  const machine = asked ?? (told !== null && MACHINE_NAME.test(told) ? told : null);
  if (machine === null && needs.needsMachine) {
    throw new AppError(
      "MACHINE_REQUIRED",
      `A report of ${needs.scanner} does not say which machine it is about. Name the machine.`,
    );
  }
  return machine;
}

/** Decides for each event of a report whether it has an identity, and counts those that have none. */
export class EventPlacement {
  readonly #machine: string | null;
  readonly #isNamed: boolean;
  readonly #unplaced = new Set<string>();
  unplacedCount = 0;

  /** @param isNamed the operator named the machine, whatever the report calls it */
  constructor(machine: string | null, isNamed: boolean) {
    this.#machine = machine;
    this.#isNamed = isNamed;
  }

  /** The events that have an identity: all, where the machine is known. */
  place(events: readonly ParsedEvent[]): ParsedEvent[] {
    return events.flatMap((event) => this.#place(event) ?? []);
  }

  /** What was left out, for the coverage. */
  gaps(): { what: string; why: string }[] {
    if (this.unplacedCount === 0) return [];
    const more = this.#unplaced.size - MAX_NAMED;
    const named = [...this.#unplaced].slice(0, MAX_NAMED).join(", ") + (more > 0 ? ` and ${more} more` : "");
    return [
      {
        what: `${this.unplacedCount} observations about ${named}`,
        why: "such an address or interface is another one on each machine, and no machine was named",
      },
    ];
  }

  #place(event: ParsedEvent): ParsedEvent | null {
    const { asset } = event;
    if (this.#machine !== null) {
      const isRenamed = this.#isNamed && asset.kind === "MACHINE";
      return isRenamed ? { ...event, asset: { kind: "MACHINE", hostname: this.#machine } } : event;
    }
    if (asset.kind === "HOST" && !hostOf(asset.address).isMachineLocal) return event;
    this.unplacedCount += 1;
    const label =
      asset.kind === "HOST" ? asset.address : asset.kind === "INTERFACE" ? asset.name : asset.kind;
    if (this.#unplaced.size < MAX_COUNTED) this.#unplaced.add(label);
    return null;
  }
}
