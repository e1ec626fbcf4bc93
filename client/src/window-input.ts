import type { ScanWindowInput, Weekday, WindowEnd } from "./gql/graphql.ts";

/** In the order of the week, with what buttons say. */
export const WEEKDAYS: readonly { value: Weekday; label: string }[] = [
  { value: "MON", label: "Mon" },
  { value: "TUE", label: "Tue" },
  { value: "WED", label: "Wed" },
  { value: "THU", label: "Thu" },
  { value: "FRI", label: "Fri" },
  { value: "SAT", label: "Sat" },
  { value: "SUN", label: "Sun" },
];

/** A window as filled in so far. */
export interface WindowDraft {
  days: Weekday[];
  /** Such as 20:00; as typed. */
  from: string;
  to: string;
  timeZone: string;
  atEnd: WindowEnd;
}

/** The time zone of this browser. */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The nights of working days here: the window that is asked for most. */
export function emptyWindow(): WindowDraft {
  return {
    days: ["MON", "TUE", "WED", "THU", "FRI"],
    from: "20:00",
    to: "06:00",
    timeZone: localTimeZone(),
    atEnd: "FINISH",
  };
}

/** A window of the head's as a draft. */
export function toWindowDraft(window: ScanWindowInput): WindowDraft {
  const { from, to, timeZone } = window;
  return { days: [...window.days], from, to, timeZone, atEnd: window.atEnd ?? "FINISH" };
}

/** Why the window cannot be sent yet, as a sentence; null when it can. */
export function whyNoWindow(window: WindowDraft): string | null {
  if (window.days.length === 0) return "Choose at least one day for the window.";
  if (window.from === "" || window.to === "") return "Say from when to when the window is open.";
  if (window.timeZone.trim() === "") return "Name the time zone of the window.";
  return null;
}

/** The draft as the head takes it. */
export function toWindowInput(window: WindowDraft): ScanWindowInput {
  return { ...window, days: [...window.days], timeZone: window.timeZone.trim() };
}

/** What the times mean, where it is not plain: a window over midnight, and one of a whole day. */
export function windowNote(window: WindowDraft): string | null {
  if (window.from === "" || window.to === "" || window.from < window.to) return null;
  if (window.from === window.to) return `Open for 24 hours from ${window.from}.`;
  return `Over midnight: it closes at ${window.to} on the next day.`;
}
