import { degrees, PDFDocument, PDFName, PDFString, rgb, StandardFonts } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { extractSpans, inspect, redact } from '../redact.ts';
import { makeJpeg } from '../test-support/images.ts';
import { verifyRedaction } from '../verify/index.ts';

async function newPdf(): Promise<{ document: PDFDocument; page: PDFPage; width: (text: string) => number }> {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 400]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.setFont(font);
  page.setFontSize(14);
  return { document, page, width: (text) => font.widthOfTextAtSize(text, 14) };
}

const SECRETS = {
  'covered-text': 'COVEREDWORD',
  'invisible-text': 'INVISIBLEWORD',
  'white-text': 'WHITEWORD',
  'outside-page': 'OUTSIDEWORD',
  'tiny-text': 'TINYWORD',
  properties: 'AUTHORWORD',
  attachment: 'ATTACHEDWORD',
  form: 'FIELDNAMEWORD',
  annotation: 'NOTEWORD',
  script: 'SCRIPTWORD',
  'structure-text': 'ACTUALWORD',
  'hidden-layer': 'LAYERWORD',
} as const;

/** A PDF with a hiding place filled for each kind, and words that are to be seen between them. */
async function everyPlace(): Promise<Uint8Array> {
  const { document, page, width } = await newPdf();
  page.drawText('Visible first line', { x: 20, y: 360 });
  page.drawText(`before ${SECRETS['covered-text']} after`, { x: 20, y: 340 });
  const box = { x: 20 + width('before '), width: width(SECRETS['covered-text']) };
  page.drawRectangle({ ...box, y: 336, height: 16, color: rgb(0, 0, 0) });
  page.drawText(SECRETS['white-text'], { x: 20, y: 300, color: rgb(1, 1, 1) });
  page.drawRectangle({ x: 20, y: 255, width: 200, height: 20, color: rgb(0, 0, 0.6) });
  page.drawText('White on blue stays', { x: 25, y: 260, color: rgb(1, 1, 1) });
  page.drawText(SECRETS['outside-page'], { x: 500, y: 300 });
  page.drawText(SECRETS['tiny-text'], { x: 20, y: 240, size: 0.5 });
  const { context } = document;
  const layer = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('LAYERNAME') }));
  document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [layer], D: { OFF: [layer], Order: [layer] } }));
  const fonts = page.node.Resources()?.lookup(PDFName.of('Font'));
  const font = String(fonts).match(/\/(\S+)/u)?.[1] ?? '';
  page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ MC0: layer }));
  const raw = context.flateStream(
    `BT /${font} 12 Tf 3 Tr 20 220 Td (${SECRETS['invisible-text']}) Tj ET ` +
      `/Span <</ActualText (${SECRETS['structure-text']})>> BDC BT 0 Tr /${font} 12 Tf 20 200 Td (replaced text) Tj ET EMC ` +
      `/OC /MC0 BDC BT /${font} 12 Tf 20 180 Td (${SECRETS['hidden-layer']}) Tj ET EMC`,
  );
  page.node.addContentStream(context.register(raw));
  document.setAuthor(SECRETS.properties);
  await document.attach(Buffer.from(SECRETS.attachment), `${SECRETS.attachment}.txt`);
  document.addJavaScript('main', `app.alert("${SECRETS.script}")`);
  const field = document.getForm().createTextField(SECRETS.form);
  field.setText('Field value shows');
  field.addToPage(page, { x: 20, y: 130, width: 150, height: 20 });
  const note = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [300, 300, 320, 320],
      Contents: PDFString.of(SECRETS.annotation),
    }),
  );
  page.node.addAnnot(note);
  page.node.set(PDFName.of('PieceInfo'), context.obj({ App: { Private: PDFString.of('PIECEWORD') } }));
  const image = await document.embedJpg(Uint8Array.from(makeJpeg()));
  page.drawImage(image, { x: 300, y: 20, width: 20, height: 20 });
  return document.save({ useObjectStreams: false });
}

