import { For } from "solid-js";
import { setTheme, type Theme, theme } from "../theme.ts";
import { Icon, type IconName } from "./icon.tsx";

const CHOICES: readonly { theme: Theme; label: string; icon: IconName }[] = [
  { theme: "system", label: "As the system", icon: "system" },
  { theme: "light", label: "Light", icon: "sun" },
  { theme: "dark", label: "Dark", icon: "moon" },
];

export function ThemeSwitch() {
  return (
    <fieldset class="segments theme-switch">
      <legend class="sr-only">Colours</legend>
      <For each={CHOICES}>
        {(choice) => (
          <button
            type="button"
            aria-pressed={theme() === choice.theme}
            aria-label={choice.label}
            title={choice.label}
            onClick={() => setTheme(choice.theme)}
          >
            <Icon name={choice.icon} size={16} />
          </button>
        )}
      </For>
    </fieldset>
  );
}
