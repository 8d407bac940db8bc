import { damageText, looksDamaged, repairText } from '@openzone/chinese-text/repair';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../base/files/extract/index.ts';
import { blocksToHtml, blocksToText, toBlocks } from './blocks.ts';
import { repairBlocks } from './repair-blocks.ts';
import type { Repair } from './types.ts';

const REPAIR = { looksDamaged, repairText };
const PIECES = [
  '关于进一步做好政务公开工作的通知',
  '发布机构：开发区管理委员会',
  '坚持以公开为常态、不公开为例外',
  '全面推进决策、执行、管理、服务、结果公开',
  '着力打造公开透明法治政府',
  '办公室主任负责组织协调',
];

/** Damages the text between tags and nothing else, splitting it over inline tags. */
function damagedHtml(pieces: readonly string[], seed: number, bold: number): string {
  return pieces
    .map((piece) => {
      const damaged = damageText(piece, { seed, share: 0.5 });
      const cut = damaged.length === 0 ? 0 : bold % damaged.length;
      return `<p>${damaged.slice(0, cut)}<strong>${damaged.slice(cut)}</strong></p>`;
    })
    .join('');
}

function applied({ original, changes }: Repair): string {
  let out = '';
  let at = 0;
  for (const change of changes) {
    expect(change.start).toBeGreaterThanOrEqual(at);
    out += original.slice(at, change.start) + change.to;
    at = change.end;
  }
  return out + original.slice(at);
}

describe('repairBlocks', () => {
  it('repairs HTML and text alike, across inline tags, and its changes explain the result', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 6 }),
        fc.nat({ max: 1000 }),
        fc.nat({ max: 50 }),
        (pieces, seed, bold) => {
          const result = repairBlocks(toBlocks(damagedHtml(pieces, seed, bold)), REPAIR);
          expect(result).toBeDefined();
          if (result === undefined) return;
          expect(blocksToText(result.blocks)).toBe(pieces.join('\n'));
          expect(htmlToText(blocksToHtml(result.blocks))).toBe(pieces.join('\n'));
          expect(applied(result.repair).replace(/\n$/u, '')).toBe(pieces.join('\n'));
          expect(result.blocks.every((b) => !b.html.includes('(') && b.html.includes('<strong>'))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('repairs table cells and keeps links', () => {
    const cells = PIECES.map(
      (p) =>
        `<tr><td>${damageText(p, { share: 0.5 })}</td><td><a href="a.docx">${damageText('附件说明', { share: 0.5 })}</a></td></tr>`,
    ).join('');
    const result = repairBlocks(toBlocks(`<table><tbody>${cells}</tbody></table>`), REPAIR);
    expect(result?.blocks[0]?.text).toBe(PIECES.map((p) => `${p}\t附件说明`).join('\n'));
    expect(result?.blocks[0]?.html.match(/<a href="a\.docx">附件说明<\/a>/gu)).toHaveLength(PIECES.length);
  });

  it('leaves sound text alone', () => {
    expect(repairBlocks(toBlocks(PIECES.map((p) => `<p>${p}</p>`).join('')), REPAIR)).toBeUndefined();
  });
});
