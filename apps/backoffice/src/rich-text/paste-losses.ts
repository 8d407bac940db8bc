import type { TextLoss } from '@openzone/contracts';
import type { PasteLoss } from './paste-gathered.ts';

const words: Readonly<Record<PasteLoss, (count: number) => { readonly zh: string; readonly en: string }>> = {
  COMMENTS: (n) => ({ zh: `${n} 条批注没有带入。`, en: `${n} comment(s) were left out.` }),
  DELETIONS: (n) => ({
    zh: `修订中删除的文字（${n} 处）没有带入。`,
    en: `Words deleted under tracked changes (${n}) were left out.`,
  }),
  INSERTIONS: (n) => ({
    zh: `修订中新增的文字（${n} 处）按接受处理，修订痕迹没有带入。`,
    en: `Words added under tracked changes (${n}) were taken as accepted; the marks were left out.`,
  }),
  HIDDEN: (n) => ({ zh: `${n} 处隐藏文字没有带入。`, en: `Hidden words at ${n} place(s) were left out.` }),
  EQUATIONS: (n) => ({
    zh: `${n} 个公式没有完整带入；请作为图片插入并写替代文字。`,
    en: `${n} equation(s) did not come through whole; insert them as pictures with a text.`,
  }),
  OBJECTS: (n) => ({
    zh: `${n} 个嵌入对象没有带入；请作为附件上传。`,
    en: `${n} embedded object(s) were left out; upload them as attachments.`,
  }),
  PICTURES: (n) => ({
    zh: `${n} 张图片没有带入；请用工具栏的“图片”插入，或者改用“上传 Word 文档”。`,
    en: `${n} picture(s) were left out; insert them with the picture tool, or upload the Word document instead.`,
  }),
};

/** What a paste lost, in words. */
export function lossesOfPaste(losses: ReadonlyMap<PasteLoss, number>, pictures: number): TextLoss[] {
  const all = new Map(losses);
  if (pictures > 0) all.set('PICTURES', (all.get('PICTURES') ?? 0) + pictures);
  return [...all].map(([id, count]) => ({ id, ...words[id](count) }));
}
