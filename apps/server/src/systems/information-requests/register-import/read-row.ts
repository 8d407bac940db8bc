import { regimeLimits, regimeOf, type IsoDate } from '@openzone/calendar';
import { outcomeRules, type ApplicantKind, type RegisterRemark, type RequestForm } from '@openzone/contracts';
import type { Unit } from '../../../base/identity/index.ts';
import type { Text } from '../../../platform/errors.ts';
import { faultsOf } from '../form.ts';
import { readChannel, readDate, readExtension, readKind, readOutcome } from './cells.ts';
import { columnRules, type RegisterColumn } from './columns.ts';
import { fitsRegime, type PastRequest } from './history.ts';
import type { RegisterRow } from './sheet.ts';

/** A row that can be taken over. */
export interface ReadRow {
  readonly row: number;
  readonly number: string;
  readonly kind: ApplicantKind;
  readonly form: RequestForm;
  readonly past: PastRequest;
}

export interface RowContext {
  readonly today: IsoDate;
  readonly units: readonly Unit[];
  readonly defaultUnit: string | null;
  readonly mayImport: (unitId: string | null) => boolean;
  readonly headings: Readonly<Partial<Record<RegisterColumn, string>>>;
}

/** What the row says, or everything that is wrong with it. Applicants are not quoted in what is wrong. */
export function readRow(row: RegisterRow, context: RowContext): { row?: ReadRow; faults: RegisterRemark[] } {
  const { cells } = row;
  const faults: RegisterRemark[] = [];
  const fault = (column: RegisterColumn, zh: string, en: string): undefined => {
    faults.push(remark(row.row, context.headings[column] ?? columnRules[column].name.zh, { zh, en }));
    return undefined;
  };
  const needed = (column: RegisterColumn): string => {
    const { zh, en } = columnRules[column].name;
    if (cells[column] === '') fault(column, `请填写“${zh}”。`, `Fill in “${en}”.`);
    return cells[column];
  };
  const known = <T>(column: RegisterColumn, read: (text: string) => T | undefined): T | undefined => {
    const text = needed(column);
    if (text === '') return undefined;
    return read(text) ?? unknownWord(fault, column, text);
  };

  const number = needed('number').replaceAll(/\s+/g, ' ');
  if (number.length > 40) fault('number', '登记号最多40个字。', 'A number has at most 40 characters.');
  const receivedOn = readDay('receivedOn', needed('receivedOn'), context, fault);
  const channel = known('channel', readChannel);
  const kind = known('applicantKind', readKind);
  const answer = readAnswer(cells, receivedOn, context, fault);
  const extension = readExtended(cells.extended, receivedOn, fault);
  const unitId = readUnit(cells.unit, context, fault);
  needed('applicant');
  needed('description');
  if (cells.note.length > 1000) fault('note', '备注最多1000个字。', 'A note has at most 1,000 characters.');
  const online = channel === 'INTERNET';
  const form: RequestForm = {
    applicantKind: kind ?? 'NATURAL_PERSON',
    identity: { name: cells.applicant, phone: cells.phone },
    content: {
      description: cells.description,
      deliveryMethod: online ? 'ONLINE' : 'IN_PERSON',
      medium: online ? 'ELECTRONIC' : 'PAPER',
    },
  };
  for (const { field, text } of faultsOf(form, 'taken')) {
    const column = formColumns[field ?? ''];
    if (column !== undefined && cells[column] !== '') fault(column, text.zh, text.en);
  }
  const isWhole = receivedOn !== undefined && channel !== undefined && kind !== undefined && faults.length === 0;
  if (!isWhole || answer === undefined || extension === undefined || unitId === undefined) return { faults };
  const past = { channel, receivedOn, unitId, extension, answer: answer.given, note: cells.note };
  return { row: { row: row.row, number, kind, form, past }, faults };
}

const formColumns: Readonly<Record<string, RegisterColumn>> = {
  'identity.name': 'applicant',
  'identity.phone': 'phone',
  'content.description': 'description',
};

type Fault = (column: RegisterColumn, zh: string, en: string) => undefined;

export function remark(row: number, column: string, text: Text): RegisterRemark {
  return { row, column, text };
}

function unknownWord(fault: Fault, column: RegisterColumn, text: string): undefined {
  const shown = text.slice(0, 40);
  const { help } = columnRules[column];
  return fault(column, `不认识“${shown}”。填写说明：${help.zh}`, `“${shown}” is not known. What fits: ${help.en}`);
}

