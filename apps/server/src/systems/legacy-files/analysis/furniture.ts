import { isLine, sliceBlock, tableRows } from './blocks.ts';
import type { Block } from './blocks.ts';
import { onlyDate } from './dates.ts';
import { parseFactLine, parseFactTable } from './facts.ts';
import type { Fact, FactField } from './facts.ts';
import type { Dropped } from './types.ts';

/** A document without what the website had put around it, and the facts that stood there. */
export interface Furnished {
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly removed: readonly Dropped[];
}

const WHY_FACTS = { zh: '页面表头，已转为元数据', en: 'page header, turned into metadata' };
const WHY_CONTROLS = { zh: '网页功能文字（打印、关闭、分享等）', en: 'controls of the web page (print, close, share)' };
const WHY_PATH = { zh: '栏目路径', en: 'breadcrumb' };
const WHY_LEAD = { zh: '媒体电头，已转为来源', en: 'news dateline, turned into the source' };
const WHY_FOOT = { zh: '网页页脚', en: 'page footer' };
const WHY_LOST = { zh: '空行损坏后留下的问号', en: 'question mark left by a damaged blank line' };

const HEAD_BLOCKS = 15;
const FOOT_BLOCKS = 12;

const CONTROL_WORDS =
  '我要发表评论|发表评论|推荐朋友|推荐给朋友|打印本稿|打印本页|打印此页|打印文章|打印|关闭窗口|关闭本页|关闭|返回顶部|返回首页|返回上一页|返回列表|返回|收藏本页|加入收藏|收藏|分享到|分享|复制链接|我要纠错|纠错|字体|字号|大|中|小|默认|超大|加大|标准|微信|微博|新浪微博|腾讯微博|QQ空间|朋友圈|更多|繁體|简体|繁体|English|无障碍|语音播报|朗读|下载|保存|扫一扫在手机打开当前页|扫一扫|手机扫描二维码|手机看|视力保护色|设为首页';
const CONTROLS = new RegExp(
  String.raw`^(?:[\s\[\]【】()（）|｜·:：,，、>»/]*(?:${CONTROL_WORDS})[\s\[\]【】()（）|｜·:：,，、>»/]*)+$`,
  'u',
);
const PATH = /^(?:您?(?:现在|当前)?的?所?在?位置|首页)\s*(?:[:：]|[>»＞/])/u;
const FOOT =
  /^(?:上一[篇条页]|下一[篇条页]|相关(?:链接|文章|新闻|阅读|附件下载)|版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|技术支持|网站标识码|[^\s]{0,4}ICP备|[^\s]{0,3}公网安备|Copyright|©|本文(?:共|链接)|文章(?:转载|地址)|扫一扫|【?(?:我要|发表)评论|网站地图|联系我们)/iu;
const AUTHOR_FIELDS = new Set(['author', 'views', 'display', 'source']);
/** 【某某网】, 【某某网讯】 or "本报讯" before the first sentence. */
const DATELINE = /^【\s*([^】\s]{1,12}?(?:网|报|电|社|台|日报|晚报|在线|网讯|报讯|讯))\s*】\s*/u;

/** Removes header and footer of the page; every removed line is listed with the reason. */
export function removeFurniture(blocks: readonly Block[]): Furnished {
  const facts: Fact[] = [];
  const removed: Dropped[] = [];
  const kept = blocks.filter((block) => {
    const lost = /^[?？\s]+$/u.test(block.text) && block.text !== '';
    if (lost) removed.push({ text: block.text, why: WHY_LOST });
    return !lost;
  });
  const body = stripHead(kept, facts, removed);
  return { blocks: stripFoot(stripDateline(body, facts, removed), facts, removed), facts, removed };
}

/** Labels that ordinary text uses too ("名称：某某公司"); they are header only beside one that is not ambiguous. */
const AMBIGUOUS: ReadonlySet<FactField> = new Set([
  'title',
  'abstract',
  'subjectCategory',
  'genre',
  'validity',
  'attribute',
  'author',
  'subjectWords',
]);

