import type { TrailQuery } from '@openzone/contracts';
import { cleanAddress, findEntry, listEntries, type TrailRow } from '../../base/audit/index.ts';
import type { Person } from '../../base/identity/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { invalid, notFound } from '../../platform/errors.ts';
import { requireTrailReader } from './policy.ts';
import { readTrailSettings } from './settings.ts';

const usual = 50;

/** A page of the trail, newest first. @throws AppError FORBIDDEN, INVALID_NETWORK_ADDRESS, INVALID_PERIOD */
export async function listTrail(
  reading: Reading,
  person: Person,
  query: TrailQuery,
): Promise<{ readonly rows: TrailRow[]; readonly next: string | null }> {
  requireTrailReader(person, await readTrailSettings(reading));
  const { after, pageSize, address, number, ...rest } = query;
  if (rest.from !== undefined && rest.to !== undefined && rest.from > rest.to)
    throw invalid(
      'INVALID_PERIOD',
      'to',
      '截止日不能早于起始日，请改正其中一个。',
      'The last day lies before the first; correct one of them.',
    );
  const conditions = {
    ...rest,
    ...(number === undefined || number.trim() === '' ? {} : { number: number.trim() }),
    ...(address === undefined || address.trim() === '' ? {} : { address: addressOf(address) }),
  };
  return listEntries(reading, conditions, after, pageSize ?? usual);
}

function addressOf(typed: string): string {
  const address = cleanAddress(typed.trim());
  if (address !== null) return address;
  throw invalid(
    'INVALID_NETWORK_ADDRESS',
    'address',
    '请填写完整的网络地址，例如 10.1.2.3。',
    'Give a whole network address, such as 10.1.2.3.',
  );
}

/** @throws AppError FORBIDDEN, NOT_FOUND */
export async function findTrailEntry(reading: Reading, person: Person, id: string): Promise<TrailRow> {
  requireTrailReader(person, await readTrailSettings(reading));
  const entry = await findEntry(reading, id);
  if (entry === undefined) throw notFound({ zh: '这条日志', en: 'This entry' });
  return entry;
}
