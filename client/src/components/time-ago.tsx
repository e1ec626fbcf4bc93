import { nowMs } from "../clock.ts";
import { formatAge, formatMoment } from "../format.ts";

/** How long ago something was, ticking; the exact local time on hover and for screen readers. */
export function TimeAgo(props: { at: string }) {
  return (
    <time dateTime={props.at} title={formatMoment(props.at)}>
      {formatAge(Date.parse(props.at), nowMs())}
    </time>
  );
}
