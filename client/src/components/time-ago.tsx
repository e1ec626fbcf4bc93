import { Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { formatAge, formatMoment, formatUntil } from "../format.ts";

/** How long ago something was, ticking; the exact local time on hover and for screen readers. */
export function TimeAgo(props: { at: string }) {
  return (
    <time dateTime={props.at} title={formatMoment(props.at)}>
      {formatAge(Date.parse(props.at), nowMs())}
    </time>
  );
}

/** When something may start: the local time, with how far ahead that is while it is ahead. */
export function StartTime(props: { at: string }) {
  return (
    <time dateTime={props.at}>
      {formatMoment(props.at)}
      <Show when={Date.parse(props.at) > nowMs()}> ({formatUntil(Date.parse(props.at), nowMs())})</Show>
    </time>
  );
}

/** How far ahead something is, ticking; the exact local time like above. */
export function TimeUntil(props: { at: string }) {
  return (
    <time dateTime={props.at} title={formatMoment(props.at)}>
      {formatUntil(Date.parse(props.at), nowMs())}
    </time>
  );
}
