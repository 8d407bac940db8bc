import type { Me } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { adopted, draftOf, emptyDraft, inputOf, isDraftValues, isSameDraft } from './values.ts';

const me: Me = {
  id: 'm', signInName: 'zhang', displayName: '张', unit: { id: 'u', name: '党政办公室', shortName: '党政办' }, roles: [],
  site: { key: 'dongyu', name: '东屿开发区', nameEn: 'Dongyu', demonstration: true },
  mayReadTrail: false,
}; // prettier-ignore

describe('a draft', () => {
  const empty = emptyDraft(me, undefined);

  it('is not sent while it has no column or no date of writing', () => {
    expect(inputOf(empty)).toBeNull();
    expect(inputOf({ ...empty, columnId: 'c' })).toBeNull();
    expect(inputOf({ ...empty, columnId: 'c', writtenDate: '2024-03-05' })).not.toBeNull();
  });

  it('is sent trimmed, with blanks as nothing and attachments by content', () => {
    const input = inputOf({
      ...empty,
      columnId: 'c',
      writtenDate: '2024-03-05',
      title: ' 通知 ',
      documentNumber: ' ',
      attachments: [{ name: '附件.pdf', sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf' }],
    });
    expect(input).toMatchObject({
      title: '通知',
      documentNumber: null,
      attachments: [{ name: '附件.pdf', sha256: 'a'.repeat(64) }],
    });
    expect(Object.keys(input?.attachments[0] ?? {})).toEqual(['name', 'sha256']);
  });

  it('is known again after being kept as text, and not taken for something else', () => {
    expect(isDraftValues(JSON.parse(JSON.stringify(empty)))).toBe(true);
    expect(isDraftValues({ title: '', bodyHtml: '' })).toBe(false);
    expect(isDraftValues(null)).toBe(false);
  });

  it('differs when one field differs, and only then', () => {
    const { title, ...others } = empty;
    expect(isSameDraft(empty, { ...others, title })).toBe(true);
    expect(isSameDraft(empty, { ...empty, title: '甲' })).toBe(false);
    expect(isSameDraft(empty, { ...empty, subjectWords: ['甲'] })).toBe(false);
  });

  it('of a published document asks anew what was changed', () => {
    const version = {
      ...empty,
      writtenDate: '2024-03-05',
      changeNote: '修正金额',
      number: 2,
      bodyText: '',
      contentSha256: '',
      attachments: [],
      legacyPublishedOn: null,
      legacyIndexNumber: null,
      createdBy: '张',
      createdAt: '',
    };
    const document = { unitId: 'u', columnId: 'c', extraColumnIds: [], version };
    expect(draftOf({ ...document, stage: 'published' }).changeNote).toBe('');
    expect(draftOf({ ...document, stage: 'draft' }).changeNote).toBe('修正金额');
  });

  it('takes over what the server tidied, but not over what was typed meanwhile', () => {
    const sent = { ...empty, title: ' 通知 ', documentNumber: '东开管[2026]5号', abstract: '' };
    const server = {
      ...sent,
      title: '通知',
      documentNumber: '东开管〔2026〕5号',
      abstract: '正文开头',
      bodyHtml: '<p>净</p>',
    };
    const { base, now } = adopted(sent, { ...sent, title: ' 通知（二） ' }, server);
    expect(now).toMatchObject({
      title: ' 通知（二） ',
      documentNumber: '东开管〔2026〕5号',
      abstract: '正文开头',
      bodyHtml: '',
    });
    expect(base).toMatchObject({
      title: '通知',
      documentNumber: '东开管〔2026〕5号',
      abstract: '正文开头',
      bodyHtml: '',
    });
    expect(isSameDraft(now, base)).toBe(false);
    const quiet = adopted(sent, sent, server);
    expect(isSameDraft(quiet.now, quiet.base)).toBe(true);
  });
});
