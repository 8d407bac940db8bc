import { Document, Packer, Paragraph, TextRun } from 'docx';
import { makeZip } from '../../src/base/files/extract/test-files.ts';

/** Words of the files below that must not become public. */
export const secretNumber = '110101199003074514';
export const hiddenRemark = '领导批示kvxremark先不公开';

/** A letter with a person in its text, across two runs, and a remark that is marked as hidden. */
export async function letterFile(neighbour = '邻居段落不变。'): Promise<Buffer> {
  const runs = [
    new TextRun('救助对象李'),
    new TextRun({ text: '秀英', bold: true }),
    new TextRun(`，身份证号：${secretNumber}。`),
    new TextRun({ text: hiddenRemark, vanish: true }),
  ];
  return Packer.toBuffer(
    new Document({
      creator: '经办人王五',
      sections: [{ children: [new Paragraph({ children: runs }), new Paragraph(neighbour)] }],
    }),
  );
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A table whose second column is hidden. */
export function tableFile(hiddenWords = '13800138000'): Promise<Buffer> {
  const rows = `<row r="1">${cell('A1', '项目')}${cell('B1', '手机')}</row><row r="2">${cell('A2', '道路养护')}${cell('B2', hiddenWords)}</row>`;
  return workbook(`<cols><col min="2" max="2" width="10" hidden="1"/></cols><sheetData>${rows}</sheetData>`);
}

/** A table of such rows, at most 26 columns wide, with nothing hidden. */
export function tableRows(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const lines = rows.map((cells, row) => {
    const written = cells.map((text, column) => cell(`${String.fromCodePoint(65 + column)}${row + 1}`, text));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return workbook(`<sheetData>${lines.join('')}</sheetData>`);
}

function workbook(sheet: string): Promise<Buffer> {
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
  };
  return makeZip(parts);
}
