import type { TrailSettings } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import { readSetting, writeSetting } from '../../base/sites/index.ts';
import type { Reading, Tx } from '../../platform/db/index.ts';
import { defaultTrailSettings, requireTrailKeeper } from './policy.ts';

/** Under this key a site keeps who may read its trail. */
const trailSettingsKey = 'trail';

export async function readTrailSettings(reading: Reading): Promise<TrailSettings> {
  return readSetting<TrailSettings>(reading, trailSettingsKey, defaultTrailSettings);
}

/** @throws AppError FORBIDDEN */
export async function writeTrailSettings(tx: Tx, person: Person, { readers }: TrailSettings): Promise<void> {
  requireTrailKeeper(person);
  await writeSetting(tx, trailSettingsKey, { readers });
}
