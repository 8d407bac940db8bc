import type { Options } from './arguments.ts';
import type { Line } from './report.ts';
import type { Stage } from './stage.ts';

export interface Context {
  readonly stage: Stage;
  readonly options: Options;
  /** Progress, on standard error. */
  readonly say: (line: string) => void;
}

export type Bench = (context: Context) => Promise<Line[]>;

/** Runs each side once in every round, the side that goes first changing, so that a slow spell hits both alike. */
export async function alternate<A, B>(
  rounds: number,
  own: (round: number) => Promise<A>,
  reference: (round: number) => Promise<B>,
): Promise<{ own: A[]; reference: B[] }> {
  const result: { own: A[]; reference: B[] } = { own: [], reference: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) result.own.push(await own(round));
    result.reference.push(await reference(round));
    if (round % 2 === 1) result.own.push(await own(round));
  }
  return result;
}
