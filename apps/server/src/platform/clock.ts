import { zonedToday, type IsoDate } from '@openzone/calendar';

/** The one place where the program learns the time, so that a test can say it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Today in Shanghai, the zone in which every statutory day is counted. */
export function today(clock: Clock): IsoDate {
  return zonedToday(clock.now());
}