/** Header lines stand before the text begins: the search ends when one long paragraph or two sentences have gone by. */
function stripHead(blocks: readonly Block[], facts: Fact[], removed: Dropped[]): Block[] {
  const out: Block[] = [];
  const head = blocks.slice(0, HEAD_BLOCKS).map(headFurniture);
  const sure = head.some((found) => found?.facts.some((f) => !AMBIGUOUS.has(f.field)) === true);
  let passed = 0;
  for (const [i, block] of blocks.entries()) {
    const searching = i < HEAD_BLOCKS && passed < 2;
    const found = searching ? head[i] : undefined;
    if (found === undefined || (!sure && found.facts.length > 0)) {
      out.push(block);
      passed += block.text.length > 150 ? 2 : block.text.length > 30 && /[。；]/u.test(block.text) ? 1 : 0;
      continue;
    }
    facts.push(...found.facts);
    removed.push({ text: block.text, why: found.why });
  }
  return out;
}

function headFurniture(block: Block): { readonly facts: readonly Fact[]; readonly why: Dropped['why'] } | undefined {
  if (block.tag === 'table') {
    const facts = parseFactTable(tableRows(block));
    return facts === undefined ? undefined : { facts, why: WHY_FACTS };
  }
  if (!isLine(block)) return undefined;
  const lines = block.text.split('\n');
  if (lines.every((line) => CONTROLS.test(line))) return { facts: [], why: WHY_CONTROLS };
  if (PATH.test(block.text) && block.text.length < 150) return { facts: [], why: WHY_PATH };
  const parsed = lines.map((line) => parseFactLine(line) ?? (CONTROLS.test(line) ? [] : undefined));
  if (parsed.every((p) => p !== undefined)) return { facts: parsed.flat(), why: WHY_FACTS };
  const day = onlyDate(block.text);
  // A date with a time of day is the publication stamp; one without belongs to the document.
  if (day?.time !== undefined)
    return { facts: [{ field: 'publishedDate', label: '', value: block.text }], why: WHY_FACTS };
  return undefined;
}

function stripDateline(blocks: readonly Block[], facts: Fact[], removed: Dropped[]): readonly Block[] {
  const at = blocks.findIndex((b) => isLine(b) && b.text.length > 30);
  const block = blocks[at];
  const match = at >= 0 && at < 6 && block !== undefined ? DATELINE.exec(block.text) : null;
  if (match === null || block === undefined) return blocks;
  facts.push({ field: 'source', label: match[0].trim(), value: (match[1] ?? '').replace(/讯$/u, '') });
  removed.push({ text: match[0].trim(), why: WHY_LEAD });
  return blocks.with(at, sliceBlock(block, match[0].length, block.text.length));
}

function stripFoot(blocks: readonly Block[], facts: Fact[], removed: Dropped[]): readonly Block[] {
  let end = blocks.length;
  const found: Dropped[] = [];
  while (end > 1 && blocks.length - end < FOOT_BLOCKS) {
    const block = blocks[end - 1];
    const why = block === undefined || !isLine(block) ? undefined : footReason(block.text, facts);
    if (why === undefined || block === undefined) break;
    found.push({ text: block.text, why });
    end -= 1;
  }
  removed.push(...found.toReversed());
  return blocks.slice(0, end);
}

function footReason(text: string, facts: Fact[]): Dropped['why'] | undefined {
  if (text.length > 200) return undefined;
  if (CONTROLS.test(text)) return WHY_CONTROLS;
  if (FOOT.test(text)) return WHY_FOOT;
  const inBrackets = text.replace(/^[（(【[\s]+|[）)】\]\s]+$/gu, '');
  const parsed = parseFactLine(inBrackets);
  if (parsed === undefined || !parsed.every((f) => AUTHOR_FIELDS.has(f.field))) return undefined;
  facts.push(...parsed);
  return WHY_FOOT;
}
