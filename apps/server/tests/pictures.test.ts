import type { DocumentDetail, UploadedFile, UploadedPicture } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFile } from '../src/base/files/index.ts';
import { fileType } from '../src/portal/html/file-kinds.ts';
import { makePreviewToken, readState, verifyVersions, withdraw } from '../src/engines/publication/index.ts';
import { readCanonicalContent } from '../src/engines/publication/public/index.ts';
import type { ApiClient, Transport } from './support/http-client.ts';
import { pictureHtml, pngOf, uploadPicture } from './support/pictures.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { bringToPublic } from './support/stages.ts';
import { createZone, draft, proactive, type TestZone } from './support/zone.ts';

/** Pictures in a body: what is taken in, what goes to review, what is shown to whom, and what stays when it is withdrawn. */
let server: TestServer;
let zone: TestZone;
let http: Transport;
let handler: ApiClient;
let picture: UploadedPicture;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  http = server.http();
  handler = await server.office('handler');
  picture = await uploadPicture(handler, pngOf('chart', 40, 30));
});
afterAll(() => server.stop());

const make = async (
  bodyHtml: string,
  client = handler,
): Promise<{ status: number; document: DocumentDetail; error: string }> => {
  const answer = await client.post<DocumentDetail>('/documents', draft(zone, { bodyHtml, title: '有图片的通知' }));
  return { status: answer.status, document: answer.body, error: answer.status === 201 ? '' : answer.error.error };
};
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => String(error),
  );

describe('a picture that is sent', () => {
  it('is kept without what was hidden in it, and said how large it is', async () => {
    const kept = await uploadPicture(handler, pngOf('hidden', 40, 30, 'SecretPlace'));
    expect(kept).toMatchObject({ width: 40, height: 30, mediaType: 'image/png' });
    const bytes = await server.runtime.files.read(kept.sha256);
    expect(bytes?.includes('SecretPlace')).toBe(false);
    expect(kept.sha256).toBe((await uploadPicture(handler, pngOf('hidden', 40, 30))).sha256);
  });

  it('is refused when it is no picture, too large, or of a kind that browsers do not show', async () => {
    const send = async (name: string, bytes: Buffer): Promise<[number, string]> => {
      const answer = await handler.upload('/pictures', [{ name, bytes }]);
      return [answer.status, answer.error.error];
    };
    expect(await send('a.png', Buffer.from('no picture'))).toEqual([415, 'PICTURE_TYPE_REFUSED']);
    expect(await send('a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual([
      415,
      'PICTURE_TYPE_REFUSED',
    ]);
    expect(await send('a.tiff', Buffer.from('II*\0\x08\0\0\0\0\0'))).toEqual([415, 'PICTURE_TYPE_REFUSED']);
    expect(await send('wide.png', pngOf('wide', 6001, 1))).toEqual([413, 'PICTURE_TOO_LARGE']);
    expect(await send('heavy.png', Buffer.concat([pngOf('heavy'), Buffer.alloc(5 * 1024 * 1024)]))).toEqual([
      413,
      'PICTURE_TOO_LARGE',
    ]);
  });
});

