import { zonedToday } from '@openzone/calendar';
import type {
  DocumentDetail,
  DocumentPage,
  NewUnitInput,
  PeopleView,
  RequestDetail,
  UnitsView,
  UnitView,
} from '@openzone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleUnits } from '../src/flows/index.ts';
import { newId } from '../src/platform/ids.ts';
import { openRequestOffice, type RequestOffice } from './support/request-desk.ts';
import { draft, makeDocument } from './support/zone.ts';

/** Units as a dated tree: everything through the API, and past it what the database refuses. */
let desk: RequestOffice;
beforeAll(async () => {
  desk = await openRequestOffice('2026-03-10');
});
afterAll(() => desk.stop());

/** Days from today in Shanghai, which is what the database counts by. */
const day = (offset: number): string => zonedToday(new Date(Date.now() + offset * 86_400_000));
const ground = '海开编〔2026〕3号';

const change = (unitId: string, body: object, effectiveOn = day(0)) =>
  desk.people.admin.post<UnitsView>(`/units/${unitId}/changes`, { effectiveOn, ground, ...body });
const rename = (unitId: string, name: string, effectiveOn = day(0)) =>
  change(unitId, { kind: 'RENAMED', name, nameEn: `${name} en`, shortName: '' }, effectiveOn);
const page = async (path: string): Promise<string> => {
  const answer = await desk.server.http()({ method: 'GET', path });
  expect(answer.status).toBe(200);
  return answer.bytes.toString('utf8');
};

let count = 0;
async function newUnit(more: Partial<NewUnitInput> = {}): Promise<UnitView> {
  count += 1;
  const code = `unit-${count}`;
  const made = await desk.people.admin.post<UnitsView>('/units', {
    code,
    name: `第${count}局`,
    nameEn: code,
    shortName: '',
    agencyCode: '',
    parentId: null,
    disclosureCapacity: 'VIA_COMMITTEE',
    effectiveOn: day(0),
    ground,
    ...more,
  });
  expect(made.status, made.text).toBe(201);
  return viewOf(made.body, code);
}
function viewOf(view: UnitsView, code: string): UnitView {
  const found = view.units.find((unit) => unit.code === code);
  if (found === undefined) throw new Error(`no ${code}`);
  return found;
}
const read = async (code: string): Promise<UnitView> =>
  viewOf((await desk.people.admin.get<UnitsView>('/units')).body, code);
/** The day of what is to come of a unit has come. */
async function comes(unitId: string): Promise<void> {
  const owner = await desk.server.database.asOwner();
  try {
    await owner.query('alter table openzone.unit_act disable trigger guard');
    await owner.query('alter table openzone.unit_act no force row level security');
    await owner.query('update openzone.unit_act set effective_on = $2 where unit_id = $1 and settled_at is null', [unitId, day(0)]); // prettier-ignore
  } finally {
    await owner.query('alter table openzone.unit_act force row level security');
    await owner.query('alter table openzone.unit_act enable trigger guard');
    await owner.end();
  }
}
const settleAll = () =>
  settleUnits({ db: desk.server.database.app, clock: { now: () => new Date() } }, { id: desk.zone.siteId });
const sql = (text: string, values: unknown[] = []) => desk.server.database.bypass(desk.zone.siteId, text, values);

