import { damageText } from '@openzone/chinese-text/repair';
import type { DocumentDetail, ImportBatch, ImportBatchDetail, UnitsView, UploadedFile } from '@openzone/contracts';
import { bringToPublic, makeAt, situations, type Situation } from './stages.ts';
import { makeZip } from '../../src/base/files/extract/test-files.ts';
import type { Answer } from './http-client.ts';
import { plantFindings, plantMaskedCopy } from './personal-data.ts';
import type { TestServer } from './server.ts';
import { createZone, draft, makeDocument, type TestZone } from './zone.ts';

/** What the screens of the back office are opened on: a document in every situation, and imports in every state. */
export interface OfficeSeed {
  readonly zone: TestZone;
  readonly documents: Readonly<Record<Situation, string>>;
  /** Two public versions, a table, a list, attachments, a link, a channel. */
  readonly rich: string;
  /** Not to be published before a time, and wished for a day. */
  readonly embargoed: string;
  readonly batch: { readonly id: string; readonly plainRow: string; readonly repairedRow: string };
  /** Confirmed, so that a reviewer has it before them. */
  readonly reviewBatch: string;
  /** Personal data found and undecided; and masked, with its original kept. */
  readonly personal: { readonly found: string; readonly masked: string };
  /** Imported and not public; an erasure asked for; one carried out, of the first of two versions. */
  readonly erasing: { readonly imported: string; readonly requested: string; readonly done: string };
}

const table =
  '<table><tbody><tr><th scope="col">科目</th><th scope="col" class="align-right">金额（万元）</th></tr><tr><td rowspan="2">一般公共预算</td><td class="align-right">1,234</td></tr><tr><td class="align-right">56</td></tr></tbody></table>';
const richBody = `<h2>一、总体要求</h2><p>各局（室）：现将预算批复如下，详见<a href="https://www.gov.cn/">条例</a>。</p><ol><li>收入<ul><li>税收</li></ul></li><li>支出</li></ol>${table}<p class="align-right">财政局</p>`;

function oldText(number: number): string {
  return `关于做好第${number}项防汛工作的通知\n测政办〔2018〕${number}号\n\n各局（室）、街道：\n　　为做好防汛工作，保障园区正常运行，现将第${number}号任务有关事项通知如下。\n　　一、提高认识，落实责任，明确专人负责。\n　　二、加强检查，发现问题立即整改并及时报告。\n\n测试经济开发区管委会办公室\n2018年${number}月1日\n`;
}

async function seedRich(server: TestServer, zone: TestZone): Promise<string> {
  const handler = await server.office('handler');
  const files = await Promise.all(
    ['预算明细表.txt', '这是一个名称特别长、长到一行放不下也不应该把页面撑宽的附件文件名称示例第二版最终稿.txt'].map(
      async (name) => {
        const { body } = await handler.upload<UploadedFile>('/files', [{ name, bytes: Buffer.from(`${name}的内容`) }]);
        return { name: body.name, sha256: body.sha256 };
      },
    ),
  );
  const content = {
    title: '关于批复2026年部门预算的通知',
    bodyHtml: richBody,
    documentNumber: '测财发〔2026〕1号',
    abstract: '批复2026年部门预算。',
    subjectWords: ['预算', '批复'],
    attachments: files,
  };
  const db = server.database.app;
  const id = await makeDocument(db, zone, 'published', content);
  const other = await makeDocument(db, zone, 'published', { title: '关于批复2026年部门预算的通知的解读' });
  const office = await server.office('office');
  await office.post(`/documents/${id}/links`, { kind: 'INTERPRETS', toDocumentId: other });
  await office.put(`/documents/${id}/channels/WECHAT`, {
    state: 'published',
    publishedOn: '2026-03-03',
    reference: 'https://example.test/a',
  });
  const revised = { ...content, title: `${content.title}（更正）`, changeNote: '更正数字', changedDate: '2026-03-03' };
  const { body } = await handler.get<{ revision: number }>(`/documents/${id}`);
  await handler.put(`/documents/${id}/draft`, { ...draft(zone, revised), revision: body.revision });
  await bringToPublic(db, zone, id, revised);
  return id;
}

