import { describe, expect, it } from 'vitest';
import { fileProblem } from './file-check.ts';
import { importMessages as m } from './messages.ts';

describe('fileProblem', () => {
  it('lets through what the importer reads, by any spelling, and names without extension', () => {
    for (const name of [
      'a.html',
      'A.HTM',
      '通知.docx',
      'b.doc',
      'c.pdf',
      'd.xlsx',
      'e.csv',
      'f.txt',
      'g.zip',
      'h.PNG',
      'index',
      '2008.1.通知.htm',
    ])
      expect(fileProblem({ name, size: 5 })).toBeNull();
  });

  it('names the remedy for the others', () => {
    expect(fileProblem({ name: 'a.html', size: 0 })).toBe(m.fileEmpty);
    expect(fileProblem({ name: '台账.XLS', size: 5 })).toBe(m.fileOldExcel);
    expect(fileProblem({ name: 'a.rar', size: 5 })).toBe(m.fileArchive);
    expect(fileProblem({ name: 'Thumbs.db', size: 5 })).toBe(m.fileProgram);
    expect(fileProblem({ name: 'a.ofd', size: 5 })).toBe(m.fileOldSlides);
  });
});
