import { describe, expect, it } from 'vitest';
import { searchGuide, sectionOfScreen } from './guide.ts';
import { readGuidePage } from './markdown.ts';

const guide = [
  readGuidePage('handler', '# 起草人\n\n## 起草文件\n\n<!-- write: /write -->\n\n可以发布到多个栏目。\n'),
  readGuidePage('office', '# 公开办\n\n## 发布\n\n<!-- publish: /documents/$documentId -->\n\n审查通过后办理。\n'),
];

describe('the guide', () => {
  it('opens at the task that explains a screen', () => {
    expect(sectionOfScreen(guide, '/documents/$documentId')?.section.id).toBe('publish');
    expect(sectionOfScreen(guide, '/nowhere')).toBeUndefined();
  });

  it('finds the tasks in which every word stands, those named so first', () => {
    expect(searchGuide(guide, '发布').map(({ section }) => section.id)).toEqual(['publish', 'write']);
    expect(searchGuide(guide, '发布 栏目').map(({ section }) => section.id)).toEqual(['write']);
    expect(searchGuide(guide, '没有这样的词')).toEqual([]);
    expect(searchGuide(guide, '  ')).toEqual([]);
  });

  it('shows the words around what was found', () => {
    expect(searchGuide(guide, '栏目')[0]?.excerpt).toContain('多个栏目');
  });
});
