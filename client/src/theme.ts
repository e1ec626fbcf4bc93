import { createSignal } from "solid-js";

/** `system` follows the machine's own setting. */
export type Theme = "system" | "light" | "dark";

const KEY = "theme";

function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

const [theme, setThemeSignal] = createSignal<Theme>(storedTheme());

export { theme };

/** Chooses a theme for this browser and remembers it. */
export function setTheme(next: Theme): void {
  if (next === "system") localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  setThemeSignal(next);
  applyTheme();
}

/** Puts the chosen theme on the page. Call before the first render. */
export function applyTheme(): void {
  const root = document.documentElement;
  if (theme() === "system") delete root.dataset.theme;
  else root.dataset.theme = theme();
}
