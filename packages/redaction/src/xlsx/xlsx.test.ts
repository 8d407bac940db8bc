import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractSpans, inspect, redact } from '../redact.ts';
import { packParts } from '../test-support/docx.ts';
import type { HiddenKind } from '../types.ts';
import { verifyRedaction } from '../verify/index.ts';

const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

interface Given {
  readonly sheets: readonly { readonly name: string; readonly state?: string; readonly inner: string }[];
  readonly workbook?: string;
  readonly names?: string;
  readonly strings?: readonly string[];
  readonly parts?: Parameters<typeof packParts>[1];
}

const STYLES = `<styleSheet xmlns="${S}"><numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts><font/><font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF0000FF"/></patternFill></fill></fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="1" fillId="2"/><xf numFmtId="14" fontId="0" fillId="0"/><xf numFmtId="0" fontId="2" fillId="0"/></cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode=";;;"/></dxf></dxfs></styleSheet>`;

function makeXlsx({ sheets, workbook = '', names = '', strings = [], parts = [] }: Given): Uint8Array {
  const list = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="s${index}"/>`,
  );
  return packParts('xl/workbook.xml', [
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${S}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac">${workbook}<sheets>${list.join('')}</sheets>${names}</workbook>`,
      contentType: `${TYPE}.sheet.main+xml`,
      kind: 'officeDocument',
      from: '',
    },
    ...sheets.map(({ inner }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet xmlns="${S}" xmlns:r="${R}">${inner}</worksheet>`,
      contentType: `${TYPE}.worksheet+xml`,
      kind: 'worksheet',
      id: `s${index}`,
    })),
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="${S}">${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
      contentType: `${TYPE}.sharedStrings+xml`,
      kind: 'sharedStrings',
      id: 'strings',
    },
    { name: 'xl/styles.xml', content: STYLES, contentType: `${TYPE}.styles+xml`, kind: 'styles', id: 'styles' },
    ...parts,
  ]);
}

const rows = (...lines: readonly string[]): string => `<sheetData>${lines.join('')}</sheetData>`;
const cell = (reference: string, text: string, style = 0): string =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

function everyPlace(): { bytes: Uint8Array; secrets: Map<HiddenKind, string[]> } {
  const secrets = new Map<HiddenKind, string[]>();
  let count = 0;
  const secret = (kind: HiddenKind): string => {
    count += 1;
    const word = `密${String.fromCodePoint(0x5e00 + count * 7)}件${String.fromCodePoint(0x6200 + count * 11)}${count}号`;
    secrets.set(kind, [...(secrets.get(kind) ?? []), word]);
    return word;
  };
  const visible = [
    '<cols><col min="4" max="4" hidden="1"/></cols>',
    rows(
      `<row r="1">${cell('A1', '可见标题')}${cell('B1', secret('hidden-format'), 1)}${cell('C1', secret('white-text'), 2)}${cell('D1', secret('hidden-column'))}${cell('E1', '白字蓝底', 3)}</row>`,
      `<row r="2" hidden="1">${cell('A2', secret('hidden-row'))}</row>`,
      `<row r="3">${cell('A3', '合并')}${cell('B3', secret('covered-cell'))}${cell('C3', secret('tiny-text'), 5)}</row>`,
      `<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><f>VLOOKUP("${secret('formula')}",A:B,1)</f><v>42</v></c><c r="C4" s="4"><v>44197</v></c><c r="E4" t="s"><v>2</v></c></row>`,
      `<row r="11" hidden="1">${cell('A11', secret('filtered-row'))}</row>`,
    ),
    `<autoFilter ref="A10:B12"><filterColumn colId="0"><filters><filter val="${secret('filtered-row')}"/></filters></filterColumn></autoFilter>`,
    '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
    '<conditionalFormatting sqref="A20"><cfRule type="expression" dxfId="0"><formula>1</formula></cfRule></conditionalFormatting>',
    `<dataValidations><dataValidation type="list" sqref="A1"><formula1>"${secret('validation-list')}"</formula1></dataValidation></dataValidations>`,
    `<scenarios><scenario name="x"><inputCells r="A1" val="1"/></scenario></scenarios>`,
    `<customSheetViews><customSheetView><oddHeader>${secret('personal-view')}</oddHeader></customSheetView></customSheetViews>`,
    '<pageSetup r:id="printer"/><headerFooter><oddHeader>&amp;C页眉文字</oddHeader></headerFooter>',
  ].join('');
  const part = (name: string, kind: string, text: string, from?: string) => ({
    name,
    content: `<x><y>${text}</y></x>`,
    contentType: 'application/xml',
    kind,
    id: kind,
    ...(from === undefined ? {} : { from }),
  });
  const sheet = 'xl/worksheets/sheet1.xml';
  const bytes = makeXlsx({
    sheets: [
      { name: '公开表', inner: visible },
      {
        name: secret('hidden-sheet'),
        state: 'veryHidden',
        inner: rows(`<row r="1">${cell('A1', secret('hidden-sheet'))}<c r="B1" t="s"><v>3</v></c></row>`),
      },
      { name: '第二表', inner: rows(`<row r="1">${cell('A1', '第二表内容')}</row>`) },
    ],
    workbook: `<fileSharing userName="${secret('editor-names')}"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\${secret('properties')}"/></mc:Choice></mc:AlternateContent><customWorkbookViews><customWorkbookView name="${secret('personal-view')}"/></customWorkbookViews>`,
    names: `<definedNames><definedName name="${secret('defined-name')}" hidden="1">"${secret('defined-name')}"</definedName><definedName name="_xlnm.Print_Area" localSheetId="2">第二表!$A$1</definedName></definedNames>`,
    strings: [
      '共享文字',
      secret('unused-string'),
      `<r><t>多格式</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>${secret('white-text')}</t></r><rPh sb="0" eb="1"><t>${secret('phonetic-text')}</t></rPh>`,
      secret('hidden-sheet'),
    ],
    parts: [
      part('xl/comments1.xml', 'comments', secret('comment'), sheet),
      part('xl/threadedComments/t1.xml', 'threadedComment', secret('comment'), sheet),
      part('xl/persons/person.xml', 'person', secret('editor-names')),
      part('xl/pivotTables/p.xml', 'pivotTable', secret('pivot-cache'), sheet),
      part('xl/pivotCache/records.xml', 'pivotCacheRecords', secret('pivot-cache')),
      part('xl/externalLinks/e.xml', 'externalLink', secret('external-link')),
      part('xl/connections.xml', 'connections', secret('connection')),
      part('customXml/item.xml', 'customXml', secret('custom-xml')),
      part('docProps/app.xml', 'extended-properties', secret('properties'), ''),
      {
        name: 'xl/printerSettings/p.bin',
        content: Buffer.from(secret('printer-settings')),
        kind: 'printerSettings',
        from: sheet,
        id: 'printer',
      },
      {
        name: 'xl/embeddings/o.bin',
        content: Buffer.from(secret('embedded-object')),
        kind: 'oleObject',
        from: sheet,
        id: 'ole',
      },
      { name: 'xl/vbaProject.bin', content: Buffer.from(secret('macro')), kind: 'vbaProject', id: 'vba' },
    ],
  });
  return { bytes, secrets };
}

