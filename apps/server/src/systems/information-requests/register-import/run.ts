import { createHash } from 'node:crypto';
import type { RegisterImportQuery, RegisterImportReport, RegisterRemark } from '@openzone/contracts';
import { listActiveUnits, type Person } from '../../../base/identity/index.ts';
import { readSetting, type Site } from '../../../base/sites/index.ts';
import {
  findCaseByNumber,
  findCaseBySubmission,
  importCase,
  numberTaken,
  pastCase,
  type CaseContext,
  type ImportInput,
} from '../../../engines/cases/index.ts';
import type { Reading } from '../../../platform/db/index.ts';
import { AppError, forbidden } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { RequestDeps } from '../deps.ts';
import { contentWords, maskName, partyWords, summarize, tidyForm } from '../form.ts';
import { contextOf } from '../context.ts';
import { mayImportRegisters, mayTakeOver } from '../policy.ts';
import { partyContext } from '../sealed.ts';
import { requestProcedure } from '../procedure.ts';
import { columnRules } from './columns.ts';
import { historyOf } from './history.ts';
import { readRow, remark, type ReadRow } from './read-row.ts';
import { findRegister, type RegisterSheet } from './sheet.ts';

/** Taking over a register of past requests: first everything is looked at, then everything is written, or nothing. */

type ImportDeps = Pick<RequestDeps, 'db' | 'vault' | 'clock' | 'extract'>;

const mostRemarks = 1_000;

interface Checked {
  readonly sound: readonly { readonly read: ReadRow; readonly input: ImportInput }[];
  readonly alreadyThere: number;
  readonly open: number;
  readonly faults: readonly RegisterRemark[];
  readonly warnings: readonly RegisterRemark[];
}

/**
 * Reads the file and reports row by row; with `confirm` writes the rows in one transaction. While a row is at fault nothing is written
 * unless `soundOnly` asks for the others. Rows that were imported before are left as they are.
 * @throws AppError FORBIDDEN, NO_REGISTER, COLUMN_MISSING and what reading a file throws
 */
export async function importRegister(
  deps: ImportDeps,
  site: Site,
  person: Person,
  file: { readonly name: string; readonly bytes: Buffer },
  { confirm = false, soundOnly = false }: RegisterImportQuery,
): Promise<RegisterImportReport> {
  if (!mayImportRegisters(person)) throw notYours();
  const sheet = findRegister(await deps.extract.extract(file));
  const work = async (reading: Reading) => ({
    checked: await check(deps, reading, site, person, sheet),
    context: await contextOf(deps, reading),
  });
  if (!confirm) return report(file.name, sheet, (await deps.db.read(site.id, work)).checked, 'CHECKED', 0);
  return deps.db.transaction(site.id, async (tx) => {
    const { checked, context } = await work(tx);
    if (checked.faults.length > 0 && !soundOnly) return report(file.name, sheet, checked, 'REFUSED', 0);
    let imported = 0;
    for (const { input } of checked.sound) {
      const { replayed } = await importCase(tx, requestProcedure, context, input);
      if (!replayed) imported += 1;
    }
    return report(file.name, sheet, checked, 'IMPORTED', imported);
  });
}

const notYours = (): AppError =>
  forbidden(
    '登记簿由政务公开工作机构导入，经办人只能导入本单位的申请。',
    'A register is imported by the disclosure office; handlers import for their own unit only.',
  );

