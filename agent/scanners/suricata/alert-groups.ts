import { type AddressRange, contains, parseRange } from "../../addresses.ts";
import type { AssetReference, ParsedEvent } from "../../finding.ts";
import type { Alert } from "./alert.ts";
import { alertEvent, evidenceOf } from "./alert-events.ts";

/** Different combinations of rule and endpoints that are kept apart in one run. */
const MAX_GROUPS = 50_000;
/** Groups that keep the details of their first alert for the event at the end. */
const MAX_DETAILED = 2_000;

/** Alerts of one rule between the same two endpoints, on the same port. */
export interface AlertGroup {
  /** The first alert; without its record when too many are kept. */
  alert: Alert;
  evidence: Record<string, unknown>;
  asset: AssetReference;
  /** Whether the asset is where the packets came from. */
  direction: "in" | "out";
  /** The server's port; null where the protocol has none. */
  port: number | null;
  count: number;
  firstAt: string;
  lastAt: string;
  /** The count when its last event was made. */
  toldCount: number;
}

/** Collects alerts. A group's event is made at once for its first alert, and once more at the end if others followed. */
export class AlertGroups {
  readonly #home: readonly AddressRange[];
  readonly #groups = new Map<string, AlertGroup>();
  #total = 0;
  #unlisted = 0;

  constructor(home: readonly AddressRange[]) {
    this.#home = home;
  }

  /** Number of alerts so far. */
  get total(): number {
    return this.#total;
  }

  /** Number of groups. */
  get size(): number {
    return this.#groups.size;
  }

  /** Alerts that are only counted, since there were too many different ones. */
  get unlisted(): number {
    return this.#unlisted;
  }

  /** `isRepeated`: the record is about the packet, and an alert's own record tells the same. */
  add(alert: Alert, isRepeated = false): ParsedEvent | null {
    const port = alert.isToClient ? alert.sourcePort : alert.destinationPort;
    const key = [
      alert.gid,
      alert.sid ?? alert.signature,
      alert.source,
      alert.destination,
      port,
      alert.protocol,
      alert.interfaceName,
    ].join(" ");
    const known = this.#groups.get(key);
    if (known && isRepeated) return null;
    this.#total += 1;
    if (known) {
      known.count += 1;
      if (alert.at < known.firstAt) known.firstAt = alert.at;
      if (alert.at > known.lastAt) known.lastAt = alert.at;
      return null;
    }
    if (this.#groups.size >= MAX_GROUPS) {
      this.#unlisted += 1;
      return null;
    }
    return this.#addGroup(key, alert, port);
  }

  /** Events of the groups that grew since their first one. */
  *rest(): Generator<ParsedEvent> {
    for (const group of this.#groups.values()) {
      if (group.count > group.toldCount) yield this.#tell(group);
    }
  }

  #addGroup(key: string, alert: Alert, port: number | null): ParsedEvent {
    const { asset, direction } = this.#assetOf(alert);
    const evidence = evidenceOf(alert);
    const times = { count: 1, firstAt: alert.at, lastAt: alert.at, toldCount: 0 };
    const group: AlertGroup = { alert, evidence, asset, direction, port, ...times };
    const event = this.#tell(group);
    const isDetailed = this.#groups.size < MAX_DETAILED;
    // The record itself would keep all of its text alive.
    const slim = { ...group, alert: { ...alert, record: {}, details: slimDetails(alert) } };
    this.#groups.set(key, isDetailed ? slim : { ...slim, evidence: {} });
    return event;
  }

  #tell(group: AlertGroup): ParsedEvent {
    group.toldCount = group.count;
    return alertEvent(group);
  }

  /** The endpoint to protect; the destination when both are, or none is. */
  #assetOf(alert: Alert): Pick<AlertGroup, "asset" | "direction"> {
    const { source, destination } = alert;
    const address = !this.#isHome(destination) && this.#isHome(source) ? source : (destination ?? source);
    if (address === null)
      return { asset: { kind: "INTERFACE", name: alert.interfaceName || "unknown" }, direction: "in" };
    return { asset: { kind: "HOST", address }, direction: address === destination ? "in" : "out" };
  }

  #isHome(address: string | null): boolean {
    const range = address === null ? null : parseRange(address);
    return range !== null && this.#home.some((network) => contains(network, range));
  }
}

function slimDetails({ details }: Alert): Alert["details"] {
  const { metadata, references, rule } = details;
  return { metadata, references, rule };
}
