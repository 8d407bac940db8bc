import { shows, signedIn } from './define.ts';

/** When and where documents go out. */
export const publishingActs = {
  'GET /publishing/calendar': shows('publishing.calendar', '查看发布日历', 'See the publishing calendar', signedIn),
} as const;
