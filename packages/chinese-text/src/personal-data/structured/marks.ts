import type { Work } from '../draft.ts';
import type { FindingKind } from '../kinds.ts';
import { reason } from '../reasons.ts';

/** Around a mark this much text is looked at. */
const REACH = 40;

interface MarkRule {
  readonly kind: FindingKind;
  /** The mark, at the place where it begins; the group is what is marked. */
  readonly pattern: RegExp;
  readonly confidence: number;
}

const ALONE_BEFORE = /(?:^|[\n(（[【〔<《「“"|\t\u3000])[ \t\u3000]*$/u;
const ALONE_AFTER = /^[ \t\u3000]*(?:$|[\n)）\]】〕>》」”"|\t\u3000])/u;

/**
 * Marks of state secrets (Law on Guarding State Secrets, art. 22; GB/T 9704: level, ★, term) and of papers for inside use.
 * The patterns are anchored and bounded.
 */
const STARRED =
  /^(?:绝密|机密|秘密)[】\]）)]? ?[★☆✩⭐*＊] ?(?:\d{1,2} ?(?:年|个月)|长期|启用前|解密|[一二三四五六七八九十]{1,3}年)?/u;
const LEVEL = /^(?:绝密|机密|秘密)/u;
const LEVEL_BEFORE = /(?:密级|密级标识|密 级|秘密等级)[:：为\s]*$/u;

const WORK_MARKS: readonly MarkRule[] = [
  {
    kind: 'work-secret-mark',
    pattern: /^内部(?:资料|文件|材料|使用|参考|参阅|传阅|刊物|讨论稿?|掌握|发行|阅读|资讯|明电|情况通报)/u,
    confidence: 0.85,
  },
  { kind: 'work-secret-mark', pattern: /^内部(?:事项|信息|情况|通知|报告|掌握情况)/u, confidence: 0.4 },
  { kind: 'work-secret-mark', pattern: /^工作秘密/u, confidence: 0.4 },
  {
    kind: 'work-secret-mark',
    pattern: /^不(?:得|宜|予|准|可|许)(?:对外)?(?:公开|外传|外泄|扩散|传播|转载|复印|泄露|上网)/u,
    confidence: 0.3,
  },
  {
    kind: 'work-secret-mark',
    pattern: /^此件(?:不公开|不予公开|依申请公开|内部掌握|不宜公开|仅供|不对外)/u,
    confidence: 0.95,
  },
  { kind: 'work-secret-mark', pattern: /^内部/u, confidence: 0.2 },
];

/** Marks at a character that may begin one. */
export function findMark(work: Work, at: number): void {
  const { text } = work.scan;
  // 密级 and the level stand in 绝密, 机密, 秘密: the trigger is their second character.
  const here = text.slice(at, at + REACH);
  if (here.startsWith('密')) putSecret(work, at - 1);
  else putWorkMark(work, at, here);
}

function putSecret(work: Work, start: number): void {
  const { text } = work.scan;
  const here = text.slice(Math.max(0, start), start + REACH);
  const before = text.slice(Math.max(0, start - REACH), Math.max(0, start));
  const starred = STARRED.exec(here)?.[0];
  const level = LEVEL.exec(here)?.[0];
  if (level === undefined) return;
  const put = (length: number, confidence: number): void => {
    const mark = here.slice(0, length).trimEnd();
    const why = [reason('mark', { mark })];
    work.put({ kind: 'secret-mark', start, end: start + mark.length, confidence, why, subject: 'unknown' });
  };
  if (starred !== undefined) put(starred.length, 0.99);
  else if (LEVEL_BEFORE.test(before)) put(level.length, 0.97);
  else if (ALONE_BEFORE.test(before) && ALONE_AFTER.test(here.slice(level.length))) put(level.length, 0.8);
}

function putWorkMark(work: Work, start: number, here: string): void {
  const { text } = work.scan;
  for (const { kind, pattern, confidence } of WORK_MARKS) {
    const mark = pattern.exec(here)?.[0];
    if (mark === undefined) continue;
    const before = text.slice(Math.max(0, start - REACH), start);
    const alone = ALONE_BEFORE.test(before);
    const end = /^[ \t\u3000]*[，,;；、！!]?/u.exec(here.slice(mark.length))?.[0].length ?? 0;
    const closed = ALONE_AFTER.test(here.slice(mark.length)) || (end > 0 && alone);
    // By itself on a line or in brackets it is a mark; within a sentence it is a word about marks.
    const asMark =
      (alone && closed) || isAboutThis(before, here.slice(mark.length))
        ? 0.9
        : /仅供$|仅限$|请勿$|严禁$|：$|:$/u.test(before)
          ? Math.max(confidence, 0.6)
          : confidence;
    const why = [reason('mark', { mark })];
    work.put({ kind, start, end: start + mark.length, confidence: asMark, why, subject: 'unknown' });
    return;
  }
}

/** 本文件不得公开。: the paper speaks of itself; 依法不得公开的政府信息 is a sentence about others. */
function isAboutThis(before: string, behind: string): boolean {
  return (
    /(?:^|[\n。；;，,（(])[ \t\u3000]*(?:本|此|该)(?:文|件|文件|材料|资料|通知|报告|纪要|方案|信息|表|名单|内容|文稿|件内容)(?:仅供|仅限|属于?|为|系|内容|[，,])?$/u.test(
      before,
    ) && /^[ \t\u3000]*(?:$|[\n。；;，,！!）)])/u.test(behind)
  );
}
