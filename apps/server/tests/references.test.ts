import type { DocumentDetail } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readState, saveDraft, withdraw } from '../src/engines/publication/index.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** A text that refers to another document of the site: kept by its code, shown where it is today, never telling of what is not public. */
let server: TestServer;
let zone: TestZone;
let http: Transport;
let handler: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  http = server.http();
  handler = await server.office('handler');
});
afterAll(() => server.stop());

const codeOf = async (id: string): Promise<string> =>
  (await server.database.app.read(zone.siteId, (reading) => readState(reading, id))).code;
const page = async (code: string, language = ''): Promise<string> =>
  (await http({ method: 'GET', path: `${language}/d/${code}` })).bytes.toString();
/** A page, which the server forgets a moment after what it shows has changed. */
const polled = (code: string, language = '') => expect.poll(() => page(code, language), { timeout: 10_000 });
const make = (bodyHtml: string) =>
  handler.post<DocumentDetail>('/documents', draft(zone, { title: '引用他文的通知', bodyHtml }));
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => String(error),
  );

describe('a reference to another document', () => {
  it('leads to it in each language, is told on its page and in the API, and follows its new title and its withdrawal', async () => {
    const db = server.database.app;
    const target = await makeDocument(db, zone, 'published', { title: '被引用的办法' });
    const to = await codeOf(target);
    const made = await make(`<p>按照<a href="document:${to}">《办法》</a>办理。</p>`);
    expect(made.body.version.bodyHtml).toBe(`<p>按照<a href="document:${to}">《办法》</a>办理。</p>`);
    expect(await page(to)).not.toContain('提到本文件的文件');
    await bringToPublic(db, zone, made.body.id);
    const { code } = made.body;
    await polled(code).toContain(`<a href="/d/${to}">《办法》</a>办理`);
    await polled(code, '/en').toContain(`<a href="/en/d/${to}">《办法》</a>`);
    await polled(to).toMatch(new RegExp(`提到本文件的文件[\\s\\S]*/d/${code}"`));
    const open = await http({ method: 'GET', path: `/open/v1/documents/${code}` });
    expect(JSON.parse(open.bytes.toString())).toMatchObject({
      bodyHtml: expect.stringMatching(new RegExp(`<a href="http://[^"]+/d/${to}">《办法》</a>`)) as string,
      bodyText: '按照《办法》办理。',
    });

    await db.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, target);
      await withdraw(tx, zone.people.office, target, { revision, reason: '数据有误' });
    });
    await polled(code).toContain(`<a href="/d/${to}">《办法》</a>（已撤回）办理`);
    await expect
      .poll(async () => (await http({ method: 'GET', path: `/d/${to}` })).status, { timeout: 10_000 })
      .toBe(410);
    // Its own text may go on referring to what was withdrawn, and a revision without the reference takes the mention away.
    await db.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, target);
      await saveDraft(tx, zone.people.handler, target, {
        ...draft(zone, { title: '被引用的办法', changedDate: '2026-03-05', changeNote: '更正' }),
        revision,
      });
    });
    await bringToPublic(db, zone, target);
    await polled(code).not.toContain('（已撤回）办理');
    await polled(to).toContain('提到本文件的文件');
    const { revision } = await db.read(zone.siteId, (reading) => readState(reading, made.body.id));
    await handler.put(`/documents/${made.body.id}/draft`, {
      ...draft(zone, {
        title: '引用他文的通知',
        bodyHtml: '<p>另行办理。</p>',
        changeNote: '改',
        changedDate: '2026-03-06',
      }),
      revision,
    });
    await bringToPublic(db, zone, made.body.id);
    await polled(to).not.toContain('提到本文件的文件');
  });

  it('is refused to what never was public, by the database too, and to what is no document', async () => {
    const hidden = await codeOf(await makeDocument(server.database.app, zone, 'approved', { title: '尚未公开' }));
    for (const code of [hidden, 'neverwas00']) {
      const answer = await make(`<p><a href="document:${code}">某文</a></p>`);
      expect([answer.status, answer.error.error]).toEqual([400, 'REFERENCE_NOT_PUBLIC']);
    }
    const wrong = await make('<p><a href="document:NOT-A-CODE" title="x">某文</a></p>');
    expect(wrong.body.version.bodyHtml).toBe('<p><a title="x">某文</a></p>');
    const past = server.database.bypass(
      zone.siteId,
      `insert into document_version select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'number', v.number + 90,
         'body_html', $1::text))).* from document_version v limit 1`,
      [`<a href="document:${hidden}">x</a>`],
    );
    expect(await refused(past)).toContain('REFERENCE_NOT_PUBLIC');
  });
});
