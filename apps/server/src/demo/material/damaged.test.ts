import { looksDamaged, repairText } from '@openzone/chinese-text/repair';
import { describe, expect, it } from 'vitest';
import { textOf } from './blocks.ts';
import { damagedPage, multiDocumentPage } from './damaged.ts';
import { documents } from './documents/index.ts';
import { generateDocuments } from './generate.ts';

const old = documents.filter((one) => one.sourceFormat === 'damaged-html');

describe('damagedPage', () => {
  it('is damaged the way the old pages are, and always the same way', () => {
    const [one] = old;
    expect(one).toBeDefined();
    if (one === undefined) return;
    const page = damagedPage(one);
    expect(looksDamaged(page).damaged).toBe(true);
    expect(page).toMatch(/索引[號号]/u);
    expect(page).toMatch(/\p{Script=Han}\([a-zà-ǜ]+\)/u);
    expect(damagedPage(one)).toBe(page);
    expect(page).toContain('2023年');
  });

  it('can be repaired to the text it was made from', () => {
    for (const one of [...old, ...generateDocuments(4, 300).filter((each) => each.sourceFormat === 'damaged-html')]) {
      const body = /<div class="content">\n([\s\S]*)\n<\/div>\n<\/div>/u.exec(damagedPage(one))?.[1] ?? '';
      expect(textOf(repairText(body, { force: true }).text)).toBe(textOf(one.bodyHtml));
    }
  });

  it('keeps markup sound where a title has characters of its own in HTML', () => {
    const [one] = old;
    if (one === undefined) throw new Error('no old document');
    expect(damagedPage({ ...one, title: '甲<乙>&丙' })).toContain('甲&lt;乙&gt;&amp;丙');
  });
});

describe('multiDocumentPage', () => {
  it('puts documents one after the other without saying where one ends', () => {
    const three = documents.slice(0, 3);
    const page = multiDocumentPage(three);
    for (const [i, one] of three.entries()) expect(page).toContain(`第${'一二三'.charAt(i)}篇：${one.title}`);
    expect(page.match(/<h\d/gu)).toHaveLength(1);
    expect(page).toContain('共3篇');
  });

  it('counts past ten and twenty', () => {
    const page = multiDocumentPage(generateDocuments(9, 21));
    for (const name of ['第十篇', '第十一篇', '第二十篇', '第二十一篇']) expect(page).toContain(name);
  });

  it('refuses an empty list', () => {
    expect(() => multiDocumentPage([])).toThrow(RangeError);
  });
});
