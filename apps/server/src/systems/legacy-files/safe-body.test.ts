import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sanitizeBody } from '../../platform/html/index.ts';
import { safeBody } from './safe-body.ts';

const text = fc.oneof(
  fc.constantFrom(
    '正文',
    ' ',
    '&amp;',
    '&lt;p&gt;',
    '&nbsp;',
    '&',
    'a "b"',
    '　',
    ' onclick=1',
    'javascript:x',
    '\n',
    "'",
  ),
  fc.string({ maxLength: 4 }),
);
const tags =
  'p h1 h2 h3 strong em u s sub sup ul ol li blockquote table caption tbody tr td th br hr a div span script img style b';
const tag = fc.constantFrom(...tags.split(' '));
const attributes = fc.constantFrom(
  '',
  '',
  '',
  ' class="signature"',
  ' class="x"',
  ' start="3"',
  ' colspan="2"',
  ' colspan="2" rowspan="3"',
  ' rowspan="2" colspan="2"',
  ' onclick="x()"',
  ' style="text-align:right"',
  ' href="javascript:x"',
);
const { html } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small' },
    text,
    fc
      .tuple(tag, attributes, fc.array(tie('html'), { maxLength: 3 }), fc.boolean())
      .map(([name, attribute, inner, isClosed]) => {
        if (name === 'br' || name === 'hr') return `<${name}>`;
        return `<${name}${attribute}>${inner.join('')}${isClosed ? `</${name}>` : ''}`;
      }),
  ),
}));
/** What the importer writes, so that the short way is taken as well. */
const written = fc
  .array(
    fc.oneof(
      text.map((one) => `<p>${one.replace(/[<>&]/gu, '')}</p>`),
      text.map((one) => `<h2>${one.replace(/[<>&]/gu, '')}</h2>`),
      fc.constantFrom(
        '<p class="signature">某办</p>',
        '<table>\n<caption>表</caption>\n<tbody>\n<tr><td colspan="2">甲<br>乙</td><th>丙</th></tr>\n</tbody>\n</table>',
        '<ol start="3">\n<li>甲</li>\n<li><p>乙</p><p>丙</p></li>\n</ol>',
        '<blockquote><p>引</p>\n<p>文</p></blockquote>',
      ),
    ),
  )
  .map((parts) => parts.join('\n'));

it('gives what the sanitiser gives, byte for byte and warning for warning', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(html, { maxLength: 4 }).map((parts) => parts.join('')),
        written,
      ),
      (body) => {
        expect(safeBody(body)).toEqual(sanitizeBody(body));
      },
    ),
    { numRuns: 3_000 },
  );
});
