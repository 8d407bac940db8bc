import type { IsoDate } from '@openzone/calendar';
import {
  outcomeRules,
  type ActInput,
  type ApplicantKind,
  type RequestAct,
  type RequestChannel,
  type RequestOutcome,
} from '@openzone/contracts';
import type { Person } from '../../src/base/identity/index.ts';
import type { Site } from '../../src/base/sites/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { actOn, createRequestDesk, type RequestDeps } from '../../src/systems/information-requests/index.ts';
import { makeForm } from './applicants.ts';
import type { TestZone } from './zone.ts';

/** A request to be lived through: when it came, how it ended and when. */
export interface Course {
  readonly kind: ApplicantKind;
  readonly channel?: Exclude<RequestChannel, 'INTERNET'>;
  readonly received: IsoDate;
  /** Null: it stays open. */
  readonly ends: { readonly outcome: RequestOutcome; readonly on: IsoDate } | null;
  /** Whose it is; the first unit of the zone unless said. */
  readonly unitId?: string;
  /** Pages for which a fee is asked and paid before the answer. */
  readonly paidPages?: number;
}

const draft = {
  paragraphs: [],
  reason: '依照有关规定',
  article: '15',
  withheld: '合同中的单价',
  responsibleAgency: '测试市自然资源局',
  previousAnswer: '测开公复〔2024〕1号',
  access: '测试区门户网站',
  searched: '已检索档案室和电子公文系统',
};
const note = { note: '' };

/** Drives requests through the procedure by its own acts, recorded afterwards with the day of each. */
export class Driver {
  private readonly deps: RequestDeps;
  private readonly site: Site;
  private readonly zone: TestZone;
  private made = 0;

  constructor(deps: RequestDeps, site: Site, zone: TestZone) {
    this.deps = deps;
    this.site = site;
    this.zone = zone;
  }

  /** Several at a time; each is acted on in the order of its own days. @returns their ids */
  async liveAll(courses: readonly Course[]): Promise<string[]> {
    const ids: string[] = [];
    for (let at = 0; at < courses.length; at += 6)
      ids.push(...(await Promise.all(courses.slice(at, at + 6).map((course) => this.live(course)))));
    return ids;
  }

  /** @returns the id of the request */
  private async live(course: Course): Promise<string> {
    const { office } = this.zone.people;
    this.made += 1;
    const index = 20_000 + this.made;
    const form = makeForm(index, course.kind, `测试事项第${index}号的批复文件`, 'IN_PERSON');
    const { id } = await createRequestDesk(this.deps).register(this.site, office, {
      channel: course.channel ?? 'IN_PERSON',
      on: course.received,
      form,
      commandKey: newId(),
      unitId: course.unitId ?? this.zone.unitId,
      note: '',
    });
    if (course.paidPages !== undefined) {
      const basis = { basis: 'PAGES', count: course.paidPages, before: 0 };
      await this.act(id, office, 'FEE_NOTICE_RECEIVED', course.received, basis);
      await this.act(id, office, 'FEE_PAID', course.received, { reference: '0001' });
    }
    if (course.ends !== null) await this.end(id, course.received, course.ends);
    return id;
  }

  async act(id: string, person: Person, kind: RequestAct, on: IsoDate, data: ActInput['data']): Promise<void> {
    const { deps, site } = this;
    const input = { kind, on, data, commandKey: newId() };
    try {
      await deps.db.transaction(site.id, (tx) => actOn(deps, tx, site, id, { kind: 'OFFICER', person }, input));
    } catch (error) {
      throw new Error(`${kind} on ${on}`, { cause: error });
    }
  }

  private async end(id: string, received: IsoDate, { outcome, on }: NonNullable<Course['ends']>): Promise<void> {
    const { office } = this.zone.people;
    const by = (kind: RequestAct, day: IsoDate, data: ActInput['data'] = note): Promise<void> =>
      this.act(id, office, kind, day, data);
    const correction = { dueOn: received, matters: '请写明文号', guidance: '可查目录' };
    if (outcome === 'WITHDRAWN') return by('WITHDRAWN_BY_APPLICANT', on, { reason: '已从别处获得' });
    if (outcome === 'ABANDONED_CORRECTION') {
      await by('CORRECTION_NOTICE_SENT', received, { ...correction, dueOn: addDay(on, -1) });
      return by('CORRECTION_EXPIRED', on, { finding: '逾期未补正' });
    }
    if (outcome === 'ABANDONED_FEE') {
      await by('FEE_NOTICE_RECEIVED', received, { basis: 'ITEMS', count: 20, before: 0 });
      return by('FEE_EXPIRED', on, { finding: '逾期未缴费' });
    }
    if (outcome === 'STILL_UNCLEAR') {
      await by('CORRECTION_NOTICE_SENT', received, { ...correction, dueOn: on });
      await by('CORRECTION_RECEIVED', received, { text: '关于那件事的文件', lateReason: '' });
    }
    return this.answer(id, outcome, on);
  }

  /** Drafted by the handler, checked and signed off by others, handed over. */
  private async answer(id: string, outcome: RequestOutcome, on: IsoDate): Promise<void> {
    const { office, reviewer } = this.zone.people;
    await this.act(id, office, 'ANSWER_DRAFTED', on, {
      ...draft,
      article: outcome.startsWith('REFUSED') ? outcomeRules[outcome].article : draft.article,
      outcome,
    });
    await this.act(id, office, 'ANSWER_SUBMITTED', on, note);
    await this.act(id, reviewer, 'ANSWER_CHECKED', on, { comment: '', confirmed: ['SECRECY', 'LEGAL'] });
    await this.act(id, this.zone.people.head, 'DECISION_SIGNED_OFF', on, { documentNumber: '' });
    await this.act(id, office, 'DECISION_SIGNED', on, { signedBy: '本人' });
  }
}

function addDay(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