/** Words that wait for approval, a sending and a task that wait for a person. */
async function seedChannels(server: TestServer, zone: TestZone, documentId: string): Promise<void> {
  const words = { title: '一图读懂', body: '三句话看懂预算。', picture: null, sendAt: null, revision: 0 };
  const handler = await server.office('handler');
  await handler.put(`/documents/${documentId}/channel-texts/WECHAT`, words);
  const named = {
    ...words,
    title: '救助情况',
    body: '救助对象李秀英，手机13800138000，住在本区。市长王建华主持会议。',
  };
  await handler.put(`/documents/${documentId}/channel-texts/PRESS`, named);
  const account = { enabled: true, automatic: true, account: '测试经开区发布', appId: 'wx0', baseUrl: '', author: '' };
  const secret = { cover: null, secret: 'not shown', revision: 0 };
  await (await server.office('office')).put('/channels/WECHAT', { ...account, ...secret });
  await server.database.bypass(
    zone.siteId,
    `with task as (insert into channel_task (site_id, id, document_id, channel, kind, act_id)
       select a.site_id, gen_random_uuid(), a.document_id, 'BOARD', 'WITHDRAW', a.id from public_act a where a.site_id = $1 limit 1)
     insert into channel_delivery (site_id, id, document_id, channel, step, problem, problem_zh, problem_en)
       values ($1, gen_random_uuid(), $2, 'WECHAT', 'person', '53503', '草稿没有通过公众平台的发布检查。请到草稿箱修改后重试。', 'The draft failed the check. Change it and try again.')`,
    [zone.siteId, documentId],
  );
}

/** Two documents out of one file, the first confirmed and called back from review. */
async function seedSharedSource(server: TestServer, zone: TestZone): Promise<string> {
  const handler = await server.office('handler');
  const bytes = await makeZip({ '一.txt': oldText(5), '二.txt': oldText(6) });
  const { body } = await handler.upload<ImportBatch>('/imports', [{ name: '旧网站备份.zip', bytes }], {
    name: '第三批',
  });
  await server.readImports(zone.siteId);
  const rows = async () => (await handler.get<ImportBatchDetail>(`/imports/${body.id}`)).body.rows;
  const first = (await rows())[0]?.id ?? '';
  await handler.put(`/imports/${body.id}/rows/${first}`, {
    attribute: 'PROACTIVE',
    article: '19',
    columnKey: 'notices',
  });
  await handler.post(`/imports/${body.id}/confirm`, { rowIds: [first] });
  const id = (await rows())[0]?.documentId ?? '';
  const { body: inReview } = await handler.get<DocumentDetail>(`/documents/${id}`);
  await handler.post(`/documents/${id}/recall`, { comment: '核对', revision: inReview.revision });
  return id;
}

async function seedErasures(server: TestServer, zone: TestZone): Promise<OfficeSeed['erasing']> {
  const db = server.database.app;
  const office = await server.office('office');
  const admin = await server.office('admin');
  const ask = (id: string): Promise<Answer<DocumentDetail>> =>
    office.post<DocumentDetail>(`/documents/${id}/versions/1/erasure`, {
      basis: 'PERSONAL_INFORMATION',
      reason: '当事人撤回同意并要求删除，见收件第12号',
      remarks: true,
      sharedSources: false,
    });
  const imported = await seedSharedSource(server, zone);
  const requested = await makeAt(db, zone, 'withdrawn', { content: { title: '关于表彰先进个人的通知' } });
  await ask(requested);
  const done = await makeAt(db, zone, 'withdrawn', { content: { title: '关于拟录用人员的公示' } });
  await bringToPublic(db, zone, done, { title: '关于拟录用人员的公示（隐去身份证号）' });
  const asked = await ask(done);
  const erasureId = asked.body.versions.find((version) => version.number === 1)?.erasure?.id;
  await admin.post(`/documents/${done}/versions/1/erasure/confirmation`, { erasureId });
  return { imported, requested, done };
}

