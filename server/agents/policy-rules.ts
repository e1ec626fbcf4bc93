import { type Policy, windowsOf } from "../../agent/policy.ts";
import { describeWindow } from "../../agent/window.ts";

/** One thing that an agent's owner decided, in words. */
export type PolicyRule = { subject: string; words: string };

const MAX_NAMED = 12;

/** A declared policy in words, for people. What it does not limit is said as well where that may surprise. */
export function describePolicy(policy: Policy): PolicyRule[] {
  const { allow, deny, scanners, options, concurrency, packetsPerSecond, signatures } = policy;
  return [
    rule("Networks", listOr(allow.networks, "none"), deny.networks),
    rule("Host names", allow.names ? listOr(allow.names, "none") : "any with allowed addresses", deny.names),
    rule("Paths", listOr(allow.paths, "none"), deny.paths),
    rule(
      "Interfaces",
      allow.interfaces.includes("*") ? "all" : listOr(allow.interfaces, "none"),
      deny.interfaces,
    ),
    rule("Scanners", scanners ? listOr(scanners, "none") : "all"),
    ...Object.entries(options).map(([scanner, bounds]) =>
      rule(`Options of ${scanner}`, describeBounds(bounds)),
    ),
    rule("Hours", describeHours(policy)),
    rule("At the same time", concurrency === undefined ? null : `${concurrency} at most`),
    rule("Packets", packetsPerSecond === undefined ? null : `${packetsPerSecond} a second at most`),
    ...Object.entries(signatures).map(([scanner, paths]) =>
      rule(`Own signatures of ${scanner}`, paths.length === 0 ? null : listOr(paths, "")),
    ),
  ].flatMap((described) => described ?? []);
}

function rule(subject: string, allowed: string | null, denied: readonly string[] = []): PolicyRule | null {
  if (allowed === null) return null;
  return { subject, words: denied.length === 0 ? allowed : `${allowed}; never ${listOr(denied, "")}` };
}

function describeHours(policy: Policy): string | null {
  const windows = windowsOf(policy);
  if (windows === null) return null;
  const end =
    policy.hours?.atEnd === "FINISH" ? "what runs may finish" : "what runs is stopped and goes back";
  return `${windows.map(describeWindow).join(", ")}; then ${end}`;
}

/** Bounds as docs/policy.md explains them: numbers are the most, lists what may be chosen. */
function describeBounds(bounds: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(bounds).map(([option, bound]) => {
    if (Array.isArray(bound)) return `${option} ${listOr(bound.map(String), "none")}`;
    return typeof bound === "number" ? `${option} at most ${bound}` : `${option} within ${String(bound)}`;
  });
  return listOr(parts, "unbounded", "; ");
}

function listOr(items: readonly string[], none: string, separator = ", "): string {
  if (items.length === 0) return none;
  const more = items.length > MAX_NAMED ? ` and ${items.length - MAX_NAMED} more` : "";
  return `${items.slice(0, MAX_NAMED).join(separator)}${more}`;
}