describe('a rename', () => {
  it('holds from its day on; what is older keeps the name of its day', async () => {
    const { zone, server } = desk;
    const old = await makeDocument(server.database.app, zone, 'published', { writtenDate: day(-40) });
    const young = await makeDocument(server.database.app, zone, 'published', {
      writtenDate: day(-2),
      title: '新近的通知',
    });
    const renamed = await rename(zone.unitId, '财政金融局', day(-10));
    expect(renamed.status, renamed.text).toBe(200);
    const detail = async (id: string) => (await desk.people.office.get<DocumentDetail>(`/documents/${id}`)).body;
    const oldPage = await page(`/d/${(await detail(old)).code}`);
    expect(oldPage).toContain('财政局');
    expect(oldPage).not.toContain('财政金融局');
    expect(await page(`/d/${(await detail(young)).code}`)).toContain('财政金融局');
    const feed = await page('/feeds/all.xml');
    expect(feed).toContain('<name>财政局</name>');
    expect(feed).toContain('<name>财政金融局</name>');
    expect(await page('/units')).toContain('财政金融局');
    expect(await page('/units')).not.toContain('>财政局<');
    expect(await page('/u/czj')).toContain('原名称：财政局');
  });

  it('to come is nowhere to be seen in public, takes effect on its day, and may be called off before', async () => {
    const unit = await newUnit();
    await rename(unit.id, '将来局', day(5));
    expect((await read(unit.code)).name).toBe(unit.name);
    expect(await page('/units')).not.toContain('将来局');
    expect(await page(`/u/${unit.code}`)).not.toContain('将来局');
    const { body } = await desk.people.admin.get<UnitsView>('/units');
    const act = body.acts.find(({ unitId, settledAt }) => unitId === unit.id && settledAt === null);
    expect(act).toMatchObject({ kind: 'RENAMED', name: '将来局', effectiveOn: day(5), ground });
    expect((await desk.people.admin.delete(`/unit-changes/${act?.id ?? ''}`)).status).toBe(200);
    const again = await desk.people.admin.delete(`/unit-changes/${act?.id ?? ''}`);
    expect(again.status).toBe(404);
    // Its day has come: the worker brings it into force.
    await rename(unit.id, '到期局', day(1));
    await comes(unit.id);
    expect(await settleAll()).toBe(1);
    expect(await settleAll()).toBe(0);
    expect((await read(unit.code)).name).toBe('到期局');
    expect(await page('/units')).toContain('到期局');
  });

  it('is refused where another unit has the name in these days, and free once that one gave it up', async () => {
    const first = await newUnit();
    const second = await newUnit();
    const taken = await rename(second.id, first.name);
    expect(taken.error).toMatchObject({ error: 'UNIT_NAME_TAKEN', field: 'name' });
    await rename(first.id, '让出名称局', day(3));
    expect((await rename(second.id, first.name, day(2))).status).not.toBe(200);
    expect((await rename(second.id, first.name, day(3))).status).toBe(200);
  });
});