async function check(
  deps: ImportDeps,
  reading: Reading,
  site: Site,
  person: Person,
  sheet: RegisterSheet,
): Promise<Checked> {
  const context = await contextOf(deps, reading);
  const rowContext = {
    today: context.today,
    units: await listActiveUnits(reading),
    defaultUnit: await readSetting<string | null>(reading, 'requestUnit', null),
    mayImport: (unitId: string | null) => mayTakeOver(person, unitId),
    headings: sheet.headings,
  };
  const rowOf = new Map<string, number>();
  const sound: { read: ReadRow; input: ImportInput }[] = [];
  const faults: RegisterRemark[] = [];
  const warnings: RegisterRemark[] = [];
  let alreadyThere = 0;
  let open = 0;
  for (const one of sheet.rows) {
    const { row: read, faults: wrong } = readRow(one, rowContext);
    faults.push(...wrong);
    if (read === undefined) continue;
    const heading = sheet.headings.number ?? columnRules.number.name.zh;
    const earlier = rowOf.get(read.number);
    if (earlier !== undefined) {
      faults.push(remark(read.row, heading, sameNumber(earlier)));
      continue;
    }
    rowOf.set(read.number, read.row);
    const input = caseOf(deps, site, person, read, context);
    if ((await findCaseBySubmission(reading, input.submissionKey)) !== undefined) {
      alreadyThere += 1;
      continue;
    }
    if ((await findCaseByNumber(reading, requestProcedure.key, read.number)) !== undefined) {
      faults.push(remark(read.row, heading, numberTaken(read.number).text));
      continue;
    }
    try {
      const { clock, state } = pastCase(requestProcedure, input.channel, input.events, person, context);
      if (clock.onTime === false) warnings.push(remark(read.row, '', lateAnswer(clock.due)));
      if (read.past.receivedOn < context.calendar.from)
        warnings.push(remark(read.row, '', beforeCalendar(context.calendar.from)));
      if (state.open) open += 1;
      sound.push({ read, input });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults.push(remark(read.row, '', error.text));
    }
  }
  return { sound, alreadyThere, open, faults, warnings };
}

const sameNumber = (row: number) => ({
  zh: `登记号与第 ${row} 行相同，请核对。`,
  en: `The number is that of row ${row} as well; check both.`,
});

const lateAnswer = (due: string | null) => ({
  zh: `答复日期晚于到期日 ${due ?? ''}，将计为逾期；如果办理中补正、征求意见或者延长过，请填写“是否延期”或在备注中说明。`,
  en: `The answer came after the due day ${due ?? ''} and will count as late; if it was extended, say so in “Extended”.`,
});

const beforeCalendar = (from: string) => ({
  zh: `节假日安排从 ${from} 起收录，更早收到的申请不计算到期日，也不计是否逾期。`,
  en: `The holidays are known from ${from}; for what was received earlier neither due day nor lateness is counted.`,
});

function caseOf(deps: ImportDeps, site: Site, person: Person, read: ReadRow, context: CaseContext): ImportInput {
  const form = tidyForm(read.form);
  const id = newId();
  const { vault } = deps;
  // Not the unit: which one an empty cell stands for may change.
  const said = createHash('sha256')
    .update(JSON.stringify({ form, past: { ...read.past, unitId: null } }))
    .digest('hex');
  return {
    id,
    number: read.number,
    events: historyOf(read.past, context.calendar),
    channel: read.past.channel,
    partyKind: form.applicantKind,
    partyMasked: maskName(form.applicantKind, form.identity.name),
    partyKey: vault.mark(site.id, 'party', partyWords(form)),
    sealedParty: vault.seal(site.id, partyContext(id), Buffer.from(JSON.stringify(form.identity))),
    sealedContact: null,
    summary: summarize(form.content.description),
    fields: form.content,
    contentKey: vault.mark(site.id, 'content', contentWords(form.content)),
    // The same row is the same case, whoever imports it again.
    submissionKey: vault.mark(site.id, 'submission', `register\n${read.number}\n${said}`),
    unitId: read.past.unitId,
    demonstration: site.profile.demonstration,
    by: person,
  };
}

function report(
  file: string,
  sheet: RegisterSheet,
  checked: Checked,
  result: RegisterImportReport['result'],
  imported: number,
): RegisterImportReport {
  return {
    result,
    file,
    rows: sheet.rows.length,
    sound: checked.sound.length,
    alreadyThere: checked.alreadyThere,
    imported,
    open: checked.open,
    faulty: new Set(checked.faults.map(({ row }) => row)).size,
    faults: checked.faults.slice(0, mostRemarks),
    warnings: checked.warnings.slice(0, mostRemarks),
    unknownColumns: [...sheet.unknownColumns],
  };
}
