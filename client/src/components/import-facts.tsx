import { Show } from "solid-js";
import { formatBytes } from "../format.ts";
import type { Scan_QueryQuery } from "../gql/graphql.ts";
import { Fact } from "./facts.tsx";
import { Icon } from "./icon.tsx";

type Report = NonNullable<NonNullable<Scan_QueryQuery["scan"]>["import"]>;

/** Which file an imported scan came from, and who brought it. */
export function ImportFacts(props: { report: Report }) {
  return (
    <>
      <Fact name="Report" wide>
        <Show when={props.report.file} fallback={<span class="mono">{props.report.fileName}</span>}>
          {(file) => (
            <>
              <a class="artifact" href={file().path} download="" rel="external">
                <Icon name="download" size={16} />
                {props.report.fileName}
              </a>{" "}
              <span class="muted">{formatBytes(file().sizeBytes)}</span>{" "}
              <code class="hash" title={`SHA-256 ${file().sha256}`}>
                sha256 {file().sha256}
              </code>
            </>
          )}
        </Show>
      </Fact>
      <Fact name="Imported by">{props.report.importedBy}</Fact>
      <Show when={props.report.toolVersion}>{(version) => <Fact name="Version">{version()}</Fact>}</Show>
      <Show when={props.report.machine}>{(machine) => <Fact name="Made on">{machine()}</Fact>}</Show>
    </>
  );
}