describe('a merger', () => {
  it('shows what moves, then hands over people, posts, documents and requests, and stays on record', async () => {
    const { zone, server, people } = desk;
    const from = await newUnit();
    const to = await newUnit();
    const post = { role: 'HANDLER', unitId: from.id, from: day(0), until: null };
    const { stranger } = zone.people;
    await people.admin.put(`/people/${stranger.id}`, { displayName: 'stranger', unitId: from.id, active: true });
    expect((await people.admin.post(`/people/${stranger.id}/posts`, post)).status).toBe(200);
    const own = await server.office('stranger');
    const made = await own.post<DocumentDetail>('/documents', draft(zone, { unitId: from.id, writtenDate: day(0) }));
    expect(made.status, made.text).toBe(201);
    const one: RequestDetail = await desk.register();
    const assigned = await desk.done(people.office, one, 'ASSIGNED', {
      unitId: from.id,
      handlerId: stranger.id,
      note: '',
    });
    const preview = await people.admin.get(`/units/${from.id}/moves`);
    expect(preview.body).toMatchObject({ people: 1, posts: 1, documents: 1, publicDocuments: 0, cases: 1 });
    const merged = await change(from.id, { kind: 'MERGED', successorId: to.id, posts: 'MOVE' });
    expect(merged.status, merged.text).toBe(200);
    expect(viewOf(merged.body, from.code)).toMatchObject({ state: 'MERGED', endedOn: day(0), successorId: to.id });
    expect(merged.body.acts.find(({ kind, unitId }) => kind === 'MERGED' && unitId === from.id)?.moved).toMatchObject({
      people: 1,
      documents: 1,
      cases: 1,
    });
    const person = (await people.admin.get<PeopleView>('/people')).body.people.find(({ id }) => id === stranger.id);
    expect(person?.unitId).toBe(to.id);
    expect(person?.posts).toContainEqual(expect.objectContaining({ role: 'HANDLER', unitId: to.id, until: null }));
    expect(person?.posts.filter(({ unitId }) => unitId === from.id)).toEqual([]);
    const again = await server.office('stranger');
    const document = await again.get<DocumentDetail>(`/documents/${made.body.id}`);
    expect(document.status).toBe(200);
    // Who takes over corrects it, and it stays what the unit of its day wrote.
    const input = draft(zone, { unitId: to.id, writtenDate: day(0), title: '改过的通知' });
    const { revision } = document.body;
    const saved = await again.put<DocumentDetail>(`/documents/${made.body.id}/draft`, { ...input, revision });
    expect(saved.status, saved.text).toBe(200);
    const list = await again.get<DocumentPage>('/documents?pageSize=50');
    expect(list.body.items.find(({ id }) => id === made.body.id)).toMatchObject({
      title: '改过的通知',
      unitName: from.name,
    });
    const request = (await people.office.get<RequestDetail>(`/requests/${assigned.id}`)).body;
    expect(request).toMatchObject({ unitId: to.id });
    const gone = await page(`/u/${from.code}`);
    expect(gone).toContain('已并入其他单位');
    expect(gone).toContain(`/u/${to.code}`);
    expect(await page('/units')).not.toContain(from.name);
    expect(await page(`/u/${to.code}`)).toContain(from.name);
  });

  it('gives a unit that is no more nothing new, by no way', async () => {
    const { zone, people } = desk;
    const from = await newUnit();
    await change(from.id, { kind: 'MERGED', successorId: zone.otherUnitId, posts: 'END' });
    const input = { role: 'HANDLER', unitId: from.id, from: day(0), until: null };
    expect((await people.admin.post(`/people/${zone.people.office.id}/posts`, input)).status).toBeGreaterThanOrEqual(
      400,
    );
    expect((await people.admin.post(`/people/${zone.people.office.id}/posts`, input)).status).toBeLessThan(500);
    await expect(
      sql(`insert into account_role (site_id, account_id, role, unit_id) values ($1, $2, 'HANDLER', $3)`, [
        zone.siteId,
        zone.people.office.id,
        from.id,
      ]),
    ).rejects.toThrow('UNIT_ENDED');
    await expect(sql(`update document set unit_id = $1`, [from.id])).rejects.toThrow('UNIT_ENDED');
    await expect(sql(`update case_file set unit_id = $1`, [from.id])).rejects.toThrow('UNIT_ENDED');
    await expect(sql(`update account set unit_id = $1`, [from.id])).rejects.toThrow('UNIT_ENDED');
    expect((await rename(from.id, '复活局')).error.error).toBe('UNIT_ENDED');
    const into = await change(zone.unitId, { kind: 'MERGED', successorId: from.id, posts: 'END' });
    expect(into.error).toMatchObject({ error: 'UNIT_NOT_THERE', field: 'successorId' });
  });
});

