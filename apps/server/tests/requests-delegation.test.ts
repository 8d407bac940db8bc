import { zonedToday } from '@openzone/calendar';
import type { RequestDetail } from '@openzone/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { grantedDraft, note, openRequestOffice, type RequestOffice } from './support/request-desk.ts';

/** A handler with a post of their own who acts in the place of the head as well. */
let desk: RequestOffice;
beforeAll(async () => {
  desk = await openRequestOffice('2026-03-10');
});
afterAll(() => desk.stop());

it('an event names in whose place it was done, also where the person has a post of their own in the unit', async () => {
  const { server, zone, people } = desk;
  const { stranger, head } = zone.people;
  const today = zonedToday(new Date());
  const post = { role: 'HANDLER', unitId: zone.unitId, from: today, until: null };
  expect((await people.admin.post(`/people/${stranger.id}/posts`, post)).status).toBe(200);
  const given = await people.admin.post('/delegations', {
    fromId: head.id,
    toId: stranger.id,
    roles: ['UNIT_HEAD'],
    unitId: null,
    from: today,
    until: today,
    reason: '出差',
  });
  expect(given.status, given.text).toBe(200);
  const deputy = await server.office('stranger');
  let one: RequestDetail = await desk.register();
  one = await desk.done(deputy, one, 'NOTE_ADDED', { text: '已电话联系申请人' });
  one = await desk.done(people.handler, one, 'ANSWER_DRAFTED', grantedDraft);
  one = await desk.done(people.handler, one, 'ANSWER_SUBMITTED', note);
  one = await desk.done(people.reviewer, one, 'ANSWER_CHECKED', { comment: '', confirmed: ['SECRECY'] });
  one = await desk.done(deputy, one, 'DECISION_SIGNED_OFF', { documentNumber: '' });
  const { rows } = await server.database.bypass(
    zone.siteId,
    `select kind, on_behalf_of from case_event where case_id = $1 and by_account = $2 order by seq`,
    [one.id, stranger.id],
  );
  expect(rows).toEqual([
    // As a handler, in their own right.
    { kind: 'NOTE_ADDED', on_behalf_of: null },
    { kind: 'DECISION_SIGNED_OFF', on_behalf_of: head.id },
  ]);
});