describe('a body with a picture', () => {
  it('keeps it by its content; pictures from elsewhere are taken out and named', async () => {
    const { document } = await make(
      `<p>见图。</p>${pictureHtml(picture, '折线图', '图1')}<p><img src="https://elsewhere.example/a.png" alt="x" onerror="a()"></p>`,
    );
    expect(document.version.bodyHtml).toContain(pictureHtml(picture, '折线图', '图1'));
    expect(document.version.bodyHtml).not.toContain('elsewhere');
    expect(document.version.bodyText).toContain('折线图');
    expect(document.warnings.map(({ en }) => en).join()).toContain('Pictures from elsewhere');
    expect((await make(`<p>见图。</p>${pictureHtml(picture, '折线图', '图1')}`)).document.warnings).toEqual([]);
  });

  it('may consist of nothing else', async () => {
    expect((await make(pictureHtml(picture))).status).toBe(201);
  });

  it('shows only pictures that its writer may read', async () => {
    const own = await uploadPicture(handler, pngOf('of the handler alone'));
    const stranger = await server.office('stranger');
    const taken = await stranger.post(
      '/documents',
      draft(zone, { unitId: zone.otherUnitId, bodyHtml: pictureHtml(own, '图') }),
    );
    expect([taken.status, taken.error.error]).toEqual([400, 'PICTURE_UNKNOWN']);
    expect((await make(pictureHtml({ ...own, sha256: 'e'.repeat(64) }, '图'))).error).toBe('PICTURE_UNKNOWN');
    expect((await stranger.get(`/files/${own.sha256}/picture`)).status).toBe(404);
  });

  it('goes to review only when each has a text or is decoration, and the database refuses it too', async () => {
    const { document } = await make(`${pictureHtml(picture)}${pictureHtml(picture, '')}<p>正文</p>`);
    const { id } = document;
    const determined = await handler.post<DocumentDetail>(`/documents/${id}/determination`, {
      ...proactive,
      revision: document.revision,
    });
    const sent = await handler.post(`/documents/${id}/submission`, { revision: determined.body.revision });
    expect([sent.status, sent.error.error, sent.error.text.zh.includes('1 张')]).toEqual([
      400,
      'PICTURE_WITHOUT_TEXT',
      true,
    ]);
    const forced = server.database.bypass(
      zone.siteId,
      `insert into review (site_id, id, document_id, version_id, determination_id, steps, submitted_by)
       select d.site_id, gen_random_uuid(), d.id, d.working_version_id, t.id, array['SECRECY_REVIEWER'], d.created_by
       from document d join determination t on t.version_id = d.working_version_id where d.id = $1`,
      [id],
    );
    expect(await refused(forced)).toContain('PICTURE_WITHOUT_TEXT');
    const byHand = server.database.bypass(
      zone.siteId,
      `insert into version_picture (site_id, version_id, position, sha256, described)
       select site_id, working_version_id, 9, $2, true from document where id = $1`,
      [id, picture.sha256],
    );
    expect(await refused(byHand)).toMatch(/permission denied|PICTURE_BY_HAND/);
    const mended = await handler.put<DocumentDetail>(`/documents/${id}/draft`, {
      ...draft(zone, {
        title: '有图片的通知',
        bodyHtml: `${pictureHtml(picture, '图')}${pictureHtml(picture, '')}<p>正文</p>`,
      }),
      revision: determined.body.revision,
    });
    const again = await handler.post<DocumentDetail>(`/documents/${id}/determination`, {
      ...proactive,
      revision: mended.body.revision,
    });
    expect((await handler.post(`/documents/${id}/submission`, { revision: again.body.revision })).status).toBe(200);
  });
});

