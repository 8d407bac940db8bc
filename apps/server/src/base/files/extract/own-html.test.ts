import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isElement, parseFragment, serialize } from './dom.ts';
import { htmlToText, nodesToText } from './html-text.ts';
import { readOwnHtml, splitTopLevel } from './own-html.ts';
import { toTextBlocks } from './promote-headings.ts';

const text = fc.oneof(
  fc.constantFrom('正文', '　　', '  ', '\n', '\t', '&amp;', '&lt;', '&quot;', '&nbsp;', '&', '>', 'a', '\u00a0'),
  fc.string({ maxLength: 3 }).map((one) => one.replaceAll('<', '')),
);
const names = 'p h2 h3 strong em u a ul ol li blockquote table caption tbody tr td th br hr img div span script title';
const tag = fc.constantFrom(...names.split(' '));
const attribute = fc.constantFrom('', '', '', ' colspan="2"', ' href="a?b&amp;c"', ' class=x', ' hidden');
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small' },
    text,
    fc
      .tuple(tag, attribute, fc.array(tie('html'), { maxLength: 4 }), fc.nat(12))
      .map(([name, attributes, inner, close]) => {
        if (['br', 'hr', 'img'].includes(name)) return `<${name}${attributes}>`;
        return `<${name}${attributes}>${inner.join('')}${close === 0 ? '' : `</${name}>`}`;
      }),
  ),
}));
const page = fc.array(html, { maxLength: 6 }).map((parts) => parts.join('\n'));
/** As this module writes it. */
const own = page.map((one) => serialize(parseFragment(one)));

describe('HTML read without parsing', () => {
  it('has the text that the parsed tree has', () => {
    fc.assert(
      fc.property(own, (one) => {
        expect(htmlToText(one)).toBe(nodesToText(parseFragment(one)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('has the blocks that the parsed tree has', () => {
    fc.assert(
      fc.property(own, (one) => {
        const nodes = parseFragment(one);
        expect(
          splitTopLevel(one)
            .map((piece) => piece.html)
            .join(''),
        ).toBe(serialize(nodes));
        const elements = nodes.filter((node) => isElement(node));
        expect(splitTopLevel(one).flatMap((piece) => piece.tag ?? [])).toEqual(elements.map((node) => node.name));
        const blocks = toTextBlocks(one).filter((block) => one.includes(block.html));
        for (const { html: part, text: words } of blocks) expect(words).toBe(nodesToText(parseFragment(part)));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a reference of another kind', '<p>&nbsp;</p>'],
    ['an attribute without quotes', '<p class=x>a</p>'],
    ['an element that is not closed', '<p>a'],
    ['one that is closed by another', '<p><b>a</p></b>'],
    ['a script', '<script>a</script>'],
    ['a comment', '<p>a</p><!-- b -->'],
  ])('leaves %s to the parser', (_, foreign) => {
    const ignore = (): void => undefined;
    expect(readOwnHtml(foreign, { text: ignore, open: ignore, close: ignore })).toBe(false);
  });
});
