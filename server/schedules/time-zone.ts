import { isTimeZone } from "../../agent/time-zone.ts";
import { AppError } from "../errors.ts";

/** Checks a time zone: a name of the IANA list such as Europe/Berlin, or UTC. Throws TIME_ZONE_INVALID naming the text. */
export function requireTimeZone(text: string): string {
  if (isTimeZone(text)) return text;
  throw new AppError(
    "TIME_ZONE_INVALID",
    `"${text.slice(0, 60)}" is no time zone. Name one such as Europe/Berlin, or UTC.`,
  );
}
