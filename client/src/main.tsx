import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { startClock } from "./clock.ts";
import { applyTheme } from "./theme.ts";

const RELOADED = "reloaded-for-build";
const ignore = () => undefined; // the head is away: the part is asked for again

// A page left open over an upgrade asks for parts of the old build: load the new one, once, and only if there is one.
addEventListener("vite:preloadError", () => {
  if (sessionStorage.getItem(RELOADED)) return;
  void fetch("/").then(({ ok }) => {
    if (!ok) return;
    sessionStorage.setItem(RELOADED, "yes");
    location.reload();
  }, ignore);
});

applyTheme();
startClock();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no element with the id root.");
render(() => <App />, root);
