import type { RequestDetail, RequestForm, RequestReceipt } from '@openzone/contracts';
import { changeCalendar } from '../../src/base/calendars/index.ts';
import { raw } from '../../src/platform/db/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { TestServer } from './server.ts';
import type { TestZone } from './zone.ts';

/** A request with something in every table that a request can touch. Every private word of it begins with `marker`. */
export async function plantRequest(
  server: TestServer,
  zone: TestZone,
  host: string,
  marker: string,
): Promise<RequestDetail> {
  const office = await server.office('office', host);
  const form: RequestForm = {
    applicantKind: 'NATURAL_PERSON',
    identity: { name: `${marker}name`, phone: '13800138000', address: `${marker}address` },
    content: { description: `${marker}description of what is asked for`, deliveryMethod: 'POST', medium: 'PAPER' },
  };
  const register = async (): Promise<RequestDetail> => {
    const receipt = await office.post<RequestReceipt>('/requests', {
      channel: 'IN_PERSON',
      on: '2026-03-02',
      form,
      commandKey: newId(),
      unitId: zone.unitId,
      note: `${marker}note`,
    });
    if (receipt.status !== 201) throw new Error(`request: ${receipt.status} ${receipt.text}`);
    return (await office.get<RequestDetail>(`/requests/${receipt.body.id}`)).body;
  };
  const [kept, merged] = [await register(), await register()];
  const act = await office.post(`/requests/${merged.id}/acts/MERGED_INTO`, {
    revision: merged.revision,
    on: '2026-03-03',
    commandKey: newId(),
    data: { number: kept.number, reason: `${marker}same` },
  });
  if (act.status !== 200) throw new Error(`merge: ${act.status} ${act.text}`);
  await office.upload(`/requests/${kept.id}/attachments?identity=true`, [
    { name: `${marker}evidence.txt`, bytes: Buffer.from(`${marker}evidence`) },
  ]);
  await office.post(`/requests/${kept.id}/identity`, { purpose: `${marker}purpose` });
  await server.database.app.transaction(zone.siteId, async (tx) => {
    await changeCalendar(tx, {
      changes: { addHolidays: ['2026-12-30'] },
      basis: `${marker}basis`,
      by: zone.people.admin.id,
    });
    await tx.run(
      raw(
        `insert into case_reminder (site_id, case_id, kind, due_on) values (${tx.siteId}, '${kept.id}', 'SOON', '2026-03-30')`,
      ),
    );
    await tx.run(raw(`insert into case_guess (site_id, guess_key, failures) values (${tx.siteId}, 'x', 1)`));
    await tx.run(
      raw(
        `insert into letter_template (site_id, kind, revision, body) values (${tx.siteId}, 'RECEIPT', 1, '${marker}template')`,
      ),
    );
  });
  return (await office.get<RequestDetail>(`/requests/${kept.id}`)).body;
}
