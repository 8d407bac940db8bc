import { describe, expect, it } from 'vitest';
import { commentOf } from './history-tab.tsx';

describe('commentOf', () => {
  it.each([
    ['schedule', '2024-03-05T01:00:00.000Z', '2024年3月5日 09:00'],
    ['channel', 'WECHAT published', '微信 · 已发布'],
    ['link', 'INTERPRETS 关于印发 某办法 的通知', '解读《关于印发 某办法 的通知》'],
    ['link', 'REPEALS /d/k3d9x7q2a0', '废止 /d/k3d9x7q2a0'],
    ['unlink', 'REPEALS', '废止'],
    [
      'erase',
      'PERSONAL_INFORMATION 2 当事人 申请',
      '第 2 版 · 个人信息应当删除（个人信息保护法第四十七条） · 当事人 申请',
    ],
    ['erase-drop', 'STATE_SECRET 1', '第 1 版 · 涉及国家秘密（保守国家秘密法）'],
    ['return', 'WECHAT 栏目写错了', 'WECHAT 栏目写错了'],
    ['schedule', '不是时间', '不是时间'],
  ])('%s %s', (kind, comment, words) => {
    expect(commentOf({ kind, comment }, 'zh')).toBe(words);
  });
});
