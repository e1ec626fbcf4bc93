/** Ctrl-C reaches a process up to three times: from the terminal, from npm and from the launcher. */
const sameRequestMs = 1000;
const parentCheckMs = 1000;

/**
 * Aborts when somebody asks this process to stop: Ctrl-C, SIGTERM, or the terminal or the launcher going away. A second request,
 * later than a second after the first, calls `stopNow`.
 */
export function listenForStop(stopNow: () => void): AbortSignal {
  const controller = new AbortController();
  let askedAt: number | undefined;
  const ask = () => {
    askedAt ??= Date.now();
    if (!controller.signal.aborted) controller.abort();
    else if (Date.now() - askedAt > sameRequestMs) stopNow();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, ask);
  const launcher = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(timer);
    ask();
  }, parentCheckMs).unref();
  return controller.signal;
}

/** Fulfils when the signal aborts. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
