import { degrees, PDFDocument } from 'pdf-lib';
import { createPrinter } from '../../src/platform/print/index.ts';

/** PDF as the program prints them: Chinese text in embedded subsets of a font, tagged, a line for each text. */
export async function chinesePdf(texts: readonly string[], heading = '测试区管理委员会'): Promise<Buffer> {
  const printer = createPrinter();
  try {
    const body = texts.map((text) => ({ kind: 'paragraph' as const, text }));
    return Buffer.from(await printer.printPdf({ heading, title: '名单', body }));
  } finally {
    printer.close();
  }
}

/** The same pages turned, as scanners and tables lying on their side leave them. */
export async function turned(bytes: Uint8Array, angle: 90 | 180 | 270): Promise<Buffer> {
  const document = await PDFDocument.load(bytes);
  for (const page of document.getPages()) page.setRotation(degrees(angle));
  return Buffer.from(await document.save());
}

interface Placing {
  readonly times?: 1 | 2;
  /** Along the long side of the sheet, to be seen upright once the sheet is turned. */
  readonly sideways?: boolean;
}

/** The first page drawn as a form, which is how stamps, imposition and “print two on a sheet” place pages. */
export async function asForm(bytes: Uint8Array, { times = 1, sideways = false }: Placing = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  const [form] = await document.embedPdf(bytes, [0]);
  if (form === undefined) throw new Error('the file has no page');
  const scale = times === 1 ? 0.9 : 0.45;
  const page = document.addPage(sideways ? [850, 600] : [600, 850]);
  for (let index = 0; index < times; index += 1)
    page.drawPage(form, {
      x: (sideways ? 800 : 10) + index * 295,
      y: 10,
      xScale: scale,
      yScale: scale,
      ...(sideways ? { rotate: degrees(90) } : {}),
    });
  return Buffer.from(await document.save());
}
