import type { LocalFile } from "../../local-signatures.ts";
import type { ExaminedTrees } from "../../output/examined.ts";
import { GapList, UnreadableLines } from "../../output/gaps.ts";
import { pathText } from "../../output/path-text.ts";
import type { UsedRuleSet } from "../../rule-sets.ts";
import type { Coverage, Verdict } from "../../scanner.ts";
import type { ClamavInventory } from "./inventory.ts";
import type { Summary } from "./summary.ts";

/** The signatures that a scan uses. */
export interface SignatureSource {
  /** Null when the system's were not used. */
  system: {
    builtAt: string | null;
    versions: string;
    ageDays: number | null;
    isOutdated: boolean;
    /** Names of signature files beside the official ones. */
    others: string[];
  } | null;
  ruleSets: UsedRuleSet[];
  /** The owner's own files. */
  local: LocalFile[];
}

/** The program that read the files. */
export interface Engine {
  name: "clamd" | "clamscan";
  /** clamd's address, or why clamscan was used, in a sentence. */
  note: string;
}

/** What one scan examined, collected while its output is read. */
export class ClamavCoverage {
  readonly missing = new GapList();
  readonly unreadable = new UnreadableLines();
  readonly #roots: readonly string[];
  readonly #signatures: SignatureSource | null;
  readonly #engine: Engine | null;
  /** Files by what was said of them; infected ones once, whatever the number of signatures. */
  readonly counts = {
    ok: 0,
    infected: 0,
    empty: 0,
    links: 0,
    excluded: 0,
    errors: 0,
    unscanned: 0,
    special: 0,
  };

  /** `run` is null for a report from elsewhere. */
  constructor(run: { roots: readonly string[]; signatures: SignatureSource; engine: Engine } | null) {
    this.#roots = run?.roots ?? [];
    this.#signatures = run?.signatures ?? null;
    this.#engine = run?.engine ?? null;
  }

  toJson(verdict: Verdict, summary: Summary | null, inventory: ClamavInventory | null): Coverage {
    const links = Math.max(this.counts.links, inventory?.links ?? 0);
    return {
      scanner: "clamav",
      roots: this.#roots,
      ...(this.#engine && { engine: this.#engine.name, engineNote: this.#engine.note }),
      signatures: { ...this.#signatures, count: summary?.knownSignatures ?? null },
      engineVersion: summary?.engineVersion ?? null,
      filesFound: inventory?.isFinished ? inventory.files : null,
      filesScanned: summary?.scannedFiles ?? this.counts.ok + this.counts.infected,
      foldersScanned: summary?.scannedFolders ?? null,
      counts: {
        ...this.counts,
        links,
        special: Math.max(this.counts.special, inventory?.special ?? 0),
      },
      missing: [
        ...this.missing.toJson(),
        ...(inventory?.missing() ?? []),
        ...(links === 0 ? [] : [{ what: `${links} symbolic links`, why: "never followed" }]),
      ],
      unreadable: this.unreadable.toJson(),
      examined: inventory && this.#examined(verdict, inventory),
    };
  }

  /** What was read for certain: of every file something was said, and each that was not read is named. */
  #examined(verdict: Verdict, inventory: ClamavInventory): ExaminedTrees | null {
    const { ok, infected, empty, errors, excluded } = this.counts;
    const gaps = [inventory.gapPaths(), this.missing.paths()];
    const isWhole = verdict.outcome === "complete" || verdict.code === "FILES_NOT_READ";
    const isNamed = gaps.every((paths) => paths !== null) && inventory.isFinished;
    const isEachTold =
      ok + infected + empty + errors + excluded >= inventory.files + inventory.unreadableFolders;
    const builtAt = this.#signatures?.system?.builtAt ?? null;
    const isAgeKnown = this.#signatures !== null && (this.#signatures.system === null || builtAt !== null);
    if (!isWhole || !isNamed || !isEachTold || !isAgeKnown || this.unreadable.total > 0) return null;
    return {
      trees: this.#roots.map((root) => ({ root: pathText(Buffer.from(root)), recursive: true })),
      notRead: gaps.flatMap((paths) => paths ?? []),
      signaturesAt: builtAt,
      signatureSets: this.#signatureSets(),
    };
  }

  /** The owner's by content, since nothing tells which of two is newer; others' by name, as they are updated by themselves. */
  #signatureSets(): string[] {
    const { local = [], system = null } = this.#signatures ?? {};
    const all = [
      ...local.map(({ sha256 }) => `sha256:${sha256}`),
      ...(system?.others ?? []).map((name) => `file:${name}`),
    ];
    return [...new Set(all)].sort();
  }
}

/** An attempt counts files first, which covers nothing, and scans then. */
export function mergeClamavCoverage(parts: readonly Coverage[]): Coverage {
  return parts.findLast((part) => part.scanner === "clamav") ?? { scanner: "clamav" };
}
