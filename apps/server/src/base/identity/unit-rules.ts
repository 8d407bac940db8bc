import { AppError } from '../../platform/errors.ts';

interface Rule {
  readonly id: string;
  readonly status: number;
  readonly field?: string;
  readonly zh: string;
  readonly en: string;
}

/** What the database refuses of a unit's changes (migration 0027), with the field at fault and the remedy. */
const rules: readonly Rule[] = [
  {
    id: 'UNIT_NAME_TAKEN',
    status: 400,
    field: 'name',
    zh: '这个名称在这些日子里是另一个机构的名称，请换一个名称或日期。',
    en: 'That is the name of another unit in these days; choose another name or day.',
  },
  {
    id: 'UNIT_CYCLE',
    status: 400,
    field: 'parentId',
    zh: '一个机构不能隶属于自己或自己下属的机构（包括已登记、尚未生效的调整），请另选上级。',
    en: 'A unit cannot stand under itself or one of its own, counting changes to come; choose another above it.',
  },
  {
    id: 'UNIT_BEFORE_ITS_TIME',
    status: 400,
    field: 'effectiveOn',
    zh: '这个机构在所填日期还没有设立，请填写设立之日或以后的日期。',
    en: 'The unit did not exist on that day; give the day it was created or a later one.',
  },
  {
    id: 'UNIT_HAS_LATER_CHANGES',
    status: 409,
    field: 'effectiveOn',
    zh: '这个机构在所填日期之后还有已登记的变更，请填写更晚的日期，或者先取消后面的变更。',
    en: 'Changes of this unit are recorded for later days; give a later day or call those off first.',
  },
  {
    id: 'UNIT_HAS_UNITS',
    status: 409,
    zh: '到所填日期还有机构隶属于它，请先把它们调整到其他上级。',
    en: 'Other units stand under it on that day; move them elsewhere first.',
  },
  {
    id: 'UNIT_NOT_THERE',
    status: 400,
    zh: '所选的上级或承接机构在所填日期不存在，或者将要并入、撤销，请另选机构或日期。',
    en: 'The unit chosen does not exist on that day or is to end; choose another unit or day.',
  },
  {
    id: 'UNIT_ENDED',
    status: 409,
    zh: '这个机构在所填日期已并入其他机构或已撤销（包括已登记、尚未生效的），请填写之前的日期，或者先取消那项变更。',
    en: 'The unit has ended by that day, or is to end; give an earlier day, or call that change off first.',
  },
  {
    id: 'UNIT_SUCCEEDS_ITSELF',
    status: 400,
    field: 'successorId',
    zh: '请选择另一个机构承接。',
    en: 'Choose another unit to take over.',
  },
  {
    id: 'UNIT_ACT_IN_FORCE',
    status: 409,
    zh: '这项变更已经生效，不能取消；请另行登记一项变更。',
    en: 'This change is in force and is not called off; record another change.',
  },
  {
    id: 'UNIT_AWAITED',
    status: 409,
    zh: '还有其他待生效的变更涉及这个机构，请先取消那些变更，再取消设立。',
    en: 'Other changes to come name this unit; call them off first.',
  },
];

/** Which field names the other unit, for rules that leave it open. */
export type OtherUnitField = 'parentId' | 'successorId';

/** Says what the database refused in words that name the remedy. */
export async function saying<T>(work: Promise<T>, other?: OtherUnitField): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const refusal = refusalOf(error, other);
    throw refusal ?? error;
  }
}

function refusalOf(error: unknown, other: OtherUnitField | undefined): AppError | undefined {
  if (!(error instanceof Error) || error instanceof AppError) return undefined;
  const rule = rules.find(({ id }) => id === error.message);
  if (rule === undefined) return undefined;
  const field = rule.field ?? (rule.id === 'UNIT_NOT_THERE' ? other : undefined);
  return new AppError({
    id: rule.id,
    status: rule.status,
    text: { zh: rule.zh, en: rule.en },
    ...(field === undefined ? {} : { field }),
    cause: error,
  });
}
