import type {
  DocumentDetail,
  DocumentTemplateVersion,
  KeptDraftSummary,
  KeptDraftView,
  MarginThread,
  TemplateList,
  WordingAdvice,
  WordingImported,
  WordingList,
} from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/platform/ids.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { createZone, makeDocument, type TestZone } from './support/zone.ts';

/** Aids of writing through the API: whose they are, what the database refuses, and that none is ever public. */
let server: TestServer;
let zone: TestZone;

beforeAll(async () => {
  server = await startTestServer();
  zone = await createZone(server.database.app);
});
afterAll(() => server.stop());

const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => String(error),
  );

describe('words that are not saved', () => {
  const values = { title: '写到一半的标题', bodyHtml: '<p>写到一半的一句</p>' };
  const words = (sequence: number, change: object = {}): object => ({
    person: zone.people.handler.id,
    sequence,
    revision: 1,
    values: { ...values, ...change },
  });

  it('are there after signing in anew, for the one who typed them and for nobody else', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft');
    const writer = newId();
    const handler = await server.office('handler');
    const kept = await handler.put(`/kept-drafts/${id}/${writer}`, words(1));
    expect(kept.status).toBe(200);
    const again = await server.office('handler');
    const { body } = await again.get<KeptDraftView[]>(`/kept-drafts/${id}`);
    expect(body).toMatchObject([{ writer, sequence: 1, revision: 1, values }]);
    const { body: all } = await again.get<KeptDraftSummary[]>('/kept-drafts');
    expect(all).toMatchObject([{ subject: id, title: '写到一半的标题' }]);
    for (const other of ['head', 'office', 'admin']) {
      const colleague = await server.office(other);
      expect((await colleague.get<KeptDraftView[]>(`/kept-drafts/${id}`)).body).toEqual([]);
    }
    const { rows } = await server.database.bypass(zone.siteId, 'select sealed from kept_draft');
    expect(Buffer.from(rows[0]?.['sealed'] as Buffer).includes('写到一半')).toBe(false);
    await handler.delete(`/kept-drafts/${id}/${writer}`);
    expect((await again.get<KeptDraftView[]>(`/kept-drafts/${id}`)).body).toEqual([]);
  });

  it('of two windows stand side by side, and older words never take the place of newer', async () => {
    const handler = await server.office('handler');
    const [one, two] = [newId(), newId()];
    await handler.put(`/kept-drafts/new/${one}`, words(5));
    await handler.put(`/kept-drafts/new/${two}`, words(1, { title: '另一台' }));
    const late = await handler.put(`/kept-drafts/new/${one}`, words(5, { title: '旧' }));
    expect(late.status).toBe(409);
    expect(late.error.error).toBe('KEPT_DRAFT_OLDER');
    const { body } = await handler.get<KeptDraftView[]>('/kept-drafts/new');
    expect(new Set(body.map((kept) => kept.values['title']))).toEqual(new Set(['写到一半的标题', '另一台']));
    expect(
      await refused(server.database.bypass(zone.siteId, `update kept_draft set sequence = 1 where writer = $1`, [one])),
    ).toContain('KEPT_DRAFT_OLDER');
    for (const writer of [one, two]) await handler.delete(`/kept-drafts/new/${writer}`);
  });

  it('are not kept under the name of somebody who signs in afterwards in the same browser', async () => {
    const office = await server.office('office');
    const answer = await office.put(`/kept-drafts/new/${newId()}`, words(1));
    expect(answer.status).toBe(403);
    expect((await office.get<KeptDraftView[]>('/kept-drafts/new')).body).toEqual([]);
  });

  it('are not taken for a document whose work the person does not see', async () => {
    const id = await makeDocument(server.database.app, zone, 'draft');
    const stranger = await server.office('stranger');
    const answer = await stranger.put(`/kept-drafts/${id}/${newId()}`, {
      ...words(1),
      person: zone.people.stranger.id,
    });
    expect(answer.status).toBe(404);
  });
});

