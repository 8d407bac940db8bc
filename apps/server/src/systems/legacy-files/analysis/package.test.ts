import { describe, expect, it } from 'vitest';
import { analyseLegacyPackage, unusedMembers } from './package.ts';
import { OPTIONS, read } from './testing.ts';

const BODY = '为贯彻落实上级部署，进一步提高工作水平，结合我区实际，现将有关事项通知如下，请认真贯彻执行。';

async function members(
  files: Readonly<Record<string, string>>,
): Promise<{ name: string; file: Awaited<ReturnType<typeof read>> }[]> {
  return Promise.all(Object.entries(files).map(async ([name, content]) => ({ name, file: await read(content, name) })));
}

const page = (links: string): string => `<html><body><h1>关于甲的通知</h1><p>${BODY}</p>${links}</body></html>`;

describe('an archive of saved pages', () => {
  it('files that a page links to become its attachments and no documents of their own', async () => {
    const all = await members({
      'tz/1.html': page(
        '<a href="../files/%E9%99%84%E4%BB%B6.txt">附件1</a><a href="http://www.example.gov.cn/x/b.csv?v=1">附件2</a><a href="2.html">下一篇文章</a>',
      ),
      'tz/2.html': page(''),
      'files/附件.txt': '附件的内容，有一句话。',
      'old/b.csv': '甲,乙\n1,2\n',
      'tz/单独.txt': `关于丙的公告\n${BODY}`,
      'tz/1_files/style.css': 'p { color: red }',
    });
    const proposals = analyseLegacyPackage(all, OPTIONS);
    expect(proposals.map((p) => [p.position.member, p.title.value, p.attachments])).toEqual([
      [
        'tz/1.html',
        '关于甲的通知',
        [
          { name: 'files/附件.txt', text: '附件1' },
          { name: 'old/b.csv', text: '附件2' },
        ],
      ],
      ['tz/2.html', '关于甲的通知', []],
      ['tz/单独.txt', '关于丙的公告', []],
    ]);
    expect(unusedMembers(all).map((u) => u.name)).toEqual(['tz/1_files/style.css']);
  });

  it('a name that several members share is nobody’s attachment', async () => {
    const all = await members({
      'a/1.html': page('<a href="http://x.cn/f.txt">附件</a>'),
      'b/f.txt': '甲',
      'c/f.txt': '乙',
    });
    expect(analyseLegacyPackage(all, OPTIONS)).toHaveLength(3);
  });
});