describe('what is due', () => {
  it('and cannot be carried out holds up nothing else, is told to the administrators, and can be called off', async () => {
    const { people, zone } = desk;
    const stuck = await newUnit();
    const other = await newUnit();
    await change(stuck.id, { kind: 'DISSOLVED', successorId: null, posts: 'END' }, day(5));
    await rename(other.id, '如期更名局', day(5));
    const { reviewer } = zone.people;
    await people.admin.put(`/people/${reviewer.id}`, { displayName: 'reviewer', unitId: stuck.id, active: true });
    await comes(stuck.id);
    await comes(other.id);
    expect(await settleAll()).toBe(1);
    expect((await read(other.code)).name).toBe('如期更名局');
    expect((await read(stuck.code)).state).toBe('ACTIVE');
    expect(await settleAll()).toBe(0);
    const told = await sql(`select body from notice where account_id = $1 and about = $2`, [zone.people.admin.id, `unit:${stuck.id}`]); // prettier-ignore
    expect(told.rows).toHaveLength(1);
    expect(told.rows[0]?.['body']).toContain('请选择承接的机构');
    const trail = await sql(`select subject_id, outcome, error, person from audit_entry where act = 'unit.settle' and subject_id = any($1)`, [[stuck.id, other.id]]); // prettier-ignore
    expect(trail.rows).toContainEqual({ subject_id: stuck.id, outcome: 'failed', error: 'UNIT_SUCCESSOR_MISSING', person: '' }); // prettier-ignore
    expect(trail.rows).toContainEqual({ subject_id: other.id, outcome: 'done', error: '', person: '' });
    // Other changes go on, and this one is called off and recorded anew.
    expect((await rename(other.id, '照常更名局')).status).toBe(200);
    const acts = (await people.admin.get<UnitsView>('/units')).body.acts;
    const act = acts.find(({ unitId, kind }) => unitId === stuck.id && kind === 'DISSOLVED');
    expect((await people.admin.delete(`/unit-changes/${act?.id ?? ''}`)).status).toBe(200);
    const anew = await change(stuck.id, { kind: 'DISSOLVED', successorId: zone.unitId, posts: 'MOVE' });
    expect(anew.status, anew.text).toBe(200);
    const words = await sql(`select subject from notice where account_id = $1 and about = $2`, [reviewer.id, `unit:${stuck.id}`]); // prettier-ignore
    expect(words.rows[0]?.['subject']).toContain('由财政金融局承接');
  });

  it('says what is wrong with a day, each in its own words', async () => {
    const from = day(-3);
    const unit = await newUnit({ effectiveOn: from });
    const into = await newUnit({ effectiveOn: from });
    const below = await newUnit({ parentId: unit.id, effectiveOn: from });
    expect((await rename(unit.id, '过早局', day(-4))).error).toMatchObject({
      error: 'UNIT_BEFORE_ITS_TIME',
      field: 'effectiveOn',
    });
    const end = { kind: 'MERGED', successorId: into.id, posts: 'MOVE' };
    await rename(unit.id, '将来更名局', day(4));
    expect((await change(unit.id, end, day(2))).error).toMatchObject({ error: 'UNIT_HAS_LATER_CHANGES' });
    expect((await change(unit.id, end, day(6))).status).toBe(200);
    expect((await rename(unit.id, '来不及局', day(7))).error.error).toBe('UNIT_ENDED');
    expect((await change(into.id, { kind: 'MOVED', parentId: unit.id }, day(1))).error).toMatchObject({
      error: 'UNIT_NOT_THERE',
      field: 'parentId',
    });
    expect((await change(below.id, { kind: 'MOVED', parentId: unit.id }, day(6))).error.error).toBe('UNIT_NOT_THERE');
    const planned = await newUnit({ effectiveOn: day(9) });
    await newUnit({ effectiveOn: day(9), parentId: planned.id });
    const { acts } = (await desk.people.admin.get<UnitsView>('/units')).body;
    const created = acts.find(({ unitId, kind }) => unitId === planned.id && kind === 'CREATED');
    const awaited = await desk.people.admin.delete(`/unit-changes/${created?.id ?? ''}`);
    expect(awaited.error.error).toBe('UNIT_AWAITED');
    const inForce = acts.find(({ unitId, kind }) => unitId === unit.id && kind === 'CREATED');
    const late = await desk.people.admin.delete(`/unit-changes/${inForce?.id ?? ''}`);
    expect(late.error.error).toBe('UNIT_ACT_IN_FORCE');
  });
});

