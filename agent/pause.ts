/** A wait that can be cut short. One at a time. */
export class Pause {
  #wake: (() => void) | null = null;

  /** Resolves after `ms`, or earlier when it is ended. */
  async wait(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  /** Ends the wait that is under way, if one is. */
  end(): void {
    this.#wake?.();
  }
}
