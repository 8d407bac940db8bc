import fc from 'fast-check';
import * as cheerio from 'cheerio';
import { describe, expect, it } from 'vitest';
import { xmlText } from './xml.ts';

describe('XML text', () => {
  it('keeps rare characters and drops what XML cannot carry', () => {
    expect(xmlText('龘䶮𠅤\u0000\u0008\ud800<&>"')).toBe('龘䶮𠅤\ufffd&lt;&amp;&gt;&quot;');
  });

  it('reads back as what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const $ = cheerio.load(`<a>${xmlText(text)}</a>`, { xml: true });
        expect($('a').text()).toBe(
          text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''),
        );
      }),
    );
  });
});
