import type { DocumentChannels, DocumentDetail, DocumentPage } from '@openzone/contracts';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish, readState } from '../src/engines/publication/index.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** What is marked for the next issue of the gazette, listed, and recorded with its issue. */
let server: TestServer;
let zone: TestZone;
let handler: ApiClient;
let office: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  [handler, office] = await Promise.all([server.office('handler'), server.office('office')]);
});
afterAll(() => server.stop());

async function marked(title: string): Promise<string> {
  const id = await makeDocument(server.database.app, zone, 'approved', { title });
  const text = { title: '', body: '', picture: null, sendAt: null, revision: 0 };
  const answer = await handler.put<DocumentChannels>(`/documents/${id}/channel-texts/GAZETTE`, text);
  expect(answer.status, answer.text).toBe(200);
  return id;
}
const publishNow = (id: string): Promise<unknown> =>
  server.database.app.transaction(zone.siteId, async (tx) =>
    publish(tx, zone.people.office, id, { revision: (await readState(tx, id)).revision }),
  );
const listed = async (query: string, by: ApiClient = office): Promise<string[]> => {
  const { body } = await by.get<DocumentPage>(`/documents?${query}`);
  expect(body.total).toBe(body.items.length);
  return body.items.map(({ title }) => title).toSorted();
};

it('lists what is marked, exports it, and takes number and day of the issue for each', async () => {
  const ids = [await marked('公报件甲'), await marked('公报件乙')];
  await marked('尚未公开的公报件');
  const unmarked = await makeDocument(server.database.app, zone, 'approved', { title: '没有列入公报' });
  for (const id of [...ids, unmarked]) await publishNow(id);
  const next = 'channel=GAZETTE&channelState=planned';
  expect(await listed(next)).toEqual(['公报件乙', '公报件甲', '尚未公开的公报件'].toSorted());
  expect(await listed(`${next}&stage=published`)).toEqual(['公报件乙', '公报件甲'].toSorted());
  expect(await listed(`${next}&q=${encodeURIComponent('甲')}`)).toEqual(['公报件甲']);

  const sheet = await office.raw({ method: 'GET', path: `/api/admin/documents/export.xlsx?${next}` });
  expect(sheet.status).toBe(200);
  const [found] = await readXlsxFile(Buffer.from(sheet.bytes));
  expect(
    found?.data
      .slice(1)
      .map((row) => row[1])
      .toSorted(),
  ).toEqual(['公报件乙', '公报件甲', '尚未公开的公报件'].toSorted());

  // The bulk act sends this for each row.
  for (const id of ids) {
    const told = { state: 'published', publishedOn: '2026-03-31', reference: '2026 年第 5 期' };
    const answer = await office.put<DocumentDetail>(`/documents/${id}/channels/GAZETTE`, told);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.channels).toContainEqual(expect.objectContaining({ channel: 'GAZETTE', ...told }));
  }
  expect(await listed(next)).toEqual(['尚未公开的公报件']);
  expect(await listed('channel=GAZETTE&channelState=published')).toEqual(['公报件乙', '公报件甲'].toSorted());
  expect(await listed('channel=GAZETTE')).toHaveLength(3);

  // What another unit plans is its own; what has been published there everybody may know.
  const other = await server.office('stranger');
  expect(await listed(next, other)).toEqual([]);
  expect(await listed('channel=GAZETTE', other)).toEqual(['公报件乙', '公报件甲'].toSorted());
  const gone = { state: 'withdrawn', publishedOn: null, reference: '' };
  expect((await office.put(`/documents/${ids[1] ?? ''}/channels/GAZETTE`, gone)).status).toBe(200);
  expect(await listed('channel=GAZETTE')).toHaveLength(2);
});
