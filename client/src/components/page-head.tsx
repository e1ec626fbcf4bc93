import { createEffect, type JSX, Show } from "solid-js";

/** The title of a page, in the document's title too, with its actions at the right. */
export function PageHead(props: {
  title: string;
  detail?: JSX.Element;
  actions?: JSX.Element;
  above?: JSX.Element;
}) {
  createEffect(() => {
    document.title = `${props.title} · AI Defend`;
  });
  return (
    <header class="page-head">
      <div class="page-head-text">
        <Show when={props.above}>{(above) => <div class="page-above">{above()}</div>}</Show>
        <h1>{props.title}</h1>
        <Show when={props.detail}>{(detail) => <div class="page-detail">{detail()}</div>}</Show>
      </div>
      <Show when={props.actions}>{(actions) => <div class="page-actions">{actions()}</div>}</Show>
    </header>
  );
}
