import { createSignal, type JSX } from "solid-js";
import { Icon } from "./icon.tsx";

/** A place to drop one file on, which is a file picker as well. */
export function FileDrop(props: {
  label: string;
  disabled: boolean;
  onFile: (file: File) => void;
  children: JSX.Element;
}) {
  const [isOver, setOver] = createSignal(false);

  function take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file && !props.disabled) props.onFile(file);
  }

  return (
    <label
      class="file-drop"
      classList={{ "file-drop-over": isOver() }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <input
        type="file"
        class="sr-only"
        aria-label={props.label}
        disabled={props.disabled}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = ""; // the same file again is a choice too
        }}
      />
      <Icon name="upload" size={24} />
      <strong>Drop a report here, or choose a file</strong>
      {props.children}
    </label>
  );
}
