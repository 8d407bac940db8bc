import { describe, expect, it } from 'vitest';
import { plainOf, readGuidePage, readInline } from './markdown.ts';

const page = `# 起草人

写和送审。

## 起草

<!-- write: /write /documents/$documentId -->

![撰写](../images/write-desktop.webp)

1. 写**标题**。
2. 看[审查](unit-head.md#review)。

- 一
- 二

### 小节

\`\`\`sh
npm start
\`\`\`

## 登录

<!-- sign-in: -->

完。
`;

describe('the Markdown of the guide', () => {
  it('is read into tasks, with the screens each explains', () => {
    const read = readGuidePage('handler', page);
    expect(read.title).toBe('起草人');
    expect(read.intro.map(plainOf)).toEqual(['写和送审。']);
    expect(read.sections.map(({ id, screens }) => ({ id, screens }))).toEqual([
      { id: 'write', screens: ['/write', '/documents/$documentId'] },
      { id: 'sign-in', screens: [] },
    ]);
    expect(read.sections[0]?.blocks).toEqual([
      { kind: 'picture', alt: '撰写', name: 'write-desktop' },
      {
        kind: 'list',
        ordered: true,
        items: [
          [
            { kind: 'text', text: '写' },
            { kind: 'strong', text: '标题' },
            { kind: 'text', text: '。' },
          ],
          [
            { kind: 'text', text: '看' },
            { kind: 'link', text: '审查', to: 'unit-head.md#review' },
            { kind: 'text', text: '。' },
          ],
        ],
      },
      { kind: 'list', ordered: false, items: [[{ kind: 'text', text: '一' }], [{ kind: 'text', text: '二' }]] },
      { kind: 'heading', text: '小节' },
      { kind: 'commands', text: 'npm start' },
    ]);
  });

  it('reads code in a line, and keeps a single asterisk as it is', () => {
    expect(readInline('按 `J`，2 * 3')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'code', text: 'J' },
      { kind: 'text', text: '，2 * 3' },
    ]);
  });

  it.each(['| a | b |', '> words', '<b>words</b>', '![x](elsewhere.png)', '  indented', '#### deep'])(
    'refuses what it would show raw: %s',
    (line) => {
      expect(() => readGuidePage('handler', `# t\n\n${line}\n`)).toThrow('does not know');
    },
  );

  it('refuses a task without its name, and a page without a title', () => {
    expect(() => readGuidePage('handler', '# t\n\n## 起草\n\nwords\n')).toThrow('is not followed by');
    expect(() => readGuidePage('handler', 'words\n')).toThrow('no title');
    expect(() => readGuidePage('handler', '# t\n\n```sh\nnpm start\n')).toThrow('never closed');
  });
});
