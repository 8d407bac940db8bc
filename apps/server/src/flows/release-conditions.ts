import type { ReleaseCondition } from '../engines/publication/index.ts';
import { reportBlocks } from '../systems/annual-report/index.ts';

/** What systems ask of a version before it is published, at once or at its time. Each system that has a condition adds it here. */
export const releaseConditions: readonly ReleaseCondition[] = [reportBlocks];
