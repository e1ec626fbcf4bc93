import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { startClock } from "./clock.ts";
import { applyTheme } from "./theme.ts";

// A page left open over an upgrade asks for parts of the old build: load the new one, once.
addEventListener("vite:preloadError", (event) => {
  if (sessionStorage.getItem("reloaded-for-build")) return;
  sessionStorage.setItem("reloaded-for-build", "yes");
  event.preventDefault();
  location.reload();
});

applyTheme();
startClock();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no element with the id root.");
render(() => <App />, root);
