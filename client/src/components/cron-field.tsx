import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { sentenceOf } from "../request-error.ts";
import { cronInWords } from "../schedule-input.ts";

const CronTimes_Query = graphql(`
  query CronTimes_Query($cron: String!, $timeZone: String!) {
    cronTimes(cron: $cron, timeZone: $timeZone)
  }
`);

const EXAMPLES: readonly { cron: string; label: string }[] = [
  { cron: "0 * * * *", label: "Hourly" },
  { cron: "0 2 * * *", label: "Daily" },
  { cron: "0 20 * * MON-FRI", label: "Working days" },
  { cron: "0 3 * * SUN", label: "Weekly" },
  { cron: "0 3 1 * *", label: "Monthly" },
];

/** Typing pauses this long before the head is asked. */
const ASK_AFTER_MS = 300;

/** A cron expression, in words, and when it is due next, as the head reckons it. */
export function CronField(props: { cron: string; timeZone: string; onChange: (cron: string) => void }) {
  const head = useHead();
  const [times, setTimes] = createSignal<readonly string[]>([]);
  const [problem, setProblem] = createSignal<string | null>(null);
  const words = () => cronInWords(props.cron);

  createEffect(
    on([() => props.cron.trim(), () => props.timeZone.trim()], ([cron, timeZone]) => {
      let isCurrent = true;
      const ask = async () => {
        const answer = await head.ask(CronTimes_Query, { cron, timeZone }).then(
          (data) => ({ times: data.cronTimes, problem: null }),
          (error) => ({ times: [], problem: sentenceOf(error) }),
        );
        if (!isCurrent) return;
        setTimes(answer.times);
        setProblem(answer.problem);
      };
      const timer = cron && timeZone ? setTimeout(() => void ask(), ASK_AFTER_MS) : undefined;
      onCleanup(() => {
        isCurrent = false;
        clearTimeout(timer);
      });
    }),
  );

  const inZone = (time: string) => {
    const options = { dateStyle: "medium", timeStyle: "short", timeZone: props.timeZone.trim() } as const;
    try {
      return new Intl.DateTimeFormat(undefined, options).format(new Date(time));
    } catch {
      return time; // a time zone that this browser does not know
    }
  };

  return (
    <div class="field">
      <label for="schedule-cron">Runs at</label>
      <input
        id="schedule-cron"
        type="text"
        class="mono"
        spellcheck={false}
        autocomplete="off"
        placeholder="0 2 * * *"
        aria-describedby="schedule-cron-hint"
        value={props.cron}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      <div class="day-buttons cron-examples">
        <For each={EXAMPLES}>
          {(example) => (
            <button
              type="button"
              class="chip-button"
              aria-pressed={props.cron === example.cron}
              onClick={() => props.onChange(example.cron)}
            >
              {example.label}
            </button>
          )}
        </For>
      </div>
      <div id="schedule-cron-hint" aria-live="polite">
        <Show
          when={problem()}
          fallback={
            <p class="hint">
              <Show when={words()}>{(text) => <strong>{text()}. </strong>}</Show>
              <Show when={times().length > 0}>Next: {times().slice(0, 3).map(inZone).join(" · ")}</Show>
            </p>
          }
        >
          {(sentence) => <p class="hint hint-bad">{sentence()}</p>}
        </Show>
      </div>
    </div>
  );
}
