import { describe, expect, it } from 'vitest';
import { htmlToText, sanitizeBody } from './index.ts';

const body =
  '<p class="addressee">各局：</p><p>依据条例<sup class="footnote-ref"><a id="fnref1" href="#fn1">1</a></sup>办理。</p>' +
  '<table><caption>表1 收入</caption><tbody><tr><th scope="col">甲</th></tr></tbody></table>' +
  '<section class="footnotes"><ol><li id="fn1">国务院令第711号 <a href="#fnref1" class="footnote-back">↑</a></li></ol></section>';

describe('a body with footnotes and captions', () => {
  it('is kept as it is', () => expect(sanitizeBody(body)).toEqual({ html: body, warnings: [] }));

  it('has each note told apart from the words it is about', () =>
    expect(htmlToText(body)).toBe('各局：\n依据条例〔1〕办理。\n表1 收入\n甲\n〔1〕国务院令第711号'));

  it('may name nothing of the page but its footnotes', () => {
    for (const id of ['doc-title', 'fn', 'fn01', 'fnref1x', 's1'])
      expect(sanitizeBody(`<ul><li id="${id}">x</li></ul><p><a id="${id}" href="#x">y</a></p>`).html).not.toContain(
        'id=',
      );
  });
});