describe('templates', () => {
  const template = {
    name: '会议通知',
    genre: '通知',
    description: '召集会议用',
    title: '关于召开【填写：会议名称】的通知',
    bodyHtml: '<p>定于【填写：时间】召开会议。</p>',
    subjectCategory: null,
    columnId: null,
    position: 0,
    active: true,
  };

  it('keep every state with who made it, also once removed', async () => {
    const office = await server.office('office');
    const made = await office.post<TemplateList>('/document-templates', template);
    const one = made.body.templates.find(({ name }) => name === '会议通知');
    const path = `/document-templates/${one?.id ?? ''}`;
    const change = { ...template, bodyHtml: '<p>改过。</p>', revision: one?.revision ?? 0 };
    expect((await office.put(path, change)).status).toBe(200);
    expect((await office.delete(path)).status).toBe(200);
    const { body } = await office.get<DocumentTemplateVersion[]>(`${path}/history`);
    expect(body.map(({ revision, bodyHtml, removed, by }) => [revision, bodyHtml, removed, by])).toEqual([
      [3, '<p>改过。</p>', true, 'office'],
      [2, '<p>改过。</p>', false, 'office'],
      [1, template.bodyHtml, false, 'office'],
    ]);
    expect((await (await server.office('handler')).get(`${path}/history`)).status).toBe(403);
    expect(
      await refused(server.database.bypass(zone.siteId, `update document_template_version set name = 'x'`)),
    ).not.toBe('done');
  });

  it('leave fields to be filled, and nothing goes to review while one is open, whoever writes to the database', async () => {
    const id = await makeDocument(server.database.app, zone, 'determined', {
      title: '关于召开【填写：会议名称】的通知',
      bodyHtml: template.bodyHtml,
    });
    const handler = await server.office('handler');
    const { body: before } = await handler.get<DocumentDetail>(`/documents/${id}`);
    const sent = await handler.post(`/documents/${id}/submission`, { revision: before.revision });
    expect([sent.status, sent.error.error, sent.error.field]).toEqual([400, 'FIELD_UNFILLED', 'title']);
    expect(sent.error.text.zh).toContain('2 处没有填写：“会议名称”、“时间”');
    const past = server.database.bypass(
      zone.siteId,
      `insert into review (site_id, id, document_id, version_id, determination_id, steps, submitted_by)
       select d.site_id, gen_random_uuid(), d.id, d.working_version_id, t.id, array['SECRECY_REVIEWER'], d.created_by
       from document d join determination t on t.version_id = d.working_version_id where d.id = $1`,
      [id],
    );
    expect(await refused(past)).toContain('FIELD_UNFILLED');
  });
});

