import type { IsoDate } from '@openzone/calendar';
import { listRoleHolders, listActiveUnits, type Person } from '../../base/identity/index.ts';
import { queueNotice } from '../../base/notices/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { AppError, conflict, forbidden, invalid, notFound } from '../../platform/errors.ts';
import type { Figures } from './compile.ts';
import { askedBy, askedItems, type AskedItem, type FormKey } from './forms/index.ts';
import { chooseForm } from './period.ts';
import { doubts, unfilled } from './plausible.ts';
import { mayFill, maySign, requireOffice } from './policy.ts';
import { findReturn, lockReturn, type ReturnRow } from './reader.ts';
import { changeReturn, insertReturn, insertReturnEvent, saveRound } from './writer.ts';

/** The figures the platform cannot know: asked of units, filled in, signed off by their heads, given back. */

export interface RoundInput {
  readonly year: number;
  /** The day by which units answer. */
  readonly dueOn: IsoDate;
  readonly note: string;
  readonly unitIds: readonly string[];
}

/** Sends the form of the year to these units; those asked before keep what they have answered. @returns how many were asked now */
export async function openRound(tx: Tx, person: Person, input: RoundInput): Promise<number> {
  requireOffice(person);
  chooseForm(input.year, undefined);
  const known = new Set((await listActiveUnits(tx)).map(({ id }) => id));
  const stranger = input.unitIds.find((id) => !known.has(id));
  if (stranger !== undefined || input.unitIds.length === 0)
    throw invalid(
      'RETURN_UNITS',
      'unitIds',
      '请从单位列表中选择要填报的单位。',
      'Choose the units to be asked from the list.',
    );
  await saveRound(tx, { year: input.year, dueOn: input.dueOn, note: input.note.trim(), by: person.id });
  let asked = 0;
  for (const unitId of new Set(input.unitIds)) {
    if (!(await insertReturn(tx, input.year, unitId))) continue;
    asked += 1;
    const { year } = input;
    await insertReturnEvent(tx, { year, unitId, kind: 'ASKED', figures: {}, comment: '', by: person.id });
    await tell(tx, unitId, year, 'asked', {
      subject: { zh: `请填报${year}年度报告数据`, en: `Figures for the annual report ${year}` },
      body: {
        zh: `请于 ${input.dueOn} 前在“年度报告”中填报本单位${year}年数据，由单位负责人签字确认。${input.note.trim()}`,
        en: `Fill in your unit’s figures of ${year} under “Annual report” by ${input.dueOn}, and have the head sign them off.`,
      },
    });
  }
  return asked;
}

type Told = Pick<Parameters<typeof queueNotice>[1], 'subject' | 'body'>;

/** To the handlers and the head of the unit, once for each key. */
export async function tell(tx: Tx, unitId: string, year: number, key: string, words: Told): Promise<void> {
  const people = [
    ...(await listRoleHolders(tx, 'HANDLER', unitId)),
    ...(await listRoleHolders(tx, 'UNIT_HEAD', unitId)),
  ];
  for (const accountId of new Set(people))
    await queueNotice(tx, {
      channel: 'IN_SITE',
      accountId,
      ...words,
      about: `report-return:${year}:${unitId}`,
      dedupeKey: `report-return:${year}:${unitId}:${key}:${accountId}`,
    });
}

export interface AtReturn {
  readonly year: number;
  readonly unitId: string;
  /** What the person saw. */
  readonly revision: number;
}

async function takeReturn(tx: Tx, { year, unitId, revision }: AtReturn): Promise<ReturnRow> {
  const found = await lockReturn(tx, year, unitId);
  if (found === undefined) throw notFound({ zh: `该单位${year}年的填报`, en: `This unit’s return of ${year}` });
  if (found.revision !== revision)
    throw conflict(
      'RETURN_CHANGED',
      '这份填报刚刚被其他人修改过，您的内容没有覆盖它。请查看最新内容后再保存。',
      'Somebody else has changed this return; yours did not overwrite it. Look at the newest one, then save again.',
      { current: found.revision },
    );
  return found;
}

const formOf = (year: number): FormKey => chooseForm(year, undefined).key;

