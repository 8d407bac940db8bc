import type { TextLossNote, WordText } from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forEditor, forServer } from '../../backoffice/src/rich-text/editor-html.ts';
import type { ApiClient } from './support/http-client.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { wordDocument } from './support/word-document.ts';
import { createZone, draft, makeDocument, type TestZone } from './support/zone.ts';

/** A real Word document as the text of a draft: what comes through, what stays behind, and that its writer is told. */
let server: TestServer;
let zone: TestZone;
let handler: ApiClient;
let taken: WordText;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
  handler = await server.office('handler');
  const answer = await handler.upload<WordText>('/word-text', [{ name: '通知.docx', bytes: await wordDocument() }]);
  expect(answer.status, answer.text).toBe(200);
  taken = answer.body;
});
afterAll(() => server.stop());

describe('a Word document', () => {
  it('comes through: title, headings, nested lists, merged cells, footnotes, alignment', () => {
    expect(taken.title).toBe('关于预算执行的通知');
    const { bodyHtml } = taken;
    expect(bodyHtml).toMatch(/^<h2>总体情况<\/h2>/);
    expect(bodyHtml).toContain('<h3>分步办理</h3>');
    expect(bodyHtml.replaceAll(/\s*\n\s*/g, '')).toContain(
      '<ol><li>第一步<ol><li>准备材料</li><li>提交材料</li></ol></li><li>第二步</li></ol><ul><li>要点<ul><li>细目</li></ul></li></ul>',
    );
    // Cited by its number, so the number is part of the words.
    expect(bodyHtml).toMatch(/<p>第一条\s*本办法自公布之日起施行。<\/p>/);
    expect(bodyHtml).toMatch(/<td colspan="2">(<p>)?收支/);
    expect(bodyHtml).toMatch(/<td rowspan="2">(<p>)?说明/);
    expect(bodyHtml).toContain(
      '依据条例<sup class="footnote-ref"><a id="fnref1" href="#fn1">1</a></sup><strong>执行</strong>，详见下表（新增）。',
    );
    expect(bodyHtml).toMatch(/<li id="fn1">国务院令第711号 <a class="footnote-back" href="#fnref1">↑<\/a><\/li>/);
    expect(bodyHtml).toContain('<p class="align-right">财政局</p><p class="align-center">附表</p>');
  });

  it('brings its pictures as files, described where Word had a description', async () => {
    expect(taken.pictures).toBe(2);
    expect(taken.bodyHtml).toMatch(/<img src="picture:[0-9a-f]{64}" alt="收入折线图" width="60" height="40" \/>/);
    const bare = /<img src="picture:([0-9a-f]{64})" width="20" height="20" \/>/.exec(taken.bodyHtml)?.[1] ?? '';
    expect((await handler.get(`/files/${bare}/picture`)).status).toBe(200);
    const made = await handler.post('/documents', draft(zone, { title: taken.title, bodyHtml: taken.bodyHtml }));
    expect(made.status).toBe(201);
  });

  it('leaves comments, deleted and hidden words and headers behind, and says so', () => {
    for (const words of ['批注里的秘密', '删去的话', '不给人看的', '页眉里的文字'])
      expect(taken.bodyHtml).not.toContain(words);
    expect(taken.losses.map(({ id }) => id).toSorted()).toEqual([
      'COMMENTS',
      'DELETIONS',
      'HEADERS',
      'HIDDEN',
      'INSERTIONS',
    ]);
  });

  it('is whole in the editor: nothing of it changes by being opened and saved', () => {
    const once = forServer(forEditor(taken.bodyHtml));
    expect(forServer(forEditor(once))).toBe(once);
    expect(once).toContain('<ol><li>第一步<ol>');
    expect(once.match(/class="footnote-ref"/g)?.length).toBe(2);
  });

  it('is refused when it is none, with what to do instead', async () => {
    const text = await handler.upload('/word-text', [{ name: '说明.txt', bytes: Buffer.from('只是文字') }]);
    expect([text.status, text.error.error]).toEqual([415, 'WORD_TYPE_REFUSED']);
    const broken = await handler.upload('/word-text', [
      { name: '坏.docx', bytes: (await wordDocument()).subarray(0, 900) },
    ]);
    expect(broken.status).toBeGreaterThanOrEqual(400);
    expect(broken.status).toBeLessThan(500);
  });
});

describe('the list of what was lost', () => {
  it('stays with the draft until somebody who writes it has seen to it', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft');
    const note = { source: '通知.docx', losses: taken.losses };
    const kept = await handler.post<TextLossNote[]>(`/documents/${id}/losses`, note);
    expect(kept.body).toMatchObject([{ ...note, by: 'handler' }]);
    const stranger = await server.office('stranger');
    expect((await stranger.get(`/documents/${id}/losses`)).status).toBe(404);
    const head = await server.office('head');
    expect((await head.get<TextLossNote[]>(`/documents/${id}/losses`)).body.length).toBe(1);
    const lossId = kept.body[0]?.id ?? '';
    expect((await handler.delete<TextLossNote[]>(`/documents/${id}/losses/${lossId}`)).body).toEqual([]);
    expect((await handler.delete(`/documents/${id}/losses/${lossId}`)).status).toBe(404);
    expect((await handler.get<TextLossNote[]>(`/documents/${id}/losses`)).body).toEqual([]);
  });
});
