import { Document, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../base/files/extract/index.ts';
import { analyse, analyseOne, OPTIONS, read } from './testing.ts';
import { analyseLegacyFile } from './analyse.ts';

const BODY = '为贯彻落实上级部署，进一步提高工作水平，结合我区实际，现将有关事项通知如下，请认真贯彻执行。';

const OFFICIAL = `示范开发区管理委员会文件
示管发［2018］ 05号
关于印发《示范开发区工业用地
管理办法》的通知
各局（室）、街道：
${BODY}
一、总体要求
参照国办发〔2016〕80号文件执行。
示范开发区管理委员会
二〇一八年七月十三日
（此件公开发布）
示范开发区管理委员会办公室 2018年7月16日印发`;

describe('an official document', () => {
  it('every field is found where it stands', async () => {
    const p = await analyseOne(OFFICIAL);
    expect(p.title.value).toBe('关于印发《示范开发区工业用地管理办法》的通知');
    expect(p.documentNumber.value).toBe('示管发〔2018〕5号');
    expect(p.writtenDate).toMatchObject({ value: '2018-07-13', confidence: 0.95 });
    expect(p.issuingAgency.value).toBe('示范开发区管理委员会');
    expect(p.genre.value).toBe('通知');
    expect(p.column.value).toBe('legal-docs');
    expect(p.attribute.value).toBe('PROACTIVE');
    expect(p.abstract.value).toBe(`${BODY}参照国办发〔2016〕80号文件执行。`);
    expect(p.bodyText.split('\n')[0]).toBe('各局（室）、街道：');
    expect(p.bodyHtml).toContain('<h2>一、总体要求</h2>');
    expect(p.bodyHtml).toContain('<p class="signature">二〇一八年七月十三日</p>');
    expect(p.removed.map((r) => r.text)).toEqual([
      '示范开发区管理委员会文件',
      '示管发［2018］ 05号',
      '关于印发《示范开发区工业用地',
      '管理办法》的通知',
    ]);
    expect(p.warnings).toEqual([]);
  });

  it('a number that the text cites is not its own', async () => {
    const p = await analyseOne(`关于甲的通知\n${BODY}\n按照示政发〔2018〕5号执行。`);
    expect(p.documentNumber).toMatchObject({ value: null });
    expect(p.documentNumber.reasons[0]?.zh).toContain('示政发〔2018〕5号');
  });

  it('the same text in another format, with other punctuation, has the same fingerprint; another text another', async () => {
    const html = `<html><body><h1>甲</h1>${OFFICIAL.split('\n')
      .map((l) => `<p>　　${l}</p>`)
      .join('')}</body></html>`;
    const one = await analyseOne(OFFICIAL);
    const two = await analyseOne(html.replace('<h1>甲</h1>', '').replaceAll('，', ','), 'a.html');
    const word = new Document({ sections: [{ children: OFFICIAL.split('\n').map((l) => new Paragraph(l)) }] });
    const three = await analyseOne(await Packer.toBuffer(word), 'a.docx');
    expect(three.fingerprint).toBe(one.fingerprint);
    expect(three.documentNumber.value).toBe(one.documentNumber.value);
    const other = await analyseOne(OFFICIAL.replace('实际', '情况'));
    expect(two.fingerprint).toBe(one.fingerprint);
    expect(other.fingerprint).not.toBe(one.fingerprint);
    expect(one.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('files without text are told apart by their bytes', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    );
    const other = Buffer.concat([png, Buffer.from('x')]);
    const [a, b] = [await analyseOne(png, '扫描件通知.png'), await analyseOne(other, '扫描件通知.png')];
    expect(a.fingerprint).not.toBe(b.fingerprint);
    expect(a.title).toMatchObject({ value: '扫描件通知' });
    expect(a.warnings.map((w) => w.id)).toEqual(['IMAGE_NO_TEXT', 'NO_DATE', 'EMPTY_BODY']);
  });

  it('units of the zone raise the confidence', async () => {
    const plain = await analyseOne(OFFICIAL);
    const known = await analyseOne(OFFICIAL, 'a.txt', { ...OPTIONS, agencies: ['示范开发区管理委员会'] });
    expect(known.issuingAgency.confidence).toBeGreaterThan(plain.issuingAgency.confidence);
  });
});

describe('other kinds of documents', () => {
  it('a decree: number under the heading, day under the signature', async () => {
    const p = await analyseOne(
      `示范市人民政府令\n第12号\n《示范市城市管理办法》已经市政府常务会议审议通过，现予公布。\n市长 李四\n2018年1月20日\n第一章 总则\n第一条 为了加强城市管理，制定本办法。`,
    );
    expect(p.documentNumber.value).toBe('示范市人民政府令第12号');
    expect(p.writtenDate.value).toBe('2018-01-20');
    expect(p.genre.value).toBe('命令（令）');
    expect(p.issuingAgency.value).toBe('示范市人民政府');
    expect(p.subjectCategory.value).toBe('城乡建设、环境保护');
  });

  it('a letter asking another agency is deliberative', async () => {
    const p = await analyseOne(
      `示范市人民政府办公室\n示政办函〔2019〕12号\n示范市人民政府办公室\n关于商请支持重大项目建设的函\n省发展改革委：\n${BODY}\n示范市人民政府办公室\n2019年3月5日`,
    );
    expect(p).toMatchObject({
      title: { value: '示范市人民政府办公室关于商请支持重大项目建设的函' },
      documentNumber: { value: '示政办函〔2019〕12号' },
      genre: { value: '函' },
    });
    expect(p.attribute).toMatchObject({ value: null, ground: 'DELIBERATIVE' });
  });

  it('an announcement on a page laid out with tables', async () => {
    const p = await analyseOne(
      `<html><body><table><tr><td><table><tr><td>首页</td><td>新闻</td></tr></table></td></tr><tr><td><b>拟征收土地公告</b><br>作者：国土分局 来源：本站 发布时间：2012-5-3 9:01:22 点击：123次<hr>　　根据法律规定，拟征收示范镇甲村集体土地5公顷，现将有关事项公告如下：<br>　　一、征收范围：东至甲路，西至乙路。<br>　　特此公告。<br><div align=right>示范市国土资源局开发区分局<br>二○一二年五月二日</div></td></tr></table><p>【打印】【关闭】</p></body></html>`,
      'a.htm',
    );
    expect(p).toMatchObject({
      title: { value: '拟征收土地公告' },
      publishedDate: { value: '2012-05-03' },
      writtenDate: { value: '2012-05-02' },
      issuingAgency: { value: '示范市国土资源局开发区分局' },
      source: { value: null },
      attribute: { value: 'PROACTIVE', articles: ['21'] },
    });
    expect(p.abstract.value).toContain('征收范围');
    expect(p.bodyText).not.toMatch(/打印|点击|作者/u);
  });
});

describe('a page of an old site', () => {
  const PAGE = `<html><head><title>关于甲的公告_示范开发区</title><meta name="ArticleTitle" content="关于甲的公告"><meta name="PubDate" content="2018-07-20 10:00"><meta name="ContentSource" content="经济发展局"></head><body>
<table><tr><td>索引号</td><td>000014349/2018-00222</td><td>有效性</td><td>废止</td></tr><tr><td>主题分类</td><td>综合政务</td><td>公开属性</td><td>依申请公开</td></tr><tr><td>实施日期</td><td>2018-08-01</td><td>成文日期</td><td>20180713</td></tr></table>
<h1>关于甲的公告</h1><div class="TRS_Editor"><p>${BODY}${BODY}</p><p><a href="files/a.docx">附件</a></p></div></body></html>`;

  it('tags and header table become metadata and leave the body', async () => {
    const p = await analyseOne(PAGE, 'a.html');
    expect(p.title).toMatchObject({ value: '关于甲的公告', confidence: 0.97 });
    expect(p.legacyIndexNumber.value).toBe('000014349/2018-00222');
    expect(p.publishedDate.value).toBe('2018-07-20');
    expect(p.publishedTime).toBe('10:00');
    expect(p.writtenDate.value).toBe('2018-07-13');
    expect(p.effectiveDate.value).toBe('2018-08-01');
    expect(p.validity.value).toBe('REPEALED');
    expect(p.source.value).toBe('经济发展局');
    expect(p.subjectCategory).toMatchObject({ value: '综合政务', confidence: 0.95 });
    expect(p.attribute.value).toBe('ON_REQUEST');
    expect(p.genre.value).toBe('公告');
    expect(p.links).toEqual([{ href: 'files/a.docx', text: '附件' }]);
    expect(p.bodyText).toBe(`${BODY}${BODY}\n附件`);
    expect(p.removed.map((r) => r.text).join('\n')).toContain('000014349/2018-00222');
  });
});

describe('warnings', () => {
  const ids = async (text: string): Promise<string[]> => (await analyseOne(text)).warnings.map((w) => w.id);

  it('an impossible date is kept as text and named', async () => {
    const p = await analyseOne(`关于甲的通知\n${BODY}\n示范开发区管理委员会\n2018年2月31日`);
    expect(p.writtenDate.value).toBeNull();
    expect(p.warnings[0]).toMatchObject({ id: 'IMPOSSIBLE_DATE' });
    expect(p.warnings[0]?.zh).toContain('2018年2月31日');
    expect(p.bodyText).toContain('2018年2月31日');
  });

  it('a date to come is doubted', async () => {
    const p = await analyseOne(`关于甲的通知\n${BODY}\n示范开发区管理委员会\n2028年2月1日`);
    expect(p.writtenDate).toMatchObject({ value: '2028-02-01', confidence: 0.3 });
    expect(p.warnings.map((w) => w.id)).toContain('FUTURE_DATE');
  });

  it('the rest are given where they apply', async () => {
    expect(await ids(`关于甲的通知\n${BODY}`)).toEqual(['NO_DATE']);
    expect(await ids(`关于印发《甲方案的通知》\n${BODY}`)).toContain('TITLE_QUOTES');
    expect(await ids(`XX开发区工作总结\n${BODY}`)).toContain('PLACEHOLDERS');
    expect(await ids(`${BODY}${BODY}`)).toContain('TITLE_COMPOSED');
    const long = (
      await analyse(
        `<html><head><meta name="ArticleTitle" content="${'甲'.repeat(600)}"></head><body><p>${BODY}</p></body></html>`,
        'a.html',
      )
    )[0];
    expect(long?.warnings.map((w) => w.id)).toContain('TITLE_TOO_LONG');
    const broken = Buffer.concat([Buffer.from(`关于甲的通知\n${BODY}`), Buffer.from([0xe4])]);
    expect((await analyse(broken))[0]?.warnings.map((w) => w.id)).toContain('REPLACEMENT_CHARACTERS');
  });
});

const LINES = [
  '关于甲的通知',
  '示管发〔2018〕5号',
  '第一篇:甲区总结',
  '第二篇：乙区报告',
  '某区总结第一篇:丙',
  '来源：办公室 发布时间：2018-07-20',
  '索引号：0001 文号：无',
  '【打印本页】【关闭窗口】',
  '责任编辑：张三',
  '？',
  '【某网】全区上下要认真学习领会会议精神，结合实际抓好贯彻落实。',
  '一、总体要求',
  BODY,
  '示范开发区管理委员会',
  '2018年7月13日',
  '（2018年2月31日）',
  '工 作 总 结',
  '<p>不是标签</p> & 甲',
  '机密★5年',
  '上一篇：乙',
  '姓名\t职务',
  'XX区',
  '附件：1.甲',
];

/** The characters of a text, sorted: what is left when order and spacing do not matter. */
function characters(text: string): string {
  return [...text.replace(/\s+/gu, '')].toSorted().join('');
}

describe('nothing vanishes', () => {
  it('every character of a page is in a body or in the list of what was removed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 14 }), async (lines) => {
        const file = await read(lines.join('\n'));
        const proposals = analyseLegacyFile(file, { today: '2026-01-31' });
        const kept = proposals.map((p) => p.bodyText + p.removed.map((r) => r.text).join('')).join('');
        expect(characters(kept)).toBe(characters(file.text));
        for (const p of proposals) expect(htmlToText(p.bodyHtml)).toBe(p.bodyText);
      }),
      { numRuns: 300 },
    );
  });

  it('no text makes it throw, with or without repair, and every proposal is complete', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 300 }),
          fc.array(fc.constantFrom(...LINES, '', ' '), { maxLength: 10 }).map((l) => l.join('\n')),
        ),
        async (text) => {
          fc.pre(text !== '');
          const file = { ...(await read('占位')), html: undefined, text } as const;
          const { html: _, ...plain } = file;
          for (const p of [...analyseLegacyFile(plain, OPTIONS), ...analyseLegacyFile(plain)]) {
            expect(p.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
            for (const field of [
              p.title,
              p.documentNumber,
              p.writtenDate,
              p.issuingAgency,
              p.abstract,
              p.genre,
              p.subjectCategory,
              p.column,
              p.attribute,
            ]) {
              expect(field.reasons.length).toBeGreaterThan(0);
              expect(field.confidence).toBeGreaterThanOrEqual(0);
              expect(field.confidence).toBeLessThanOrEqual(1);
            }
            expect((p.abstract.value ?? '').length).toBeLessThanOrEqual(200);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