describe('a PDF with every hiding place filled', () => {
  it('names every place', async () => {
    const { findings } = await inspect(await everyPlace());
    const kinds = new Set(findings.map(({ kind }) => kind));
    for (const kind of Object.keys(SECRETS)) expect(kinds, kind).toContain(kind);
    expect(kinds).toContain('picture-metadata');
  });

  it('gives a copy in which other readers find none of them, and what was to be seen stays', async () => {
    const bytes = await everyPlace();
    const secrets = [...Object.values(SECRETS), 'LAYERNAME', 'PIECEWORD', 'SecretXmp', 'SecretComment'];
    const before = new Set((await verifyRedaction(bytes, secrets)).map(({ word }) => word));
    for (const word of secrets) expect(before, word).toContain(word);
    const { bytes: copy } = await redact(bytes, undefined);
    expect(await verifyRedaction(copy, secrets)).toEqual([]);
    const { text } = await extractSpans(copy);
    for (const word of [
      'Visible first line',
      'before',
      'after',
      'White on blue stays',
      'replaced text',
      'Field value shows',
    ])
      expect(text).toContain(word);
  });

  it('finds nothing more to remove in its own copy', async () => {
    const { bytes: copy } = await redact(await everyPlace(), undefined);
    expect((await inspect(copy)).findings.filter(({ action }) => action === 'removed')).toEqual([]);
  });

  it('leaves no older revision in the file', async () => {
    const { document, page } = await newPdf();
    page.drawText('OLDWORD', { x: 20, y: 300 });
    const old = Buffer.from(await document.save({ useObjectStreams: false }));
    const at = old.lastIndexOf('startxref');
    const previous = Number(/startxref\s+(\d+)/u.exec(old.subarray(at).toString('latin1'))?.[1]);
    const info = `\n900 0 obj\n<< /Title (New) >>\nendobj\n`;
    const table = old.length + info.length;
    const root = /\/Root (\d+ 0 R)/u.exec(old.toString('latin1'))?.[1] ?? '';
    const appended = `${info}xref\n900 1\n${String(old.length + 1).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 901 /Root ${root} /Info 900 0 R /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`;
    const bytes = Buffer.concat([old, Buffer.from(appended, 'latin1')]);
    expect((await inspect(bytes)).findings.map(({ kind }) => kind)).toContain('old-revision');
    const { bytes: copy } = await redact(bytes, undefined);
    expect(Buffer.from(copy).toString('latin1').match(/%%EOF/gu)).toHaveLength(1);
  });

  it('asks a person to look at a page without text', async () => {
    const { document } = await newPdf();
    const { findings } = await inspect(await document.save());
    expect(findings).toMatchObject([expect.anything(), { kind: 'scanned-page', place: 'page 1', action: 'look' }]);
  });
});

describe('redacting words in a PDF', () => {
  it('truly removes them and leaves the neighbours on the line and the lines above and below', async () => {
    const { document, page } = await newPdf();
    page.drawText('Line above stays whole', { x: 20, y: 316 });
    page.drawText('Name SECRETNAME phone 13800138000 end', { x: 20, y: 300 });
    page.drawText('Line below stays whole', { x: 20, y: 284 });
    page.drawText('turned SECRETNAME here', { x: 300, y: 50, rotate: degrees(90) });
    const bytes = await document.save();
    const { text, places } = await extractSpans(bytes);
    expect(places.map(({ place }) => place)).toEqual(['page 1']);
    const start = text.indexOf('SECRETNAME');
    const { bytes: copy, removed } = await redact(bytes, 'application/pdf', [
      { start, end: start + 10 },
      '13800138000',
    ]);
    expect(removed).toEqual(['SECRETNAME', '13800138000']);
    const after = (await extractSpans(copy)).text;
    for (const word of ['Line above stays whole', 'Name', 'phone', 'end', 'Line below stays whole', 'turned', 'here'])
      expect(after).toContain(word);
    expect(after).not.toContain('SECRET');
  });

  it.each([0, 90, 180, 270])('reads the lines of a page shown turned by %i° from top to bottom', async (angle) => {
    const { document, page } = await newPdf();
    const lines = ['first line', 'second 1380013', '8000 third', 'fourth and last'];
    for (const [index, line] of lines.entries()) page.drawText(line, { x: 20, y: 300 - index * 16 });
    page.setRotation(degrees(angle));
    const { text } = await extractSpans(await document.save());
    expect(text.trim().split(/\n+/u)).toEqual(lines);
  });

  it('takes no field name of the other reader for a removed word', async () => {
    const { document, page } = await newPdf();
    page.drawText('Hello NAME there', { x: 20, y: 300 });
    const { bytes: copy } = await redact(await document.save(), undefined, ['NAME']);
    expect((await extractSpans(copy)).text).toMatch(/Hello\s+there/u);
  });

  it('says what is wrong in both languages', async () => {
    await expect(inspect(Buffer.from('%PDF-1.7 broken'))).rejects.toMatchObject({ id: 'REDACTION_DAMAGED' });
    const { document } = await newPdf();
    const pages = { limits: { maxPages: 0 } };
    await expect(inspect(await document.save(), undefined, pages)).rejects.toMatchObject({ id: 'REDACTION_TOO_LARGE' });
  });
});