function readDay(column: RegisterColumn, text: string, { today }: RowContext, fault: Fault): IsoDate | undefined {
  if (text === '') return undefined;
  const day = readDate(text);
  if (day === undefined) {
    return fault(
      column,
      `“${text.slice(0, 40)}”不是日期，请写成 2024-03-01、2024.3.1 或 2024年3月1日。`,
      `“${text.slice(0, 40)}” is not a date that exists; write 2024-03-01, 2024.3.1 or 2024年3月1日.`,
    );
  }
  if (day > today) return fault(column, `${day} 还没有到，请核对年份。`, `${day} has not come yet; check the year.`);
  return day;
}

/** `given: null` while it is open; undefined where something is wrong. */
function readAnswer(
  cells: RegisterRow['cells'],
  receivedOn: IsoDate | undefined,
  context: RowContext,
  fault: Fault,
): { given: PastRequest['answer'] } | undefined {
  const on = readDay('answeredOn', cells.answeredOn, context, fault);
  if (cells.outcome === '') {
    if (cells.answeredOn === '' && cells.documentNumber === '') return { given: null };
    return fault(
      'outcome',
      '有答复日期或者答复文号的，请填写办理结果；还在办理的，请把答复日期和文号留空。',
      'There is an answer, so fill in the outcome; for what is still open leave day and number of the answer empty.',
    );
  }
  const outcome = readOutcome(cells.outcome) ?? unknownWord(fault, 'outcome', cells.outcome);
  if (cells.answeredOn === '')
    fault('answeredOn', '有办理结果的，请填写答复日期。', 'There is an outcome, so fill in the day of the answer.');
  if (on !== undefined && receivedOn !== undefined && on < receivedOn) {
    return fault(
      'answeredOn',
      `答复日期 ${on} 早于收到申请日期 ${receivedOn}，请核对。`,
      `The answer of ${on} lies before the receipt on ${receivedOn}; check both.`,
    );
  }
  if (outcome !== undefined && receivedOn !== undefined && !fitsRegime(outcome, receivedOn)) {
    const { label } = outcomeRules[outcome];
    const isOld = regimeOf(receivedOn) === '2007';
    return fault(
      'outcome',
      `“${label.zh}”不是${isOld ? '2019年5月15日以前' : '2019年5月15日起'}收到的申请的办理结果，请按当时的统计口径填写。`,
      `“${label.en}” is no outcome for requests received ${isOld ? 'before' : 'since'} 15 May 2019; use that form's words.`,
    );
  }
  if (cells.documentNumber.length > 100)
    return fault('documentNumber', '答复文号最多100个字。', 'The number of the answer has at most 100 characters.');
  if (outcome === undefined || on === undefined) return undefined;
  return { given: { outcome, on, number: cells.documentNumber } };
}

function readExtended(text: string, receivedOn: IsoDate | undefined, fault: Fault): number | undefined {
  const regime = regimeOf(receivedOn ?? '9999-12-31');
  const longest = regimeLimits[regime].maxExtension;
  const workdays = readExtension(text, longest);
  if (workdays === undefined) return unknownWord(fault, 'extended', text);
  if (workdays <= longest) return workdays;
  return fault('extended', `延长不得超过 ${longest} 个工作日。`, `An extension is at most ${longest} working days.`);
}

function readUnit(text: string, context: RowContext, fault: Fault): string | null | undefined {
  const { units, defaultUnit, mayImport } = context;
  const found =
    text === '' ? defaultUnit : units.find((unit) => [unit.name, unit.shortName, unit.code].includes(text))?.id;
  if (found === undefined) {
    const some = units.slice(0, 8).map(({ name }) => name);
    return fault(
      'unit',
      `没有名为“${text.slice(0, 40)}”的机构，请填写本平台的机构名称、简称或代码，例如：${some.join('、')}。`,
      `There is no unit “${text.slice(0, 40)}”; use the name, short name or code of one here, for example ${some.join(', ')}.`,
    );
  }
  if (mayImport(found)) return found;
  return fault(
    'unit',
    '这一件不属于您的单位。登记簿由政务公开工作机构导入，经办人只能导入本单位的申请。',
    'This is not your unit’s. A register is imported by the disclosure office; handlers import for their own unit only.',
  );
}
