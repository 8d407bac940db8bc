import type { Text } from '../../../platform/errors.ts';
import { parseXml } from './dom.ts';
import { readPart } from './office-xml.ts';
import type { ZipReader } from './zip.ts';

/** Something of a Word document that is not in the text, or not as it was. `id` is stable, the texts may change. */
export interface WordLoss extends Text {
  readonly id: string;
}

interface Rule {
  readonly id: string;
  readonly selector: string;
  readonly text: (count: number) => Text;
}

const rules: readonly Rule[] = [
  {
    id: 'COMMENTS',
    selector: 'w\\:commentReference',
    text: (n) => ({ zh: `${n} 条批注没有带入。`, en: `${n} comment(s) were left out.` }),
  },
  {
    id: 'INSERTIONS',
    selector: 'w\\:ins > w\\:r, w\\:moveTo > w\\:r',
    text: (n) => ({
      zh: `修订中新增的文字（${n} 处）按接受处理，修订痕迹没有带入。`,
      en: `Words added under tracked changes (${n}) were taken as accepted; the marks were left out.`,
    }),
  },
  {
    id: 'DELETIONS',
    selector: 'w\\:del > w\\:r, w\\:moveFrom > w\\:r',
    text: (n) => ({
      zh: `修订中删除的文字（${n} 处）没有带入。`,
      en: `Words deleted under tracked changes (${n}) were left out.`,
    }),
  },
  {
    id: 'EQUATIONS',
    selector: 'm\\:oMath',
    text: (n) => ({
      zh: `${n} 个公式没有带入；请作为图片插入并写替代文字。`,
      en: `${n} equation(s) were left out; insert them as pictures with a text.`,
    }),
  },
  {
    id: 'CHARTS',
    selector: 'c\\:chart, dgm\\:relIds',
    text: (n) => ({
      zh: `${n} 个图表或流程图没有带入；请另存为图片再插入。`,
      en: `${n} chart(s) or diagram(s) were left out; save them as pictures and insert these.`,
    }),
  },
  {
    id: 'OBJECTS',
    selector: 'o\\:OLEObject',
    text: (n) => ({
      zh: `${n} 个嵌入对象（如 Excel 表）没有带入；请作为附件上传。`,
      en: `${n} embedded object(s) were left out; upload them as attachments.`,
    }),
  },
  {
    id: 'TEXT_BOXES',
    selector: 'wps\\:txbx w\\:txbxContent, v\\:textbox w\\:txbxContent',
    text: () => ({
      zh: '文本框里的文字放进了正文，请核对它的位置。',
      en: 'Words of text boxes were put into the text; check where they stand.',
    }),
  },
  {
    id: 'COLOURS',
    selector: 'w\\:r > w\\:rPr > w\\:highlight, w\\:r > w\\:rPr > w\\:shd[w\\:fill]',
    text: (n) => ({
      zh: `${n} 处文字底色没有带入；如果底色表示意思，请改用文字说明。`,
      en: `Shading of words (${n}) was left out; where it meant something, say it in words.`,
    }),
  },
];

/** What the reader of the text does not take over, counted in the document itself. */
export async function lossesOf(zip: ZipReader, document: string): Promise<WordLoss[]> {
  const $ = parseXml(document);
  const found = rules.flatMap(({ id, selector, text }) => {
    const count = $(selector).filter((_, node) => $(node).parents('mc\\:Fallback').length === 0).length;
    return count === 0 ? [] : [{ id, ...text(count) }];
  });
  return [...found, ...(await headersOf(zip))];
}

async function headersOf(zip: ZipReader): Promise<WordLoss[]> {
  for (const { name } of zip.members) {
    if (!/^word\/(?:header|footer)\d*\.xml$/u.test(name)) continue;
    const words = parseXml((await readPart(zip, name)) ?? '')('w\\:t')
      .text()
      .replace(/[\s\d\-—－第页共/]/gu, '');
    if (words === '') continue;
    return [{ id: 'HEADERS', zh: '页眉页脚没有带入。', en: 'Headers and footers were left out.' }];
  }
  return [];
}
