import { Type, type Static } from 'typebox';

/** One change of what a site sets, with what stood before and after. */
export const SiteChange = Type.Object({
  act: Type.String(),
  before: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  after: Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Null()]),
  note: Type.String(),
  by: Type.String(),
  at: Type.String(),
});
export type SiteChange = Static<typeof SiteChange>;
