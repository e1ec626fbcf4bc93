import { Show } from "solid-js";
import { useHead } from "../head.tsx";
import { sentenceOf } from "../request-error.ts";
import { Notice } from "./states.tsx";

/** Says that what stands below could not be brought up to date; where the connection is lost, the page itself says so. */
export function OutdatedNotice(props: { error: unknown }) {
  const { link } = useHead();
  return (
    <Show when={props.error !== null && link.state() === "live"}>
      <Notice tone="warn">What you see may be outdated. {sentenceOf(props.error)} Trying again.</Notice>
    </Show>
  );
}