async function seedBatches(server: TestServer, zone: TestZone): Promise<Pick<OfficeSeed, 'batch' | 'reviewBatch'>> {
  const handler = await server.office('handler');
  const begin = async (name: string, files: readonly { name: string; bytes: Buffer }[]): Promise<ImportBatchDetail> => {
    const { body } = await handler.upload<ImportBatch>('/imports', files, { name });
    await server.readImports(zone.siteId);
    return (await handler.get<ImportBatchDetail>(`/imports/${body.id}?pageSize=200`)).body;
  };
  const html = `<html><head><title>x</title></head><body><div class="nav">首页 &gt; 通知公告</div><h1>关于开展春季绿化工作的通知</h1><p>各局（室）、街道：为进一步美化园区环境，现就开展春季绿化工作有关事项通知如下，请认真组织实施。</p><p>责任单位应当于三月底前完成任务，并将结果报送办公室。</p><p>管理委员会办公室</p><p>2015年3月5日</p></body></html>`;
  const first = await begin('旧网站 2008—2018 年通知公告', [
    ...[1, 2, 3].map((number) => ({ name: `旧文件-${number}.txt`, bytes: Buffer.from(oldText(number)) })),
    { name: '受损的网页.html', bytes: Buffer.from(damageText(html)) },
    { name: '坏.docx', bytes: Buffer.from('PK\u0003\u0004不是压缩包') },
  ]);
  const second = await begin('第二批', [{ name: '旧文件-9.txt', bytes: Buffer.from(oldText(9)) }]);
  for (const row of second.rows)
    await handler.put(`/imports/${second.batch.id}/rows/${row.id}`, {
      attribute: 'PROACTIVE',
      article: '19',
      columnKey: 'notices',
    });
  await handler.post(`/imports/${second.batch.id}/confirm`);
  const plainRow = first.rows.find((row) => !row.repaired)?.id ?? '';
  const repairedRow = first.rows.find((row) => row.repaired)?.id ?? '';
  if (repairedRow === '') throw new Error('no row was repaired');
  return { batch: { id: first.batch.id, plainRow, repairedRow }, reviewBatch: second.batch.id };
}

/** One unit below another with a change to come, one that was merged, one that is still to begin. */
async function seedUnits(server: TestServer, zone: TestZone): Promise<void> {
  const admin = await server.office('admin');
  const unit = {
    nameEn: '',
    shortName: '',
    agencyCode: '',
    disclosureCapacity: 'VIA_COMMITTEE',
    ground: '测编〔2026〕3号',
  };
  const add = async (code: string, name: string, parentId: string | null, effectiveOn: string): Promise<string> => {
    const { body } = await admin.post<UnitsView>('/units', { ...unit, code, name, parentId, effectiveOn });
    return body.units.find((one) => one.code === code)?.id ?? '';
  };
  const change = (id: string, what: object, effectiveOn: string) =>
    admin.post(`/units/${id}/changes`, { ...what, ground: '测编〔2026〕7号', effectiveOn });
  const low = await add('dsj', '大数据中心', zone.otherUnitId, '2026-01-05');
  await change(low, { kind: 'RENAMED', name: '数据和政务服务中心', nameEn: '', shortName: '' }, '2090-01-05');
  const gone = await add('zsj', '招商局', null, '2026-01-05');
  await change(gone, { kind: 'RENAMED', name: '招商合作局', nameEn: '', shortName: '' }, '2026-01-20');
  await change(gone, { kind: 'MERGED', successorId: zone.otherUnitId, posts: 'MOVE' }, '2026-02-01');
  await add('ylj', '文化和园林局', null, '2090-01-05');
}

export async function seedOffice(server: TestServer): Promise<OfficeSeed> {
  const db = server.database.app;
  const zone = await createZone(db);
  const documents: Partial<Record<Situation, string>> = {};
  for (const [index, situation] of situations.entries()) {
    documents[situation] = await makeAt(db, zone, situation, {
      content: { title: `关于第${index + 1}项工作安排的通知`, documentNumber: `测财发〔2026〕${index + 10}号` },
    });
  }
  const rich = await seedRich(server, zone);
  const embargoed = await makeDocument(db, zone, 'draft', { title: '关于召开新闻发布会的公告' });
  await (
    await server.office('handler')
  ).post(`/documents/${embargoed}/plan`, {
    wishedOn: '2090-03-05',
    notBefore: '2090-03-05T01:00:00.000Z',
    reason: '会议召开后方可发布',
    revision: 1,
  });
  await seedChannels(server, zone, embargoed);
  await seedUnits(server, zone);
  return {
    embargoed,
    zone,
    documents: documents as Record<Situation, string>,
    rich,
    ...(await seedBatches(server, zone)),
    personal: {
      found: await plantFindings(db, zone, server.runtime.files),
      masked: await plantMaskedCopy(db, zone, server.runtime.files),
    },
    erasing: await seedErasures(server, zone),
  };
}
