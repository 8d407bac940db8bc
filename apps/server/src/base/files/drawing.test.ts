import { describe, expect, it } from 'vitest';
import { foreignIn } from './drawing.ts';

const drawing = (inside: string, more = ''): string => `<svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`;

describe('a drawing', () => {
  it('is shapes and words', () => {
    const inside =
      '<title id="a">图</title><defs><clipPath id="c1"><path d="M0 0L1 1"/></clipPath></defs>' +
      '<g clip-path="url(#c1)"><rect x="0" y="0" width="1" height="1" fill="#ffffff"/><text x="1">&lt;script&gt;</text></g>';
    expect(foreignIn(drawing(inside, ' width="1" height="1" viewBox="0 0 1 1"'))).toBeUndefined();
  });

  it.each([
    ['a script', drawing('<script>alert(1)</script>')],
    ['a script of another file', drawing('<script href="https://evil.test/a.js"/>')],
    ['a page within', drawing('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['an event handler', drawing('', ' onload="alert(1)"')],
    ['an event handler on a shape', drawing('<rect onclick="alert(1)"/>')],
    ['an event handler in capitals', drawing('<rect onClick="alert(1)"/>')],
    ['an outside picture', drawing('<image href="https://evil.test/a.png"/>')],
    ['a link', drawing('<a href="https://evil.test"><text>a</text></a>')],
    ['an old link', drawing('<text xlink:href="https://evil.test">a</text>')],
    ['a copy from elsewhere', drawing('<use href="https://evil.test/a.svg#a"/>')],
    ['a fill from elsewhere', drawing('<rect fill="url(https://evil.test/a.svg#a)"/>')],
    ['a fill from beside it', drawing('<rect fill="url(a.svg#a)"/>')],
    ['a fill whose escape hides where it is from', drawing('<rect fill="u\\72l(a.svg#a)"/>')],
    ['a style', drawing('<style>@import url(https://evil.test/a.css);</style>')],
    ['a style in an attribute', drawing('<rect style="background:url(//evil.test/a)"/>')],
    ['a change in time', drawing('<set attributeName="href" to="https://evil.test"/>')],
    ['an entity', `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${drawing('<text>&a;</text>')}`],
    ['a style sheet', `<?xml-stylesheet href="https://evil.test/a.css"?>${drawing('')}`],
    ['raw text', drawing('<text><![CDATA[<script>]]></text>')],
    ['another language', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['another language under its name', '<svg xmlns="http://www.w3.org/1999/xhtml"><title/></svg>'],
    ['two drawings', drawing('') + drawing('')],
    ['nothing', ''],
  ])('has no %s', (_, svg) => {
    expect(foreignIn(svg)).not.toBeUndefined();
  });
});
