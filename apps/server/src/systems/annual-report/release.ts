import type { ReleaseBlock, ReleaseSubject } from '../../engines/publication/index.ts';
import type { Reading } from '../../platform/db/index.ts';
import { findReleaseFault } from './reader.ts';

const texts = {
  PAGE: {
    zh: '本文件是年度报告，正文须与定稿完全一致；请在“年度报告”中修改并重新定稿，不在文件里直接改',
    en: 'this document is an annual report and has to say what was frozen; change it under “Annual report” and freeze it again',
  },
  FILES: {
    zh: '年度报告的附件须是定稿时生成的文件；请在“年度报告”中重新定稿',
    en: 'the files of an annual report are those made when it was frozen; freeze it again under “Annual report”',
  },
} as const;

/** What keeps a version that carries an annual report from being published: figures or files that are not the frozen ones. */
export async function reportBlocks(
  reading: Reading,
  { documentId, versionId }: ReleaseSubject,
): Promise<readonly ReleaseBlock[]> {
  const fault = await findReleaseFault(reading, documentId, versionId);
  return fault === null ? [] : [{ kind: 'ANNUAL_REPORT', reference: fault, text: texts[fault] }];
}
