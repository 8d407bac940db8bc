import { addDays } from '@openzone/calendar';
import type { ZoneKey } from '../types.ts';
import { chineseDate, chineseDay, WORKDAYS } from './days.ts';
import { enterpriseName, INDUSTRIES, SURNAMES, type Industry, type Places } from './lexicon.ts';
import type { Random } from './random.ts';

export interface Occasion {
  readonly random: Random;
  readonly places: Places;
  readonly zoneName: string;
  /** Position of the day of writing in `WORKDAYS`. */
  readonly day: number;
  readonly zoneKey: ZoneKey;
  /** Code the unit has in the main zone: what it does, whatever it is called here. */
  readonly role: string;
  readonly agency: string;
  readonly unitShort: string;
  readonly phone: string;
  /** Last issue number of each series so far. */
  readonly issues: Map<string, number>;
}

/** What a template writes with: the day, the place, the unit, and words drawn at random. */
export class Writer {
  readonly r: Random;
  readonly at: Places;
  readonly zone: string;
  readonly role: string;
  /** Size of the zone against the main one, for figures. */
  readonly scale: number;
  readonly agency: string;
  readonly unit: string;
  readonly phone: string;
  readonly date: string;
  readonly year: number;
  readonly month: number;
  readonly #occasion: Occasion;

  constructor(occasion: Occasion) {
    this.#occasion = occasion;
    this.r = occasion.random;
    this.at = occasion.places;
    this.zone = occasion.zoneName;
    this.role = occasion.role;
    this.scale = occasion.zoneKey === 'dongyu' ? 1 : 0.289;
    this.agency = occasion.agency;
    this.unit = occasion.unitShort;
    this.phone = occasion.phone;
    this.date = WORKDAYS[occasion.day] ?? '';
    this.year = Number(this.date.slice(0, 4));
    this.month = Number(this.date.slice(5, 7));
  }

  /** The day of writing in words. */
  get today(): string {
    return chineseDate(this.date);
  }

  /** The month before that of writing: year and month. */
  get lastMonth(): { readonly year: number; readonly month: number } {
    return this.month === 1 ? { year: this.year - 1, month: 12 } : { year: this.year, month: this.month - 1 };
  }

  /** A day so many days (not working days) from the day of writing, with its year. */
  daysFrom(days: number): string {
    return chineseDate(addDays(this.date, days));
  }

  /** The same without the year where it is the year of writing. */
  dayFrom(days: number): string {
    const date = addDays(this.date, days);
    return date.startsWith(`${this.year}-`) ? chineseDay(date) : chineseDate(date);
  }

  /** A working day so many working days before the day of writing, without the year unless it differs. */
  workdayBefore(days: number): string {
    const date = WORKDAYS[Math.max(0, this.#occasion.day - days)] ?? this.date;
    return date.startsWith(`${this.year}-`) ? chineseDay(date) : chineseDate(date);
  }

  /** A working day so many working days after the day of writing. */
  workdayAfter(days: number): string {
    const date = WORKDAYS[Math.min(WORKDAYS.length - 1, this.#occasion.day + days)] ?? this.date;
    return date.startsWith(`${this.year}-`) ? chineseDay(date) : chineseDate(date);
  }

  int(low: number, high: number): number {
    return this.r.int(low, high);
  }

  /** Percentage such as 6.3%. */
  percent(low: number, high: number): string {
    return `${this.r.decimal(low, high)}%`;
  }

  pick<T>(...list: readonly T[]): T {
    return this.r.pick(list);
  }

  from<T>(list: readonly T[]): T {
    return this.r.pick(list);
  }

  /** One of the phrases meant for the unit that writes. */
  byRole(phrases: Readonly<Record<string, readonly string[]>>): string {
    return this.from(phrases[this.role] ?? Object.values(phrases).flat());
  }

  road(): string {
    return this.from(this.at.roads);
  }

  community(): string {
    return this.from(this.at.communities);
  }

  industry(): Industry {
    return this.from(INDUSTRIES);
  }

  enterprise(industry: Industry = this.industry()): string {
    return enterpriseName((list) => this.from(list), this.at, industry);
  }

  /** Somebody who sells goods and services to offices. */
  supplier(): string {
    return this.company(['商贸有限公司', '信息技术有限公司', '城市服务有限公司', '实业有限公司', '综合服务有限公司']);
  }

  /** Somebody who builds, or who supervises and designs. */
  contractor(builds: boolean): string {
    return this.company(
      builds
        ? ['建设工程有限公司', '市政工程有限公司', '建筑安装有限公司', '基础工程有限公司']
        : ['工程咨询有限公司', '项目管理有限公司', '工程设计有限公司', '建设监理有限公司'],
    );
  }

  private company(suffixes: readonly string[]): string {
    return enterpriseName((list) => this.from(list), this.at, {
      name: '',
      suffix: this.from(suffixes),
      products: [],
      measures: [],
    });
  }

  /** A person of whom only the surname is shown. */
  person(): string {
    return `${this.from(SURNAMES)}${this.pick('某', '某某')}`;
  }

  /** Growing issue number of a series within the year; `perYear` is how many there usually are. */
  issue(series: string, perYear: number): number {
    const key = `${series}|${this.year}`;
    const passed = (this.month - 1 + Number(this.date.slice(8)) / 31) / 12;
    const next = Math.max((this.#occasion.issues.get(key) ?? 0) + 1, Math.ceil(passed * perYear));
    this.#occasion.issues.set(key, next);
    return next;
  }
}
