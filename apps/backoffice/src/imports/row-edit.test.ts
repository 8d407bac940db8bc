import type { ImportProposal } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { rowEditOf, rowValues } from './row-edit.ts';

const proposed = <T>(value: T) => ({ value, confidence: 0.9, reasons: [] });
const proposal: ImportProposal = {
  title: '关于印发办法的通知', bodyHtml: '<p>甲</p>', bodyText: '甲', abstract: '', documentNumber: '东开管〔2010〕5号', writtenDate: '2010-03-05', publishedDate: null,
  effectiveDate: null, expiredDate: null, declaredValidity: 'IN_FORCE', issuingAgency: null, source: '', legacyIndexNumber: null, subjectWords: [], extraColumnKeys: [],
  genre: proposed('通知'), subjectCategory: proposed(null), columnKey: proposed('policies'), unitCode: proposed('DZB'), attribute: proposed('PROACTIVE'), article: '20(一)', ground: null,
  attachments: [], removed: [], warnings: [], repair: null,
}; // prettier-ignore
const before = rowValues(proposal);

describe('rowEditOf', () => {
  it('is empty when nothing was changed', () => {
    expect(rowEditOf(before, before)).toEqual({});
  });

  it('carries what was changed and nothing else', () => {
    expect(
      rowEditOf(before, {
        ...before,
        title: '新标题',
        publishedDate: '2010-03-09',
        genre: null,
        subjectWords: ['科技'],
      }),
    ).toEqual({
      title: '新标题',
      publishedDate: '2010-03-09',
      genre: null,
      subjectWords: ['科技'],
    });
  });

  it('takes the article of the ground when something is withheld, with its reason and evidence', () => {
    expect(
      rowEditOf(before, {
        ...before,
        attribute: 'WITHHELD',
        ground: 'INTERNAL_AFFAIRS',
        reason: ' 内部流程 ',
        evidence: { situation: '工作流程', harm: ' ' },
      }),
    ).toEqual({
      attribute: 'WITHHELD',
      article: '16.1',
      ground: 'INTERNAL_AFFAIRS',
      reason: '内部流程',
      evidence: { situation: '工作流程' },
    });
  });
});