describe('comments in the margin', () => {
  const passage = { versionNumber: 1, quote: '现将预算批复如下', before: '各局（室）：', after: '。', position: 6 };

  it('are made, answered and settled by those who see the work, and told to nobody else', async () => {
    const id = await makeDocument(server.database.app, zone, 'in_review');
    const reviewer = await server.office('reviewer');
    const handler = await server.office('handler');
    const made = await reviewer.post<MarginThread[]>(`/documents/${id}/comments`, {
      ...passage,
      words: '数字请核对。',
    });
    expect(made.status).toBe(200);
    const thread = made.body[0]?.id ?? '';
    await handler.post(`/documents/${id}/comments/${thread}/replies`, { words: '已核对。' });
    const settled = await handler.put<MarginThread[]>(`/documents/${id}/comments/${thread}/settled`, { settled: true });
    expect(settled.body).toMatchObject([
      {
        ...passage,
        author: 'reviewer',
        words: '数字请核对。',
        replies: [{ author: 'handler', words: '已核对。' }],
        settled: { by: 'handler' },
        maySettle: true,
      },
    ]);
    const opened = await reviewer.put<MarginThread[]>(`/documents/${id}/comments/${thread}/settled`, {
      settled: false,
    });
    expect(opened.body[0]?.settled).toBeNull();
    const stranger = await server.office('stranger');
    expect((await stranger.get(`/documents/${id}/comments`)).status).toBe(404);
    expect((await stranger.post(`/documents/${id}/comments`, { ...passage, words: '看看' })).status).toBe(404);
    const nobody = await server.office();
    expect((await nobody.get(`/documents/${id}/comments`)).status).toBe(401);
  });

  it('may be settled neither by a reviewer who did not make them, nor changed by anybody', async () => {
    const id = await makeDocument(server.database.app, zone, 'in_review');
    const handler = await server.office('handler');
    const made = await handler.post<MarginThread[]>(`/documents/${id}/comments`, { ...passage, words: '请看这里。' });
    const thread = made.body[0]?.id ?? '';
    const reviewer = await server.office('reviewer');
    const answer = await reviewer.put(`/documents/${id}/comments/${thread}/settled`, { settled: true });
    expect(answer.status).toBe(403);
    for (const statement of [
      `update margin_comment set words = '别的'`,
      'delete from margin_comment',
      'delete from margin_settlement',
    ])
      expect(await refused(server.database.bypass(zone.siteId, statement))).toMatch(/permission denied|kept for ever/);
    const other = await makeDocument(server.database.app, zone, 'draft');
    const crossed = await handler.post(`/documents/${other}/comments/${thread}/replies`, { words: '串了' });
    expect(crossed.status).toBe(404);
    const { body } = await handler.get<DocumentDetail>(`/documents/${other}`);
    const { rows } = await server.database.bypass(
      zone.siteId,
      `select id from document_version where document_id = $1`,
      [body.id],
    );
    expect(
      await refused(
        server.database.bypass(
          zone.siteId,
          `insert into margin_comment (site_id, id, document_id, version_id, thread_id, words, author_id)
           values ($1, gen_random_uuid(), $2, $3, $4, '串了', $5)`,
          [zone.siteId, other, rows[0]?.['id'], thread, zone.people.handler.id],
        ),
      ),
    ).toContain('COMMENT_OF_OTHER_THREAD');
  });
});

describe('templates', () => {
  const template = {
    name: '通知（印发类）',
    genre: '通知',
    description: '',
    title: '关于印发《》的通知',
    bodyHtml: '<p>各局（室）：</p><script>alert(1)</script>',
    subjectCategory: null,
    columnId: null,
    position: 0,
    active: true,
  };

  it('are kept by the office, cleaned, and seen by whoever writes while they are in use', async () => {
    const office = await server.office('office');
    const { body } = await office.post<TemplateList>('/document-templates', template);
    const [made] = body.templates;
    expect(made).toMatchObject({ name: template.name, bodyHtml: '<p>各局（室）：</p>', revision: 1 });
    expect((await office.post('/document-templates', template)).error.error).toBe('TEMPLATE_NAME_TAKEN');
    const handler = await server.office('handler');
    const nowhere = { ...template, name: '别的', columnId: '00000000-0000-7000-8000-000000000000' };
    expect((await office.post('/document-templates', nowhere)).error).toMatchObject({
      error: 'COLUMN_UNKNOWN',
      field: 'columnId',
    });
    expect((await handler.get<TemplateList>('/document-templates')).body).toMatchObject({ mayEdit: false });
    expect((await handler.post('/document-templates', { ...template, name: '别的' })).status).toBe(403);
    const path = `/document-templates/${made?.id ?? ''}`;
    const change = { ...template, active: false, revision: 1 };
    expect((await office.put<TemplateList>(path, change)).body.templates[0]?.revision).toBe(2);
    expect((await office.put(path, change)).error.error).toBe('TEMPLATE_CHANGED');
    expect((await handler.get<TemplateList>('/document-templates')).body.templates).toEqual([]);
    expect((await office.delete<TemplateList>(path)).body.templates).toEqual([]);
  });
});

