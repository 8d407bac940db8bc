import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import writeXlsxFile from 'write-excel-file/node';
import type { Block, Cell, DemoAttachment, DemoDocument } from './material/types.ts';

/** Office files made from the demonstration material, the way an office would have made them. */

function cellText(cell: Cell): string {
  return typeof cell === 'object' ? String(cell.text) : String(cell);
}

const headings = { 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const;

function paragraphs(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: headings[block.level] })];
    case 'paragraph':
      return [
        new Paragraph({
          alignment: block.role === 'signature' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [
            ...(block.lead === undefined ? [] : [new TextRun({ text: block.lead, bold: true })]),
            new TextRun(block.text),
          ],
        }),
      ];
    case 'list':
      return block.items.map(
        (item, index) =>
          new Paragraph({
            text: block.ordered ? `${index + 1}. ${item}` : item,
            ...(block.ordered ? {} : { bullet: { level: 0 } }),
          }),
      );
    case 'table':
      return [
        new Paragraph({ text: block.caption, alignment: AlignmentType.CENTER }),
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: [...block.head, ...block.rows].map(
            (row, index) =>
              new TableRow({
                tableHeader: index < block.head.length,
                children: row.map(
                  (cell) =>
                    new TableCell({
                      children: [new Paragraph(cellText(cell))],
                      ...(typeof cell === 'object' && cell.colspan !== undefined ? { columnSpan: cell.colspan } : {}),
                      ...(typeof cell === 'object' && cell.rowspan !== undefined ? { rowSpan: cell.rowspan } : {}),
                    }),
                ),
              }),
          ),
        }),
      ];
  }
}

async function docx(title: string, blocks: readonly Block[]): Promise<Buffer> {
  const made = new Document({
    title,
    creator: '演示数据',
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
          ...blocks.flatMap(paragraphs),
        ],
      },
    ],
  });
  return Packer.toBuffer(made);
}

/** An attachment as bytes. What the material calls a PDF is made as DOCX until the product can set type itself. */
export async function attachmentFile(attachment: DemoAttachment): Promise<{ name: string; bytes: Buffer }> {
  if (attachment.kind !== 'xlsx') {
    return {
      name: attachment.name.replace(/\.pdf$/u, '.docx'),
      bytes: await docx(attachment.name.replace(/\.[a-z]+$/u, ''), attachment.blocks),
    };
  }
  const sheets = attachment.sheets.map((sheet) => ({
    sheet: sheet.name,
    data: [
      sheet.header.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...sheet.rows.map((row) => row.map((value) => ({ value }))),
    ],
  }));
  return { name: attachment.name, bytes: await writeXlsxFile(sheets).toBuffer() };
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page as an ordinary old website had it, with its tags, its table of metadata and links to the attachments. */
export function webPage(document: DemoDocument): string {
  const links = document.attachments
    .map((one) => `<li><a href="files/${encodeURIComponent(one.name)}">${escape(one.name)}</a></li>`)
    .join('');
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(document.title)}</title>
<meta name="ArticleTitle" content="${escape(document.title)}"><meta name="PubDate" content="${document.publishedDate ?? document.writtenDate} 09:00">
<meta name="ContentSource" content="${escape(document.issuingAgency)}"></head>
<body><div class="nav"><a href="/">首页</a> <a href="/gk">政务公开</a></div>
<div class="article"><h1>${escape(document.title)}</h1>
<div class="content">${document.documentNumber === undefined ? '' : `<p class="align-center">${escape(document.documentNumber)}</p>`}${document.bodyHtml}</div>
${links === '' ? '' : `<div class="attachments"><p>附件：</p><ul>${links}</ul></div>`}</div>
<div class="footer">打印本页 关闭窗口</div></body></html>`;
}

/** The document as plain text or as a Word file. */
export function plainText(document: DemoDocument, text: string): string {
  return [document.title, document.documentNumber ?? '', text].filter((part) => part !== '').join('\n');
}

export function wordFile(document: DemoDocument): Promise<Buffer> {
  return docx(document.title, document.blocks ?? []);
}
