import { A, useParams } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { KIND_LABELS } from "../asset-filters.ts";
import { AssetButtons } from "../components/asset-buttons.tsx";
import { AssetDetections } from "../components/asset-detections.tsx";
import { AssetFacts } from "../components/asset-facts.tsx";
import { AssetHistory } from "../components/asset-history.tsx";
import { AssetRelated } from "../components/asset-related.tsx";
import { AssetServices } from "../components/asset-services.tsx";
import { ExportMenu } from "../components/export-menu.tsx";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { May } from "../viewer.tsx";

const Asset_Query = graphql(`
  query Asset_Query($id: ID!) {
    asset(id: $id) {
      id
      kind
      label
      criticality
      labels {
        name
        value
      }
      ...AssetFacts
      ...AssetDetections
      ...AssetRelated
      ...AssetHistory
    }
  }
`);

const Asset_Changed = graphql(`
  subscription Asset_Changed {
    assetChanged {
      id
    }
  }
`);

export function AssetPage() {
  const parameters = useParams<{ id: string }>();
  return (
    <Show when={parameters.id} keyed>
      {(id) => <AssetView id={id} />}
    </Show>
  );
}

function AssetView(props: { id: string }) {
  const head = useHead();
  const [said, setSaid] = createSignal("");
  const asset = createLiveValue({
    load: () => head.ask(Asset_Query, { id: props.id }),
    hints: (changed) =>
      head.listen(Asset_Changed, {}, (data) => {
        if (data.assetChanged.id === props.id) changed();
      }),
  });
  return (
    <ValueFrame value={asset} part={(data) => data.asset} missing="There is no such asset">
      {(shown) => (
        <>
          <PageHead
            title={shown().label}
            above={
              <A href="/assets">
                <Icon name="back" size={14} /> Assets
              </A>
            }
            detail={KIND_LABELS[shown().kind]}
            actions={
              <>
                <May least="ANALYST">
                  <AssetButtons
                    selection={{ ids: [props.id] }}
                    count={1}
                    asset={shown()}
                    known={[]}
                    onDone={(sentence) => {
                      setSaid(sentence);
                      asset.reload();
                    }}
                  />
                </May>
                <ExportMenu filter={{ assetId: props.id }} />
              </>
            }
          />
          <p class="page-said" role="status">
            {said()}
          </p>
          <AssetFacts asset={shown()} />
          <AssetServices asset={shown()} />
          <AssetDetections asset={shown()} />
          <AssetRelated asset={shown()} />
          <AssetHistory asset={shown()} />
        </>
      )}
    </ValueFrame>
  );
}
