import { addWorkdays, isWorkday, addDays } from '@openzone/calendar';
import type { DemoDocument } from './types.ts';
export function generateDocuments(seed: number, count: number): DemoDocument[] {
  const units: [string, string][] = [['jfj', '东屿经济技术开发区经济发展局'], ['czj', '东屿经济技术开发区财政局'], ['jsj', '东屿经济技术开发区建设管理局'], ['yjj', '东屿经济技术开发区应急管理局'], ['scj', '东屿经济技术开发区市场监督管理局']];
  const cols = ['notices', 'news-units', 'field-safety', 'field-projects', 'field-budget'];
  const out: DemoDocument[] = [];
  let day = '2026-11-10';
  for (let i = 0; i < count; i++) {
    const [unit, agency] = units[(i + seed) % units.length]!;
    if (i % Math.max(1, Math.floor(count / 900)) === 0) { do { day = addDays(day, -1); } while (!isWorkday(day)); if (day < '2021-02-01') day = '2026-11-09'; }
    const title = `关于2026年第${i + 1}批企业安全生产检查情况的通报`;
    out.push({ key: `g-${i + 1}`, zone: 'dongyu', unit, column: cols[i % cols.length]!, extraColumns: [], title, genre: '通报', subjectCategory: '市场监管、安全生产监管', subjectSubcategory: '安全生产监管', writtenDate: day, publishedDate: addWorkdays(day, 2), abstract: `通报第${i + 1}批检查情况。`, subjectWords: ['安全生产'], issuingAgency: agency, attribute: { kind: 'PROACTIVE', article: '20(十三)', reason: '监督检查情况' }, bodyHtml: `<p>现将第${i + 1}批企业安全生产检查情况通报如下。</p><p>共检查企业${i % 40 + 3}家，发现隐患${i % 70 + 5}处，已整改${i % 60 + 4}处。</p>`, attachments: [], links: [], sourceFormat: 'html', stage: 'published' });
  }
  return out;
}
