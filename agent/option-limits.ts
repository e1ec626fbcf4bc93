import { z } from "zod";

type Config = Readonly<Record<string, unknown>>;

/** How an agent's owner may bound one option of a scanner. */
export interface OptionLimit {
  /** What the policy file may say of the option: its bound. */
  schema: z.ZodType;
  /** The option that may be given in its place. It is refused while only this one is bounded. */
  instead?: string;
  /** Takes a bound that the schema passed. */
  bind(bound: unknown): BoundOption;
}

interface BoundOption {
  /** The bound in words: "at most 3". */
  words: string;
  allows(value: unknown): boolean;
  /** What the option becomes where a scan leaves it open; null leaves it open. */
  unset(config: Config): unknown;
}

/** How each option of a scanner may be bounded; null for one that the policy rules otherwise, or that does no harm. */
export type OptionLimits<Option extends string = string> = Readonly<Record<Option, OptionLimit | null>>;

/** What the policy file may say of a scanner's options: any of them, none needed. */
export function boundsSchema(limits: OptionLimits) {
  const bounds = Object.entries(limits).flatMap(([option, limit]) =>
    limit === null ? [] : [[option, limit.schema.optional()] as const],
  );
  return z.strictObject(Object.fromEntries(bounds));
}

export type LimitedConfig = { config: Config } | { refused: string; rule: string };

/**
 * Holds a config to the owner's bounds. A value outside is refused, never changed; what the config leaves open becomes what
 * the bound allows, so that a scan with defaults stays possible. Values of a wrong type are outside.
 */
export function applyLimits(limits: OptionLimits, bounds: Config, config: Config): LimitedConfig {
  const limited: Record<string, unknown> = { ...config };
  for (const [option, limit] of Object.entries(limits)) {
    if (limit === null || !Object.hasOwn(bounds, option) || bounds[option] === undefined) continue;
    const { words, allows, unset } = limit.bind(bounds[option]);
    const rule = `${option} is ${words}`;
    const value = config[option] ?? null;
    if (value !== null) {
      if (!allows(value)) return { refused: `${option} ${show(value)}`, rule };
      continue;
    }
    const { instead } = limit;
    if (instead !== undefined && limited[instead] != null) {
      if (bounds[instead] === undefined) return { refused: `${instead} ${show(limited[instead])}`, rule };
      continue;
    }
    const filled = unset(limited);
    if (filled !== null) limited[option] = filled;
  }
  return { config: limited };
}

/** A number up to the bound. `usual` is what the scanner takes for an option left open, null where that sets no limit. */
export function atMost(
  range: { least: number; most: number },
  usual: number | null | ((config: Config) => number | null),
  instead?: string,
): OptionLimit {
  return {
    schema: z.number().int().min(range.least).max(range.most),
    ...(instead === undefined ? {} : { instead }),
    bind: (bound) => ({
      words: `at most ${String(bound)}`,
      allows: (value) => typeof value === "number" && value <= Number(bound),
      unset: (config) => {
        const open = typeof usual === "function" ? usual(config) : usual;
        return open === null ? null : Math.min(open, Number(bound));
      },
    }),
  };
}

/** One of the values that the bound lists. `usual` is what the scanner takes for an option left open. */
export function oneOf<Value extends string | boolean>(
  values: readonly [Value, ...Value[]],
  usual: Value | ((config: Config) => Value),
): OptionLimit {
  const schema = z.array(z.literal(values)).min(1);
  return {
    schema,
    bind(bound) {
      const allowed = schema.parse(bound);
      const isAllowed = (value: unknown) => allowed.some((other) => other === value);
      return {
        words: `one of ${allowed.join(", ")}`,
        allows: isAllowed,
        unset: (config) => {
          const open = typeof usual === "function" ? usual(config) : usual;
          return isAllowed(open) ? null : allowed[0];
        },
      };
    },
  };
}

/** A list of which each item is in the bound's. `open` says what an option left open means to the scanner. */
export function listOf(item: z.ZodType<string>, open: "none" | "all", instead?: string): OptionLimit {
  const schema = z.array(item).min(open === "all" ? 1 : 0);
  return {
    schema,
    ...(instead === undefined ? {} : { instead }),
    bind(bound) {
      const allowed = schema.parse(bound);
      return {
        words: allowed.length === 0 ? "none" : `any of ${allowed.join(", ")}`,
        allows: (value) =>
          Array.isArray(value) && value.every((one) => allowed.some((other) => other === one)),
        unset: () => (open === "all" ? allowed : null),
      };
    },
  };
}

function show(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "of no known kind");
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
