/** The launcher speaks on stderr, so that the output of a command can be piped. Chinese first, English complete. */
export function say(zh, en) {
  console.error(`${zh}\n${en}`);
}

/** Trouble that a person can mend: printed without a stack. */
export class Trouble extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`);
  }
}

export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
