import { cleanImage, imageFormat } from '../image/index.ts';
import type { Report } from '../report.ts';
import type { OfficePackage } from './package.ts';
import { extension } from './package.ts';
import { removeReferrers } from './referrers.ts';

/** Formats that draw, and may hold words no program here reads. */
const DRAWINGS = new Set(['emf', 'wmf', 'emz', 'wmz', 'bmp', 'tif', 'tiff', 'pict', 'pct', 'eps', 'wdp', 'jxr']);

/** Cleans every picture in the file; an SVG goes (the PNG beside it stays), since it can hold anything. */
export function cleanPictures(pkg: OfficePackage, parts: readonly string[], report: Report): string[] {
  const gone = new Set<string>();
  for (const name of parts) {
    const type = pkg.contentType(name);
    if (!type.startsWith('image/') && !DRAWINGS.has(extension(name)) && !isMedia(name)) continue;
    const bytes = pkg.bytes(name);
    if (imageFormat(bytes) === undefined) {
      if (/svg/u.test(type) || extension(name) === 'svg') {
        if (report.hidden('alternate-content', name)) gone.add(name);
      } else report.look('picture', name);
      continue;
    }
    if (report.keeps('picture-metadata')) continue;
    const clean = cleanImage(bytes, (_kind, text) => void report.hidden('picture-metadata', name, text));
    pkg.setBytes(name, clean);
  }
  if (gone.size > 0) cutAway(pkg, parts, gone);
  return parts.filter((name) => !gone.has(name));
}

function isMedia(name: string): boolean {
  return /\/media\/[^/]+$/u.test(name);
}

function cutAway(pkg: OfficePackage, parts: readonly string[], gone: ReadonlySet<string>): void {
  for (const source of parts) {
    const list = pkg.relationships(source);
    const cut = list.filter(({ target, external }) => !external && gone.has(target));
    if (cut.length === 0) continue;
    list.splice(0, list.length, ...list.filter((relationship) => !cut.includes(relationship)));
    removeReferrers(pkg.xml(source), cut);
  }
}
