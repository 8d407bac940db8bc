import { damageText } from '@openzone/chinese-text/repair';
import { escapeHtml } from './blocks.ts';
import type { DemoDocument } from './types.ts';
import { zoneOf } from './zone.ts';

/** The same document is always damaged in the same way. */
function seedOf(key: string): number {
  return [...key].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 7);
}

/**
 * The document as a page of an old website that an automatic conversion has damaged: navigation, the table of metadata
 * such pages open with, and all running text turned into Traditional characters with readings in brackets. Tags,
 * digits and Latin letters are sound.
 */
export function damagedPage(document: DemoDocument): string {
  const seed = seedOf(document.key);
  const damage = (text: string): string => damageText(text, { seed });
  const shown = (text: string): string => escapeHtml(damage(text));
  const cell = (name: string, value: string): string => `<td>${shown(name)}: ${shown(value)}</td>`;
  const body = document.bodyHtml.replace(/>([^<]+)</gu, (_, text: string) => `>${damage(text)}<`);
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${shown(document.title)}</title></head>
<body>
<div class="nav">${['首页', '政务公开', '办事服务', '互动交流'].map((name) => `<a href="/">${shown(name)}</a>`).join(' | ')}</div>
<div class="article">
<table class="head">
<tr>${cell('索引号', '')}${cell('文号', document.documentNumber ?? '无')}</tr>
<tr>${cell('主题分类', document.subjectCategory)}${cell('发文单位', document.issuingAgency)}</tr>
<tr>${cell('名称', document.title)}${cell('发布日期', chineseDate(document.publishedDate ?? document.writtenDate))}</tr>
<tr>${cell('有效性', '')}${cell('发文日期', chineseDate(document.writtenDate))}</tr>
</table>
<h1>${shown(document.title)}</h1>
<div class="content">
${body}
</div>
</div>
<div class="footer">${shown('打印本页　关闭窗口')}</div>
</body></html>`;
}

/**
 * Several documents pasted into one page one after the other (第一篇：…), the way collections of model texts do; the page has
 * one title, one date and no word on where a document ends. `documents` must not be empty.
 */
export function multiDocumentPage(documents: readonly DemoDocument[]): string {
  const [first] = documents;
  if (first === undefined) throw new RangeError('a page of several documents needs at least one');
  const title = `${zoneOf(first.zone).shortName}政务公开文件汇编（共${documents.length}篇）`;
  const parts = documents.map(
    (document, i) =>
      `<p><strong>第${chineseNumeral(i + 1)}篇：${escapeHtml(document.title)}</strong></p>\n<p>${escapeHtml(document.title)}</p>\n${flattened(document.bodyHtml)}`,
  );
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/fw">公文汇编</a></div>
<div class="article"><h1>${escapeHtml(title)}</h1>
<div class="content">
${parts.join('\n')}
</div></div></body></html>`;
}

/** Headings become plain paragraphs: such pages have lost them. */
function flattened(html: string): string {
  return html.replace(/<h\d>/gu, '<p>').replace(/<\/h\d>/gu, '</p>');
}

function chineseDate(date: string): string {
  return `${date.slice(0, 4)}年${date.slice(5, 7)}月${date.slice(8)}日`;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99. */
function chineseNumeral(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}`;
}
