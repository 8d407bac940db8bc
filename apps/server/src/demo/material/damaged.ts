import { damageText } from '@openzone/chinese-text/repair';
import type { DemoDocument } from './types.ts';

/** The document as a page of an old website that an automatic conversion has damaged, with the table of metadata such pages have. */
export function damagedPage(document: DemoDocument): string {
  const seed = [...document.key].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 1);
  const damage = (text: string): string => damageText(text, { seed });
  const body = document.bodyHtml.replace(/>([^<]+)</gu, (_, text: string) => `>${damage(text)}<`);
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${damage(document.title)}</title></head>
<body><div class="nav">${damage('首页 政务公开 办事服务')}</div>
<div class="article"><table class="head"><tr><td>${damage('索引号')}:</td><td>${damage('文号')}: ${document.documentNumber ?? damage('无')}</td></tr>
<tr><td>${damage('名称')}: ${damage(document.title)}</td><td>${damage('发布日期')}: ${document.publishedDate ?? document.writtenDate}</td></tr></table>
<h1>${damage(document.title)}</h1>
<div class="content">${body}</div></div></body></html>`;
}
