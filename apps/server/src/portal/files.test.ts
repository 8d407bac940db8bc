import { describe, expect, it } from 'vitest';
import { contentDisposition, readRange } from './files.ts';
import { csvCell } from '../platform/csv.ts';
import { fileType } from './html/file-kinds.ts';

describe('ranges (RFC 9110 §14)', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'invalid'],
    ['bytes=9-0', 'invalid'],
    ['bytes=-', undefined],
    ['bytes=0-1,5-6', undefined],
    ['items=0-1', undefined],
    [undefined, undefined],
  ])('%s of a hundred', (header, range) => expect(readRange(header, 100)).toEqual(range));
});

describe('names of files', () => {
  it('are ASCII for old browsers and exact for the others (RFC 5987)', () => {
    expect(contentDisposition('attachment', "申请表(1)'*.docx")).toBe(
      'attachment; filename="attachment.docx"; filename*=UTF-8\'\'%E7%94%B3%E8%AF%B7%E8%A1%A8%281%29%27%2A.docx',
    );
  });

  it('cannot break the header', () => expect(contentDisposition('inline', 'a"\r\nx: y.pdf')).not.toMatch(/[\r\n]/));
});

describe('types of files', () => {
  it('are shown only when nothing in them can run', () => {
    for (const name of ['a.html', 'a.svg', 'a.xhtml', 'a.js', 'a', 'a.constructor', 'a.pdf.exe']) {
      expect(fileType(name)).toMatchObject({ inline: false, mediaType: 'application/octet-stream' });
    }
    expect(fileType('附件.PDF')).toMatchObject({ inline: true, mediaType: 'application/pdf' });
  });
});

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['两\n行', '"两\n行"'],
  ])('%j → %j', (value, cell) => expect(csvCell(value)).toBe(cell));
});
