import type { RequestActData } from '@openzone/contracts';
import type { CaseEvent } from '../../engines/cases/index.ts';

/** The data of an event of this kind, as the schema of its act checked it before it was written. */
export function dataOf<K extends keyof RequestActData>(event: CaseEvent, _kind: K): RequestActData[K] {
  return event.data as RequestActData[K];
}