/** Writes the figures and what is said of them. An answer that was signed has to be signed anew. */
export async function fillReturn(
  tx: Tx,
  person: Person,
  at: AtReturn,
  input: { readonly figures: Figures; readonly remarks: Readonly<Record<string, string>> },
): Promise<void> {
  if (!mayFill(person, at.unitId))
    throw forbidden(
      '只有该单位的经办人、负责人或政务公开工作机构可以填报。',
      'Only the unit’s people or the disclosure office fill this in.',
    );
  const found = await takeReturn(tx, at);
  if (found.state === 'signed')
    throw conflict(
      'RETURN_SIGNED',
      '这份填报已经签字确认，需要更正的请先由政务公开工作机构退回。',
      'This return has been signed off; to correct it, have the disclosure office give it back first.',
    );
  const figures = checkedFigures(formOf(at.year), input.figures);
  await changeReturn(tx, {
    year: at.year,
    unitId: at.unitId,
    state: 'filled',
    figures,
    remarks: trimmed(input.remarks),
    filledBy: person.id,
    signedBy: null,
  });
  await insertReturnEvent(tx, { ...at, kind: 'FILLED', figures, comment: '', by: person.id });
}

function trimmed(remarks: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(remarks)
      .map(([item, text]) => [item, text.trim()] as const)
      .filter(([item, text]) => item in askedItems && text !== ''),
  );
}

function checkedFigures(form: FormKey, figures: Figures): Figures {
  const items: readonly string[] = askedBy(form);
  const stranger = Object.keys(figures).find((item) => !items.includes(item));
  if (stranger !== undefined)
    throw invalid(
      'RETURN_ITEM',
      `figures.${stranger}`,
      `该年度的填报没有“${stranger.slice(0, 40)}”这一项，请刷新页面后重填。`,
      `The form of that year has no item “${stranger.slice(0, 40)}”; reload the page.`,
    );
  const [wrong] = doubts(form, figures, undefined).filter(({ level }) => level === 'error');
  if (wrong !== undefined)
    throw new AppError({ id: 'RETURN_FIGURE', status: 400, field: `figures.${wrong.item}`, text: wrong.text });
  return figures;
}

/** The head answers for the figures: every item filled in, whatever looks wrong explained, and not by who filled it in. */
export async function signReturn(tx: Tx, person: Person, at: AtReturn): Promise<void> {
  if (!maySign(person, at.unitId))
    throw forbidden('填报由该单位负责人签字确认。', 'The head of the unit signs the return off.');
  const found = await takeReturn(tx, at);
  if (found.state !== 'filled')
    throw conflict(
      'RETURN_NOT_FILLED',
      '这份填报还没有填好，或者已经签字。',
      'This return has not been filled in, or is signed already.',
    );
  if (found.filledBy === person.id)
    throw forbidden(
      '填报人不能自己签字确认，请由另一位负责人签字，或者由经办人填报。',
      'Who filled it in does not sign it off; have somebody else do one of the two.',
    );
  const form = formOf(at.year);
  const [missing] = unfilled(form, found.figures);
  if (missing !== undefined) throw incomplete(missing);
  const last = await findReturn(tx, at.year - 1, at.unitId);
  const open = doubts(form, found.figures, last?.figures).find(({ item }) => found.remarks[item] === undefined);
  if (open !== undefined)
    throw new AppError({ id: 'RETURN_UNEXPLAINED', status: 409, field: `remarks.${open.item}`, text: open.text });
  await changeReturn(tx, { ...found, state: 'signed', signedBy: person.id });
  await insertReturnEvent(tx, { ...at, kind: 'SIGNED', figures: found.figures, comment: '', by: person.id });
}

function incomplete(item: AskedItem): AppError {
  const { label } = askedItems[item];
  return new AppError({
    id: 'RETURN_INCOMPLETE',
    status: 409,
    field: `figures.${item}`,
    text: {
      zh: `“${label.zh}”还没有填写；没有的请填 0。`,
      en: `“${label.en}” has not been filled in; write 0 where there is none.`,
    },
  });
}

/** Back to the unit with what is wrong. */
export async function giveBackReturn(tx: Tx, person: Person, at: AtReturn, comment: string): Promise<void> {
  requireOffice(person);
  const found = await takeReturn(tx, at);
  const reason = comment.trim();
  if (reason.length < 2)
    throw invalid('REASON_MISSING', 'comment', '退回须写明需要更正的内容。', 'Say what has to be corrected.');
  await changeReturn(tx, { ...found, state: 'asked', signedBy: null });
  await insertReturnEvent(tx, { ...at, kind: 'GIVEN_BACK', figures: found.figures, comment: reason, by: person.id });
  await tell(tx, at.unitId, at.year, `back:${at.revision}`, {
    subject: { zh: `${at.year}年度报告数据被退回`, en: `The figures of ${at.year} were given back` },
    body: { zh: reason, en: reason },
  });
}
