import { CopyButton } from "../components/copy-button.tsx";

/** A secret that is shown once, with a way to copy it and to say that it is kept. */
export function SecretShown(props: { label: string; secret: string; text: string; onClose: () => void }) {
  return (
    <div class="form">
      <div class="form-body">
        <p>{props.text}</p>
        <div class="secret">
          <code>{props.secret}</code>
          <CopyButton text={props.secret} label={`Copy the ${props.label}`} />
        </div>
      </div>
      <footer class="form-foot">
        <div class="dialog-actions">
          <button type="button" class="button button-primary" onClick={props.onClose}>
            I have it
          </button>
        </div>
      </footer>
    </div>
  );
}
