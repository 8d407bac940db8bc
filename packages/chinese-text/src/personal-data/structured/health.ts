import type { Work } from '../draft.ts';
import { reason } from '../reasons.ts';

const ILLNESS =
  '[\\p{Script=Han}、（）()A-Za-z0-9]{0,16}(?:癌|瘤|病|症|炎|综合征|硬化|中风|骨折|瘫痪|障碍|感染|艾滋|结核|衰竭|畸形|偏瘫|截肢|失明|失聪)(?:[\\p{Script=Han}]{0,3}期)?';
/** At 患 or 诊: what somebody suffers from. Bounded, so that nothing is tried at length. */
const SUFFERS = new RegExp(`^(?:患(?!儿|者|童|病)有?|诊断(?:为|结果为|结果[:：]|[:：])|诊为)(${ILLNESS})`, 'u');
/** Around 残: 肢体残疾二级, 肢体二级残疾, 二级残疾. */
const DISABLED =
  /(?:(?:视力|听力|言语|肢体|智力|精神|多重)残?疾?)?(?:[一二三四1-4]级残疾|残疾(?:等级)?(?:为|[:：])?[一二三四1-4]级)/u;
const REACH = 30;

/** States of health, to be counted only where a person is named: policies speak of illnesses as well. */
export function findHealth(work: Work, at: number): void {
  const { text } = work.scan;
  if (text.charAt(at) === '残') {
    const from = Math.max(0, at - 6);
    const found = DISABLED.exec(text.slice(from, at + 10));
    if (found === null) return;
    putHealth(work, from + found.index, from + found.index + found[0].length);
    return;
  }
  const found = SUFFERS.exec(text.slice(at, at + REACH));
  if (found?.[1] === undefined) return;
  const end = at + found[0].length;
  putHealth(work, end - found[1].length, end);
}

/** Cells of columns that are about health. */
export function findHealthCells(work: Work): void {
  for (const { start, end, label } of work.labels.cells) {
    if (label.class !== 'illness' || end - start < 2 || end - start > 24) continue;
    if (/^(?:无|否|健康|良好|一般|正常|\/|-|—)+$/u.test(work.scan.text.slice(start, end))) continue;
    work.put({
      kind: 'health',
      start,
      end,
      confidence: 0.75,
      why: [reason('column', { label: label.word })],
      subject: 'person',
      needsPerson: true,
    });
  }
}

function putHealth(work: Work, start: number, end: number): void {
  const why = [reason('health', { word: work.scan.text.slice(start, end) })];
  work.put({ kind: 'health', start, end, confidence: 0.65, why, subject: 'person', needsPerson: true });
}