describe('a workbook with every hiding place filled', () => {
  const { bytes, secrets } = everyPlace();
  const all = [...secrets.values()].flat();

  it('names every place', async () => {
    const { findings } = await inspect(bytes);
    const kinds = new Set(findings.map(({ kind }) => kind));
    for (const kind of [...secrets.keys(), 'scenario', 'conditional-format']) expect(kinds, kind).toContain(kind);
    expect(findings.find(({ kind }) => kind === 'hidden-row')).toMatchObject({ place: '公开表', action: 'removed' });
  });

  it('gives a copy in which another reader finds none of them, and what was to be seen stays', async () => {
    const { bytes: copy } = await redact(bytes, undefined);
    expect(await verifyRedaction(copy, all)).toEqual([]);
    expect((await extractSpans(copy)).text).toBe(
      '公开表\n可见标题\t白字蓝底\n合并\n共享文字\t42\t2021-01-01\t多格式\n&C页眉文字\n第二表\n第二表内容\n',
    );
    const book = Buffer.from(unzipSync(copy)['xl/workbook.xml'] ?? []).toString();
    expect(book).toContain('name="_xlnm.Print_Area" localSheetId="1"');
  });

  it('finds nothing more to remove in its own copy', async () => {
    const { bytes: copy } = await redact(bytes, undefined);
    expect((await inspect(copy)).findings.filter(({ action }) => action === 'removed')).toEqual([]);
    expect((await redact(copy, undefined)).bytes).toEqual(copy);
  });

  it('shows in the original that the other reader would have found them', async () => {
    const left = new Set((await verifyRedaction(bytes, all)).map(({ word }) => word));
    for (const word of all) expect(left, word).toContain(word);
  });
});

describe('redacting words in a workbook', () => {
  it('replaces text, numbers, dates and sheet names, and leaves the neighbours', async () => {
    const bytes = makeXlsx({
      sheets: [
        {
          name: '周小川名册',
          inner: rows(
            `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.3812345678E10</v></c><c r="C1" s="4"><v>33000</v></c><c r="D1"><v>77</v></c></row>`,
            `<row r="2"><c r="A2" t="s"><v>0</v></c>${cell('B2', '电话：138 1234 5678')}</row>`,
          ),
        },
      ],
      strings: ['<r><t>周小</t></r><r><rPr><b/></rPr><t>川同志</t></r>'],
    });
    const { text, places } = await extractSpans(bytes);
    expect(text).toBe('周小川名册\n周小川同志\t13812345678\t1990-05-07\t77\n周小川同志\t电话：138 1234 5678\n');
    expect(places.map(({ place }) => place)).toContain('周小川名册!B1');
    const start = text.indexOf('1990');
    const { bytes: copy } = await redact(bytes, undefined, [
      { text: '周小川', replacement: '周某' },
      '13812345678',
      { start, end: start + 10, replacement: '1990年' },
    ]);
    expect((await extractSpans(copy)).text).toBe(
      '周某名册\n周某同志\t***********\t1990年\t77\n周某同志\t电话：***********\n',
    );
  });

  it('changes one of two cells that share a string', async () => {
    const bytes = makeXlsx({
      sheets: [
        { name: '表', inner: rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>') },
      ],
      strings: ['刘备'],
    });
    const start = (await extractSpans(bytes)).text.lastIndexOf('刘备');
    const { bytes: copy } = await redact(bytes, undefined, [{ start, end: start + 2 }], { everywhere: false });
    expect((await extractSpans(copy)).text).toBe('表\n刘备\t**\n');
  });
});
