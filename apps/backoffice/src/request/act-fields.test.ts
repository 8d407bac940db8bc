import { requestActData, requestActLabels, type RequestAct } from '@openzone/contracts';
import { describe, expect, it } from 'vitest';
import { actData, actFields, actProblems, emptyAct, fieldsOf, isFormAct, type FormAct } from './act-fields.ts';
import { actGroups, actNotes, doableActs, leadingAct, wordActs } from './act-words.ts';

interface Schema {
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
}

const acts = Object.keys(actFields).filter(isFormAct);
const schemasOf = (act: FormAct) => requestActData[act].properties as Readonly<Record<string, Schema>>;

describe('the forms of the acts', () => {
  it('are there for every act but those that are not done by a form', () => {
    const without = (Object.keys(requestActLabels) as RequestAct[]).filter((act) => !isFormAct(act));
    expect(without.toSorted()).toEqual([
      'ANSWER_DRAFTED',
      'CALENDAR_RECOMPUTED',
      'NOTICE_FAILED',
      'NOTICE_RESENT',
      'PUBLICATION_DRAFTED',
      'RATED',
      'SPLIT_FROM',
      'SUBMITTED',
    ]);
  });

  it.each(acts)('%s: asks for what the contract asks for, no more and no less', (act) => {
    const schemas = schemasOf(act);
    expect(
      fieldsOf(act)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(Object.keys(schemas).toSorted());
    for (const [name, field] of fieldsOf(act)) {
      const schema = schemas[name] ?? {};
      const texts = ['words', 'line', 'newParty', 'record', 'party', 'consulted', 'asked'];
      if (texts.includes(field.control)) {
        expect(schema.maxLength, `${act}.${name}`).toBe(field.most);
        // What is asked only with certain answers is judged by them; the schema alone takes it empty.
        if (field.only === undefined)
          expect(field.optional === true, `${act}.${name}`).toBe((schema.minLength ?? 0) === 0);
      }
      if (field.control === 'number' || field.control === 'workdays') {
        expect([schema.minimum, schema.maximum]).toEqual([field.least, field.most]);
      }
      if (field.control === 'day') expect(schema.pattern).toContain('\\d{4}');
      if (field.control === 'yes') expect(schema.type).toBe('boolean');
      if (field.control === 'person') expect(schema.anyOf).toHaveLength(2);
    }
  });

  it('each stand in one place of the page, with their explanation', () => {
    const placed = [...actGroups.flatMap(({ acts: group }) => group), ...wordActs];
    expect(placed.toSorted()).toEqual(acts.toSorted());
    expect(Object.keys(actNotes).toSorted()).toEqual(acts.toSorted());
  });
});

describe('actData', () => {
  it('trims texts and fills what was left out', () => {
    expect(actData('CORRECTION_RECEIVED', { text: '  补充了年份 ' })).toEqual({ text: '补充了年份', lateReason: '' });
    expect(actData('AGENCY_CONSULT_SENT', { party: '某局', matter: '意见' })).toEqual({
      party: '某局',
      matter: '意见',
      jointProducer: false,
      address: '',
    });
    expect(actData('ASSIGNED', { unitId: 'u' })).toEqual({ unitId: 'u', handlerId: null, note: '' });
  });
});

describe('actProblems', () => {
  it('finds what is missing, too long or out of range', () => {
    expect(actProblems('CORRECTION_NOTICE_SENT', emptyAct('CORRECTION_NOTICE_SENT'))).toEqual({
      matters: 'missing',
      guidance: 'missing',
      dueOn: 'missing',
    });
    expect(actProblems('MERGED_INTO', { number: '1'.repeat(41), reason: ' ' })).toEqual({
      number: 'long',
      reason: 'missing',
    });
    expect(actProblems('EXTENSION_APPROVED', { workdays: 61, reason: '材料多' })).toEqual({ workdays: 'range' });
    expect(actProblems('FEE_NOTICE_RECEIVED', { basis: 'ITEMS', count: 1, before: 0 })).toEqual({});
    expect(actProblems('ARCHIVED', emptyAct('ARCHIVED'))).toEqual({});
    expect(actProblems('SPLIT', emptyAct('SPLIT'))).toEqual({ parts: 'missing', reason: 'missing' });
    const parts = [
      { description: '立项批复', unitId: null },
      { description: ' 报告 ', unitId: null },
    ];
    expect(actProblems('SPLIT', { parts, reason: '分别保存' })).toEqual({ parts: 'missing' });
    expect(actProblems('SPLIT', { parts: [parts[0], parts[0]], reason: '分别保存' })).toEqual({});
    expect(actData('SPLIT', { parts, reason: '分别保存' })).toMatchObject({
      parts: [parts[0], { description: '报告' }],
    });
  });

  it('asks for the proof that the way of service leaves, and sends no other', () => {
    const served = { party: '甲公司', manner: 'POST', signedBy: '前台', carrier: '中国邮政', evidence: '' };
    expect(actProblems('THIRD_PARTY_CONSULT_SERVED', served)).toEqual({ trackingNumber: 'missing' });
    expect(actProblems('THIRD_PARTY_CONSULT_SERVED', { ...served, manner: 'DIRECT' })).toEqual({});
    expect(actData('THIRD_PARTY_CONSULT_SERVED', served)).toMatchObject({ signedBy: '', carrier: '中国邮政' });
    expect(actProblems('DECISION_POSTED', emptyAct('DECISION_POSTED'))).toEqual({
      carrier: 'missing',
      trackingNumber: 'missing',
    });
  });

  it('takes what is handed over only whole', () => {
    const item = { title: ' 办法 ', indexNumber: 'SY-2026-00031', date: '2026-01-08', copies: 2 };
    expect(actProblems('HANDED_OVER', { to: '档案馆', items: [] })).toEqual({ items: 'missing' });
    expect(actProblems('HANDED_OVER', { to: '档案馆', items: [item, { ...item, date: null }] })).toEqual({
      items: 'missing',
    });
    expect(actProblems('HANDED_OVER', { to: '档案馆', items: [item] })).toEqual({});
    expect(actData('HANDED_OVER', { to: '档案馆', items: [item] })).toEqual({
      to: '档案馆',
      items: [{ ...item, title: '办法' }],
    });
  });
});

describe('doableActs', () => {
  const permitted = ['ANSWER_SUBMITTED', 'THIRD_PARTY_CONSULT_SENT', 'THIRD_PARTY_CONSULT_SERVED', 'THIRD_PARTY_OPINION_RECEIVED', 'AGENCY_CONSULT_EXPIRED'] satisfies RequestAct[]; // prettier-ignore
  const asked = { kind: 'THIRD_PARTY', party: '甲公司', address: '', onRecord: '', confirmedOn: null, toldOn: null, matter: '', jointProducer: false, sentOn: '2026-11-02', servedOn: null, due: null, endedOn: null, opinion: null, reason: '' } as const; // prettier-ignore

  it('leaves out what there is nobody or nothing for', () => {
    expect(doableActs({ acts: permitted, consultations: [], draft: null, documents: [] })).toEqual([
      'THIRD_PARTY_CONSULT_SENT',
    ]);
    expect(doableActs({ acts: permitted, consultations: [asked], draft: null, documents: [] })).toEqual(
      permitted.slice(1, 4),
    );
    const served = { ...asked, servedOn: '2026-11-03' };
    expect(doableActs({ acts: permitted, consultations: [served], draft: null, documents: [] })).not.toContain(
      'THIRD_PARTY_CONSULT_SERVED',
    );
    expect(
      doableActs({
        acts: permitted,
        consultations: [{ ...served, endedOn: '2026-11-09' }],
        draft: null,
        documents: [],
      }),
    ).toEqual(['THIRD_PARTY_CONSULT_SENT']);
  });

  it('lets an answer that was waited for stand out', () => {
    expect(leadingAct(permitted)).toBe('THIRD_PARTY_OPINION_RECEIVED');
    expect(leadingAct(['EXTENSION_APPROVED'])).toBeUndefined();
  });
});
