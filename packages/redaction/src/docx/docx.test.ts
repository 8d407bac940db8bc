import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractSpans, inspect, redact } from '../redact.ts';
import { makePng, pngChunk } from '../test-support/images.ts';
import type { HiddenKind } from '../types.ts';
import { verifyRedaction } from '../verify/index.ts';
import { readCharacters } from '../verify/dumb-xml.ts';
import { makeDocx, NAMESPACES, packParts, paragraph, run, wordPart } from '../test-support/docx.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata';
const seen = '园区公告正文';

/** Each hiding place with a word of its own, so that a failure names the place. */
function everyPlace(): { bytes: Uint8Array; secrets: Map<HiddenKind, string[]> } {
  const secrets = new Map<HiddenKind, string[]>();
  let count = 0;
  const secret = (kind: HiddenKind): string => {
    count += 1;
    const word = `秘${String.fromCodePoint(0x4e00 + count * 7)}藏${String.fromCodePoint(0x5b00 + count * 11)}${count}号`;
    secrets.set(kind, [...(secrets.get(kind) ?? []), word]);
    return word;
  };
  const body = [
    paragraph(run(seen)),
    `<w:p><w:del w:id="1" w:author="${secret('tracked-change')}"><w:r><w:delText>${secret('tracked-change')}</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲"><w:r><w:t>插入的字</w:t></w:r></w:ins></w:p>`,
    `<w:p><w:moveFrom w:id="3" w:author="乙">${run(secret('tracked-change'))}</w:moveFrom></w:p>`,
    paragraph(run(secret('hidden-text'), '<w:vanish/>'), run(secret('hidden-text'), '<w:rStyle w:val="Hid"/>')),
    paragraph(
      run(secret('white-text'), '<w:color w:val="FFFFFF"/>'),
      run('白字蓝底', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="0000FF"/>'),
    ),
    paragraph(run(secret('tiny-text'), '<w:sz w:val="2"/>')),
    `<w:tbl><w:tr><w:tc><w:p>${run('表内')}</w:p></w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>${run(secret('hidden-text'))}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:commentRangeStart w:id="0"/>${run('被批注')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "C:\\${secret('field-code')}.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('域的结果')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="${secret('field-code')}"/><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<w:p><w:fldSimple w:instr="MERGEFIELD ${secret('field-code')}">${run('合并结果')}</w:fldSimple></w:p>`,
    `<w:sdt><w:sdtPr><w:alias w:val="${secret('content-control')}"/><w:dropDownList><w:listItem w:displayText="${secret('content-control')}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p>${run('控件内容')}</w:p></w:sdtContent></w:sdt>`,
    `<w:p><w:smartTag w:uri="urn:x" w:element="${secret('custom-xml')}">${run('标签')}</w:smartTag><w:bookmarkStart w:id="9" w:name="${secret('bookmark')}"/><w:bookmarkEnd w:id="9"/></w:p>`,
    `<w:p><w:permStart w:id="1" w:ed="${secret('editor-names')}"/><w:permEnd w:id="1"/><w:hyperlink r:id="mail">${run('联系我们')}</w:hyperlink><w:hyperlink r:id="web">${run('门户')}</w:hyperlink></w:p>`,
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>选择</w:t></mc:Choice><mc:Fallback><w:t>${secret('alternate-content')}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    `<w:p wpsx:note="${secret('unknown-markup')}"><wpsx:data>${secret('unknown-markup')}</wpsx:data>${secret('stray-text')}<!--${secret('stray-text')}--></w:p>`,
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="D:\\${secret('alternative-text')}.png" descr="D:\\${secret('alternative-text')}.png"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="photo"/><a:srcRect l="2000"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
    `<w:p><w:r><w:drawing><wp:anchor><wp:docPr id="2" name="图片 2" hidden="1"/><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p>${run(secret('hidden-shape'))}</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>`,
    `<w:p><w:r><w:object><v:shape/><o:OLEObject ProgID="${secret('embedded-object')}" r:id="ole"/></w:object></w:r></w:p><w:altChunk r:id="chunk"/>`,
  ].join('');
  const xml = (name: string, inner: string, kind: string, from?: string, type?: string) => ({
    name,
    content: `<root><x>${inner}</x></root>`,
    contentType: 'application/xml',
    kind,
    ...(from === undefined ? {} : { from }),
    ...(type === undefined ? {} : { type }),
    id: kind.toLowerCase(),
  });
  const picture = makePng(
    [pngChunk('tEXt', Buffer.from(`Author\0${secret('picture-metadata')}`))],
    secret('picture-metadata'),
  );
  const parts = [
    wordPart(
      'styles',
      'styles',
      '<w:style w:type="character" w:styleId="Hid"><w:basedOn w:val="HidBase"/></w:style><w:style w:type="character" w:styleId="HidBase"><w:rPr><w:vanish/></w:rPr></w:style>',
    ),
    wordPart(
      'settings',
      'settings',
      `<w:zoom w:percent="100"/><w:docVars><w:docVar w:name="v" w:val="${secret('settings')}"/></w:docVars>`,
    ),
    wordPart('header1', 'hdr', `<w:p>${run('页眉')}${run(secret('hidden-text'), '<w:vanish/>')}</w:p>`),
    wordPart(
      'footnotes',
      'footnotes',
      `<w:footnote w:id="2"><w:p>${run('脚注')}<w:del w:id="7" w:author="丙"><w:r><w:delText>${secret('tracked-change')}</w:delText></w:r></w:del></w:p></w:footnote>`,
    ),
    wordPart(
      'comments',
      'comments',
      `<w:comment w:id="0" w:author="丁"><w:p>${run(secret('comment'))}</w:p></w:comment>`,
    ),
    xml('word/people.xml', secret('editor-names'), 'people'),
    xml('customXml/item1.xml', secret('custom-xml'), 'customXml'),
    xml('word/glossary/document.xml', secret('glossary'), 'glossaryDocument'),
    xml('docProps/core.xml', secret('properties'), 'core-properties', '', `${RELATIONSHIPS}/core-properties`),
    xml('docProps/app.xml', secret('properties'), 'extended-properties', ''),
    xml('docProps/custom.xml', secret('properties'), 'custom-properties', ''),
    {
      name: 'docProps/thumbnail.jpeg',
      content: Buffer.from(secret('thumbnail')),
      kind: 'thumbnail',
      from: '',
      id: 'thumb',
    },
    { name: 'word/embeddings/a.bin', content: Buffer.from(secret('embedded-object')), kind: 'oleObject', id: 'ole' },
    { name: 'word/vbaProject.bin', content: Buffer.from(secret('macro')), kind: 'vbaProject', id: 'vba' },
    { name: 'word/afchunk.xml', content: `<html>${secret('imported-part')}</html>`, kind: 'aFChunk', id: 'chunk' },
    { name: 'word/fonts/font1.bin', content: Buffer.from(secret('embedded-font')), kind: 'font', id: 'font' },
    { name: 'word/media/photo.png', content: picture, kind: 'image', id: 'photo' },
    { name: 'word/lost.xml', content: `<x>${secret('unknown-part')}</x>` },
  ];
  const links = [
    { id: 'mail', kind: 'hyperlink', target: `mailto:${secret('external-reference')}@example.cn` },
    { id: 'web', kind: 'hyperlink', target: 'https://www.example.gov.cn/' },
    { id: 'template', kind: 'attachedTemplate', target: `file:///C:/${secret('external-reference')}.dotx` },
  ];
  return { bytes: makeDocx(body, parts, links), secrets };
}

describe('a Word document with every hiding place filled', () => {
  const { bytes, secrets } = everyPlace();

  it('names every place, with the words where they are text', async () => {
    const { findings } = await inspect(bytes);
    const kinds = new Set(findings.map((finding) => finding.kind));
    for (const kind of secrets.keys()) expect(kinds, kind).toContain(kind);
    const said = findings.map((finding) => finding.text).join('\n');
    for (const kind of ['comment', 'hidden-text', 'white-text', 'properties', 'field-code', 'settings'] as const)
      for (const word of secrets.get(kind) ?? []) expect(said).toContain(word);
    expect(findings.filter(({ action }) => action === 'look').map(({ kind }) => kind)).toEqual(['cropped-picture']);
  });

  it('gives a copy in which another reader finds none of them, and what was to be seen stays', async () => {
    const { bytes: copy } = await redact(bytes, undefined);
    expect(await verifyRedaction(copy, [...secrets.values()].flat())).toEqual([]);
    const { text } = await extractSpans(copy);
    for (const word of [
      seen,
      '插入的字',
      '白字蓝底',
      '表内',
      '被批注',
      '域的结果',
      '☑',
      '合并结果',
      '控件内容',
      '标签',
    ])
      expect(text).toContain(word);
    for (const word of ['联系我们', '门户', '选择', '页眉', '脚注']) expect(text).toContain(word);
    expect(Buffer.from(unzipSync(copy)['word/_rels/document.xml.rels'] ?? []).toString()).toContain(
      'https://www.example.gov.cn/',
    );
  });

  it('finds nothing more to remove in its own copy', async () => {
    const { bytes: copy } = await redact(bytes, undefined);
    expect((await inspect(copy)).findings.filter(({ action }) => action === 'removed')).toEqual([]);
    expect((await redact(copy, undefined)).bytes).toEqual(copy);
  });

  it('shows in the original that the other reader would have found them', async () => {
    const left = new Set((await verifyRedaction(bytes, [...secrets.values()].flat())).map(({ word }) => word));
    for (const word of [...secrets.values()].flat()) expect(left, word).toContain(word);
  });

  it('leaves a place as it is when asked', async () => {
    const { bytes: copy } = await redact(bytes, undefined, [], { keep: ['comment', 'bookmark'] });
    const kept = new Set((await verifyRedaction(copy, [...secrets.values()].flat())).map(({ word }) => word));
    expect(kept).toEqual(new Set([...(secrets.get('comment') ?? []), ...(secrets.get('bookmark') ?? [])]));
  });
});

describe('redacting words', () => {
  it('replaces a span across runs and leaves the neighbours and their format', async () => {
    const bytes = makeDocx(
      paragraph(run('申请人张'), run('三', '<w:b/>'), run('丰，电话1380'), run('0138000'), run('。')),
    );
    const { text } = await extractSpans(bytes);
    const start = text.indexOf('张三丰');
    const { bytes: copy, removed } = await redact(bytes, undefined, [
      { start, end: start + 3, replacement: '张某某' },
      '13800138000',
    ]);
    expect((await extractSpans(copy)).text).toBe('申请人张某某，电话***********。\n');
    expect(removed).toEqual(['张三丰', '13800138000']);
    const xml = Buffer.from(unzipSync(copy)['word/document.xml'] ?? []).toString();
    expect(xml).toContain('<w:b/>');
    expect(readCharacters(xml).text).toContain('申请人张某某');
  });

  it('takes the word everywhere: spaced, full width, in links, alternative text and part names', async () => {
    const bytes = makeDocx(
      [
        paragraph(run('李 晓　明')),
        paragraph(run('身份证３２０６０１１９９００１０１１２３４')),
        `<w:p><w:hyperlink r:id="web">${run('主页')}</w:hyperlink></w:p>`,
        `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="李晓明的照片"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
      ].join(''),
      [{ name: 'word/media/李晓明.png', content: makePng(), kind: 'image', id: 'p' }],
      [{ id: 'web', kind: 'hyperlink', target: `https://example.cn/${encodeURIComponent('李晓明')}` }],
    );
    const { bytes: copy } = await redact(bytes, undefined, [
      { text: '李晓明', replacement: '李某某' },
      '320601199001011234',
    ]);
    const { text } = await extractSpans(copy);
    expect(text).toBe('李某某\n身份证******************\n主页\n李某某的照片\n');
    expect(Object.keys(unzipSync(copy)).filter((name) => name.includes('media'))).toEqual(['word/media/part1.png']);
  });

  it('goes only where the span says when asked, and counts what another reader still finds', async () => {
    const bytes = makeDocx(paragraph(run('局长王伟；申请人王伟')));
    const start = (await extractSpans(bytes)).text.lastIndexOf('王伟');
    const { bytes: copy } = await redact(bytes, undefined, [{ start, end: start + 2, replacement: '王某' }], {
      everywhere: false,
    });
    expect((await extractSpans(copy)).text).toBe('局长王伟；申请人王某\n');
  });

  it('refuses when the replacement itself says the word', async () => {
    const bytes = makeDocx(paragraph(run('申请人赵小钱')));
    await expect(redact(bytes, undefined, [{ text: '赵小钱', replacement: '赵小钱（化名）' }])).rejects.toMatchObject({
      id: 'REDACTION_INCOMPLETE',
    });
  });

  it('leaves measures alone that happen to hold the digits of a word', async () => {
    const bytes = makeDocx(`<w:p><w:pPr><w:ind w:left="1200"/></w:pPr>${run('金额1200元')}</w:p>`);
    const { bytes: copy } = await redact(bytes, undefined, ['1200']);
    expect(Buffer.from(unzipSync(copy)['word/document.xml'] ?? []).toString()).toContain('w:left="1200"');
    expect((await extractSpans(copy)).text).toBe('金额****元\n');
  });

  it('holds for random texts cut into random runs', async () => {
    const character = fc.constantFrom(...'张 王 李 赵 园 区 公 示 企 业 & < > " 1 2 3'.split(' '), ' ');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ unit: character, minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(),
        fc.integer({ min: 1, max: 12 }),
        async (paragraphs, at, length) => {
          const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
          const bytes = makeDocx(
            paragraphs.map((runs) => paragraph(...runs.map((text) => run(escape(text))))).join(''),
          );
          const { text } = await extractSpans(bytes);
          expect(text).toBe(paragraphs.map((runs) => `${runs.join('')}\n`).join(''));
          const start = at % text.length;
          const end = Math.min(start + length, text.length);
          const { bytes: copy } = await redact(bytes, undefined, [{ start, end, replacement: '█' }], {
            everywhere: false,
          });
          const after = (await extractSpans(copy)).text.replace(/\n/gu, '');
          const covered = text.slice(start, end).replace(/\n/gu, '') === '' ? '' : '█';
          expect(after).toBe((text.slice(0, start) + covered + text.slice(end)).replace(/\n/gu, ''));
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what is refused', () => {
  it('says what is wrong in both languages', async () => {
    await expect(inspect(Buffer.from('hello'))).rejects.toMatchObject({ id: 'REDACTION_UNSUPPORTED' });
    await expect(inspect(makeDocx(paragraph()), 'application/pdf')).rejects.toMatchObject({
      id: 'REDACTION_UNSUPPORTED',
    });
    await expect(inspect(makeDocx('<w:p>'))).rejects.toMatchObject({ id: 'REDACTION_DAMAGED' });
    await expect(inspect(makeDocx(paragraph(run('字'.repeat(3_000_000)))))).rejects.toMatchObject({
      id: 'REDACTION_TOO_LARGE',
    });
    await expect(inspect(makeDocx('<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300)))).rejects.toMatchObject({
      id: 'REDACTION_DAMAGED',
    });
  });

  it('refuses a part with a document type, before any entity is expanded', async () => {
    const bytes = packParts('word/document.xml', [
      {
        name: 'word/document.xml',
        content: `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document ${NAMESPACES}><w:body>&a;</w:body></w:document>`,
        kind: 'officeDocument',
        from: '',
      },
    ]);
    await expect(inspect(bytes)).rejects.toMatchObject({ id: 'REDACTION_DAMAGED' });
  });
});
