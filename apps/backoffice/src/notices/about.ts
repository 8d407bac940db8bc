const id = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';

/** The request that a notice is about, or undefined when it is about none. */
export function requestOf(about: string): string | undefined {
  return new RegExp(`^case:${id}$`).exec(about)?.[1];
}

/** The document that a notice is about, or undefined when it is about none. */
export function documentOf(about: string): string | undefined {
  return new RegExp(`^document:${id}$`).exec(about)?.[1];
}

/** Where a notice about reports, time limits, units or the search of what is public leads: an address of this program with what it shows. */
export type Place =
  | { readonly to: '/annual-report/returns/$year/$unitId'; readonly year: string; readonly unitId: string }
  | { readonly to: '/annual-report'; readonly year: number }
  | { readonly to: '/time-limits'; readonly unitId: string }
  | { readonly to: '/personal-data' }
  | { readonly to: '/units' };

/** Undefined when the notice is about nothing of the kind. */
export function placeOf(about: string): Place | undefined {
  if (about === 'personal-data') return { to: '/personal-data' };
  const own = new RegExp(`^report-return:(\\d{4}):${id}$`).exec(about);
  if (own?.[1] !== undefined && own[2] !== undefined)
    return { to: '/annual-report/returns/$year/$unitId', year: own[1], unitId: own[2] };
  const year = /^(?:annual-report|report-round):(\d{4})$/.exec(about)?.[1];
  if (year !== undefined) return { to: '/annual-report', year: Number(year) };
  if (new RegExp(`^unit:${id}$`).test(about)) return { to: '/units' };
  const unitId = new RegExp(`^time-limits:${id}$`).exec(about)?.[1];
  return unitId === undefined ? undefined : { to: '/time-limits', unitId };
}