describe('a drawing from outside', () => {
  const svg = (inside: string, more = ''): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${more}>${inside}</svg>`;
  const smuggled = [
    svg('<script>alert(1)</script>'),
    svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">smuggled</body></foreignObject>'),
    svg('<image xlink:href="https://elsewhere.example/a.png"/>'),
    svg('<rect width="9" height="9"/>', ' onload="alert(1)"'),
    svg('<rect width="9" height="9"/>'),
  ];

  it.each(smuggled)('is never shown on a page, however it is sent: %s', async (drawing) => {
    const bytes = Buffer.from(drawing);
    for (const name of ['a.svg', 'a.png', 'a.txt', 'a.html'])
      expect((await handler.upload('/pictures', [{ name, bytes }])).status).toBe(415);
    // Bytes of every kind come with old pages and as attachments; what somebody calls them does not make them a picture.
    const uploads = await Promise.all(
      ['a.svg', 'a.txt', 'a.html', 'a.xml'].map((name) => handler.upload<UploadedFile>('/files', [{ name, bytes }])),
    );
    const taken = uploads.filter(({ status }) => status === 201).map(({ body }) => body);
    const imported = await server.runtime.files.put(Buffer.concat([bytes, Buffer.from('\n')]));
    await server.database.app.transaction(zone.siteId, (tx) =>
      recordFile(tx, {
        sha256: imported,
        size: bytes.byteLength + 1,
        mediaType: 'image/svg+xml',
        text: null,
        createdBy: zone.people.handler.id,
      }),
    );
    for (const sha256 of [imported, ...taken.map((file) => file.sha256)])
      expect((await make(pictureHtml({ ...picture, sha256 }, '图'))).error).toBe('PICTURE_UNKNOWN');
    const inBody = `data:image/svg+xml;base64,${bytes.toString('base64')}`;
    const { document } = await make(
      `<p>正文</p>${drawing}<p><img src="${inBody}" alt="图"></p><object data="${inBody}"></object><embed src="${inBody}">`,
    );
    await bringToPublic(server.database.app, zone, document.id);
    const page = (await http({ method: 'GET', path: `/d/${document.code}` })).bytes.toString();
    const body = page.slice(page.indexOf('<p>正文</p>'), page.indexOf('</article>'));
    expect(body).toContain('<p>正文</p>');
    expect(body).not.toMatch(/<svg|<script|foreignObject|onload|data:|elsewhere|<object|<embed|<img/iu);
    expect((await http({ method: 'GET', path: `/d/${document.code}/pictures/${imported}` })).status).toBe(404);
    expect(fileType('a.svg')).toMatchObject({ mediaType: 'application/octet-stream', inline: false });
  });
});

describe('to the public', () => {
  it('a picture is shown with its size and text, its hash is covered, and it goes with the document', async () => {
    const shown = await uploadPicture(handler, pngOf('public', 640, 480));
    const { document } = await make(`<p>见图。</p>${pictureHtml(shown, '收入折线图', '图1')}`);
    const db = server.database.app;
    const path = `/d/${document.code}/pictures/${shown.sha256}`;
    expect((await http({ method: 'GET', path })).status).toBe(404);
    const { workingVersionNumber } = await db.read(zone.siteId, (reading) => readState(reading, document.id));
    const token = makePreviewToken(server.runtime.secrets.previewLinks, {
      siteId: zone.siteId,
      documentId: document.id,
      versionNumber: workingVersionNumber,
      expires: Date.now() + 60_000,
    });
    const preview = (await http({ method: 'GET', path: `/preview/${token}` })).bytes.toString();
    expect(preview).toContain(`/preview/${token}/pictures/${shown.sha256}`);
    expect((await http({ method: 'GET', path: `/preview/${token}/pictures/${shown.sha256}` })).status).toBe(200);
    expect((await http({ method: 'GET', path: `/preview/${token}/pictures/${picture.sha256}` })).status).toBe(404);

    await bringToPublic(db, zone, document.id);
    const page = (await http({ method: 'GET', path: `/d/${document.code}` })).bytes.toString();
    expect(page).toMatch(new RegExp(`<img [^>]*src="${path}" alt="收入折线图" width="640" height="480"`));
    const image = await http({ method: 'GET', path });
    expect([image.status, image.headers['content-type'], image.headers['x-content-type-options']]).toEqual([
      200,
      'image/png',
      'nosniff',
    ]);
    expect(image.bytes.equals((await server.runtime.files.read(shown.sha256)) ?? Buffer.alloc(0))).toBe(true);
    const open = await http({ method: 'GET', path: `/open/v1/documents/${document.code}` });
    expect(open.bytes.toString()).toMatch(new RegExp(`http://[^"]+${path}`));
    const content = await server.database.portal.read(zone.siteId, (reading) =>
      readCanonicalContent(reading, document.code),
    );
    expect(content).toContain(`picture:${shown.sha256}`);

    const missing = await db.read(zone.siteId, (reading) =>
      verifyVersions(reading, (sha256) =>
        sha256 === shown.sha256 ? Promise.resolve(undefined) : server.runtime.files.read(sha256),
      ),
    );
    expect(missing.problems.map(({ zh }) => zh)).toEqual([
      `《有图片的通知》（${document.code}）的附件“图片 1”缺失或被改动`,
    ]);

    await db.transaction(zone.siteId, async (tx) => {
      const { revision } = await readState(tx, document.id);
      await withdraw(tx, zone.people.office, document.id, { revision, reason: '数据有误' });
    });
    expect((await http({ method: 'GET', path })).status).toBe(410);
    expect((await http({ method: 'GET', path: path.replace(document.code, 'neverwas00') })).status).toBe(404);
  });
});
