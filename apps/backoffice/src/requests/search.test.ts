import { describe, expect, it } from 'vitest';
import { requestsSearch, statisticsSearch } from './search.ts';

describe('requestsSearch', () => {
  it('keeps what the list can be asked for', () => {
    const search = {
      view: 'all', q: '预算', state: 'PROCESSING', outcome: 'GRANTED', channel: 'FAX', applicantKind: 'ORG_OTHER',
      unitId: '01890000-0000-7000-8000-000000000001', from: '2026-01-01', to: '2026-12-31', closedFrom: '2026-02-01', closedTo: '2026-03-01',
      late: true, page: 2, pageSize: 50,
    } as const; // prettier-ignore
    expect(requestsSearch({ ...search })).toEqual(search);
  });

  it('drops what was typed wrong', () => {
    expect(
      requestsSearch({ view: 'yours', state: 'toString', from: '2026-13-45', late: 'no', unitId: '1', page: -1 }),
    ).toEqual({});
    expect(statisticsSearch({ from: 'yesterday', to: '2026-06-30' })).toEqual({ to: '2026-06-30' });
  });
});
