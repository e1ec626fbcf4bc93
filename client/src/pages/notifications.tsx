import { createSignal } from "solid-js";
import { PageHead } from "../components/page-head.tsx";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { ChannelList, NotificationChannels_Query } from "../notifications/channel-list.tsx";
import { DeliveryList } from "../notifications/delivery-list.tsx";
import { NotificationRules_Query, RuleList } from "../notifications/rule-list.tsx";

/** Who is told of what: rules, channels, and the messages that came of them. */
export function Notifications() {
  const head = useHead();
  const hints = () => () => {};
  const channels = createLiveValue({ load: () => head.ask(NotificationChannels_Query, {}), hints });
  const rules = createLiveValue({ load: () => head.ask(NotificationRules_Query, {}), hints });
  const rows = () => channels.value()?.notificationChannels.edges.map(({ node }) => node) ?? [];
  const [deletions, setDeletions] = createSignal(0);
  const reload = () => {
    channels.reload();
    rules.reload();
  };

  return (
    <>
      <PageHead title="Notifications" />
      <RuleList list={rules} channels={rows()} onChanged={reload} />
      <ChannelList
        list={channels}
        onChanged={reload}
        onDeleted={() => {
          reload();
          setDeletions((count) => count + 1);
        }}
      />
      <DeliveryList channels={rows()} deletions={deletions()} />
    </>
  );
}
