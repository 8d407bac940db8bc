import { expect, it } from 'vitest';
import { mapBody, replaceInBody } from './body-text.ts';

function masked(html: string, ...words: readonly string[]): string {
  const mapped = mapBody(html);
  const spans = words.map((word) => {
    const start = mapped.text.indexOf(word);
    expect(start, word).toBeGreaterThanOrEqual(0);
    return { start, end: start + word.length, replacement: '某<某>' };
  });
  return replaceInBody(html, mapped, spans);
}

it('keeps rows and cells apart, and a cell in one line', () => {
  const html =
    '<p>公示</p><table><tbody><tr><th>姓名</th><th>住址</th></tr>\n<tr><td><p>张三</p></td><td>甲<br>乙</td></tr></tbody></table>';
  expect(mapBody(html).text).toBe('公示\n姓名\t住址\n张三 \t甲 乙\n');
});

it('masks across tags and entities and leaves the structure as it was', () => {
  expect(masked('<p>联系人：张<b>建</b>国，A&amp;B</p>', '张建国')).toBe('<p>联系人：某&lt;某&gt;<b></b>，A&amp;B</p>');
  expect(masked('<p>138&nbsp;0013&nbsp;8000</p>', '138\u00a00013\u00a08000')).toBe('<p>某&lt;某&gt;</p>');
  expect(masked('<p>𠮷祥&#24352;三</p>', '张三')).toBe('<p>𠮷祥某&lt;某&gt;</p>');
});

it('reads what links hold', () => {
  expect(masked('<p><a href="mailto:zhang@163.com">邮箱</a></p>', 'zhang@163.com')).toBe(
    '<p><a href="mailto:某&lt;某&gt;">邮箱</a></p>',
  );
});
