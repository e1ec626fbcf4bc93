import * as Popover from "@kobalte/core/popover";
import { createSignal, For, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { DetectionFilterInput } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { sentenceOf } from "../request-error.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./states.tsx";

const ExportMenu_Query = graphql(`
  query ExportMenu_Query($filter: DetectionFilterInput!) {
    csv: detectionExport(format: CSV, filter: $filter)
    sarif: detectionExport(format: SARIF, filter: $filter)
    jsonLines: detectionExport(format: JSON_LINES, filter: $filter)
  }
`);

/** Takes the detections that pass a filter elsewhere. The head says where it serves them, when the menu opens. */
export function ExportMenu(props: { filter: DetectionFilterInput }) {
  const head = useHead();
  const [links, setLinks] = createSignal<{ name: string; path: string }[]>([]);
  const [problem, setProblem] = createSignal<string>();

  async function load(): Promise<void> {
    setLinks([]);
    setProblem(undefined);
    try {
      const { csv, sarif, jsonLines } = await head.ask(ExportMenu_Query, { filter: props.filter });
      setLinks([
        { name: "CSV", path: csv },
        { name: "SARIF 2.1.0", path: sarif },
        { name: "JSON Lines", path: jsonLines },
      ]);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }

  return (
    <Popover.Root placement="bottom-end" gutter={6} onOpenChange={(isOpen) => isOpen && void load()}>
      <Popover.Trigger class="button">
        <Icon name="download" size={16} />
        Export
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="popover" aria-label="Export">
          <p class="muted">All that pass the filters, as</p>
          <For each={links()}>
            {({ name, path }) => (
              <a class="button button-wide" href={path} download="" rel="external">
                {name}
              </a>
            )}
          </For>
          <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