describe('the tree', () => {
  it('has no cycles, whoever writes; the units under one that ends go to its successor', async () => {
    const top = await newUnit();
    const middle = await newUnit({ parentId: top.id });
    const low = await newUnit({ parentId: middle.id });
    const round = await change(top.id, { kind: 'MOVED', parentId: low.id });
    expect(round.error).toMatchObject({ error: 'UNIT_CYCLE', field: 'parentId' });
    await expect(
      sql(
        `insert into unit_act (site_id, id, unit_id, kind, effective_on, ground, parent_id) values ($1, $2, $3, 'MOVED', $4, '依据', $5)`,
        [desk.zone.siteId, newId(), top.id, day(30), low.id],
      ),
    ).rejects.toThrow('UNIT_CYCLE');
    const other = await newUnit();
    await change(middle.id, { kind: 'MERGED', successorId: other.id, posts: 'MOVE' });
    expect((await read(low.code)).parentId).toBe(other.id);
  });

  it('is dissolved without a successor only where nothing is left', async () => {
    const empty = await newUnit();
    expect((await change(empty.id, { kind: 'DISSOLVED', successorId: null, posts: 'END' })).status).toBe(200);
    expect(await page(`/u/${empty.code}`)).toContain('已撤销');
    const full = await change(desk.zone.otherUnitId, { kind: 'DISSOLVED', successorId: null, posts: 'END' });
    expect(full.error.error).toBe('UNIT_SUCCESSOR_MISSING');
    expect((await read('jfj')).state).toBe('ACTIVE');
  });

  it('begins a unit on its day', async () => {
    const planned = await newUnit({ effectiveOn: day(9) });
    expect(planned.state).toBe('PLANNED');
    expect((await desk.server.http()({ method: 'GET', path: `/u/${planned.code}` })).status).toBe(404);
    await expect(sql(`update document set unit_id = $1`, [planned.id])).rejects.toThrow('UNIT_NOT_YET');
  });

  it('says in whose name a unit discloses', async () => {
    const unit = await newUnit();
    expect((await change(unit.id, { kind: 'CAPACITY', disclosureCapacity: 'OWN_NAME' })).status).toBe(200);
    expect(await page(`/u/${unit.code}`)).toContain('以本机关名义公开政府信息');
  });
});

describe('history', () => {
  it('is kept: no act changes or goes, and no unit changes without one', async () => {
    const unit = await newUnit();
    await expect(sql(`update unit_act set name = '别名' where unit_id = $1`, [unit.id])).rejects.toThrow(
      'UNIT_ACT_CHANGED',
    );
    await expect(sql(`update unit_act set revoked_at = now() where unit_id = $1`, [unit.id])).rejects.toThrow(
      'UNIT_ACT_IN_FORCE',
    );
    await expect(sql(`delete from unit_act where unit_id = $1`, [unit.id])).rejects.toThrow('permission denied');
    await expect(sql(`update unit set name = '别名' where id = $1`, [unit.id])).rejects.toThrow('UNIT_WITHOUT_ACT');
    await expect(
      sql(`update unit set state = 'DISSOLVED', ended_on = current_date where id = $1`, [unit.id]),
    ).rejects.toThrow('UNIT_WITHOUT_ACT');
  });

  it('is an administrator’s to write, and everybody’s to read', async () => {
    const { people, zone } = desk;
    expect((await people.handler.get<UnitsView>('/units')).body).toMatchObject({ mayManage: false });
    const body = { kind: 'RENAMED', name: '某局', nameEn: '', shortName: '', effectiveOn: day(0), ground };
    expect((await people.handler.post(`/units/${zone.unitId}/changes`, body)).status).toBe(403);
    const { rows } = await sql(
      `select changes from audit_entry where act = 'unit.change' and outcome = 'done' and changes::text like '%name%' order by at desc limit 1`,
    );
    expect(rows).toHaveLength(1);
  });
});
