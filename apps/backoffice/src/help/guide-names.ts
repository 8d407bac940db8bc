/** The pages in the order in which they are offered: for everybody, then by role. The public's own comes last. */
export const guideNames = [
  'start',
  'handler',
  'unit-head',
  'secrecy',
  'office',
  'requests',
  'admin',
  'operations',
  'public',
] as const;
export type GuideName = (typeof guideNames)[number];
