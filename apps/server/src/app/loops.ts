/** Runs `work` again and again, one run at a time: soon after it found something, after `pauseMs` when it found nothing. */
export function loop(
  name: string,
  pauseMs: number,
  log: (line: string) => void,
  work: () => Promise<boolean>,
): { wake: () => void; stop: () => Promise<void> } {
  let stopped = false;
  let wakeUp: (() => void) | undefined;
  let isAwake = false;

  async function pause(ms: number): Promise<void> {
    if (stopped || isAwake) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    wakeUp = undefined;
  }

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      isAwake = false;
      try {
        const found = await work();
        failures = 0;
        if (!found) await pause(pauseMs);
      } catch (error) {
        failures += 1;
        if (failures === 1 || failures % 60 === 0)
          log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        await pause(Math.min(pauseMs * 2 ** Math.min(failures, 5), 30_000));
      }
    }
  }

  const done = run();
  return {
    wake() {
      isAwake = true;
      wakeUp?.();
    },
    async stop() {
      stopped = true;
      wakeUp?.();
      await done;
    },
  };
}