describe('advice on wording', () => {
  it('names words of the list in title, summary and text, and blocks only where the entry says so, the database included', async () => {
    const office = await server.office('office');
    const handler = await server.office('handler');
    const rule = { instead: '', kind: 'SENSITIVE', reason: '说明', active: true };
    await office.post('/wording-rules', { ...rule, wrong: '布署', instead: '部署', kind: 'TYPO' });
    await office.post('/wording-rules', { ...rule, wrong: '最终解释权', blocking: true });
    await office.post('/wording-rules', { ...rule, wrong: '停用词', active: false });
    const bodyHtml = '<p>抓紧布<strong>署</strong>，再布署。停用词。最终解释权归本局。</p>';
    const id = await makeDocument(server.database.app, zone, 'determined', { title: '关于布署工作的通知', bodyHtml });
    const { body } = await handler.get<WordingAdvice[]>(`/documents/${id}/wording`);
    expect(body.map(({ place, wrong, count, blocking }) => [place, wrong, count, blocking])).toEqual([
      ['title', '布署', 1, false],
      ['abstract', '布署', 2, false],
      ['abstract', '最终解释权', 1, true],
      ['body', '布署', 2, false],
      ['body', '最终解释权', 1, true],
    ]);
    expect((await (await server.office('stranger')).get(`/documents/${id}/wording`)).status).toBe(404);
    const { body: before } = await handler.get<DocumentDetail>(`/documents/${id}`);
    const sent = await handler.post(`/documents/${id}/submission`, { revision: before.revision });
    expect([sent.status, sent.error.error]).toEqual([400, 'WORDING_BLOCKED']);
    expect(sent.error.text.zh).toContain('“最终解释权”');
    const past = server.database.bypass(
      zone.siteId,
      `insert into review (site_id, id, document_id, version_id, determination_id, steps, submitted_by)
       select d.site_id, gen_random_uuid(), d.id, d.working_version_id, t.id, array['SECRECY_REVIEWER'], d.created_by
       from document d join determination t on t.version_id = d.working_version_id where d.id = $1`,
      [id],
    );
    expect(await refused(past)).toContain('WORDING_BLOCKED');
    const { rules } = (await office.get<WordingList>('/wording-rules')).body;
    for (const { id: ruleId, wrong, updatedAt: _at, updatedBy: _by, ...one } of rules)
      if (wrong === '最终解释权') await office.put(`/wording-rules/${ruleId}`, { ...one, wrong, blocking: false });
    expect((await handler.post(`/documents/${id}/submission`, { revision: before.revision })).status).toBe(200);
    for (const { id: ruleId } of rules) await office.delete(`/wording-rules/${ruleId}`);
  });
});

describe('the list of words', () => {
  it('comes back from its own file as it went out, and a file with a wrong row writes nothing', async () => {
    const office = await server.office('office');
    const rule = { wrong: '开发区管委会会', instead: '开发区管委会', kind: 'TYPO', reason: '多字', active: true };
    await office.post('/wording-rules', rule);
    await office.post('/wording-rules', { wrong: '最,佳"', instead: '', kind: 'FORBIDDEN', reason: '', active: false });
    const before = (await office.get<WordingList>('/wording-rules')).body.rules;
    const { text: csv } = await office.get('/wording-rules.csv');
    const { body: same } = await office.post<WordingImported>('/wording-rules/import', { csv });
    expect(same).toEqual({ added: 0, changed: 0, same: 2 });
    const wrong = await office.post('/wording-rules/import', { csv: '新词,改词,错别字,,是\r\n坏行,,别的类型,,' });
    expect(wrong.error).toMatchObject({ error: 'WORDING_ROW_WRONG', field: 'csv' });
    expect(wrong.error.text.zh).toContain('第 2 行');
    expect((await office.get<WordingList>('/wording-rules')).body.rules).toEqual(before);
    const { body } = await office.post<WordingImported>('/wording-rules/import', {
      csv: '原词,改为,类型,理由,启用\n开发区管委会会,管委会,错别字,简称,是\n帐号,账号,错别字,,是\n',
    });
    expect(body).toEqual({ added: 1, changed: 1, same: 0 });
    const handler = await server.office('handler');
    expect((await handler.get<WordingList>('/wording-rules')).body.rules).toHaveLength(3);
    expect((await handler.post('/wording-rules', { ...rule, wrong: '别的' })).status).toBe(403);
    expect((await office.post('/wording-rules', rule)).error.error).toBe('WORDING_TAKEN');
  });
});
