import type { Reading } from '../../platform/db/index.ts';
import { findReturn, findRound, listReports, listRounds, listVersions } from './reader.ts';

/** What the trail compares before and after an act on the reports of a year; words are given whole, for the caller to hide. */
export async function reportFacts(reading: Reading, year: number): Promise<Readonly<Record<string, unknown>>> {
  const round = await findRound(reading, year);
  const reports = (await listReports(reading)).filter((report) => report.year === year);
  const versions = await Promise.all(reports.map(async ({ id }) => (await listVersions(reading, id)).length));
  return {
    roundDueOn: round?.dueOn ?? null,
    roundNote: round?.note ?? null,
    reports: reports.map(({ unitId, revision }) => ({ unitId, revision })),
    versions: versions.reduce((sum, count) => sum + count, 0),
    parts: reports.map(({ parts }) => parts),
  };
}

/** Where a unit's figures stand, year by year. */
export async function returnFacts(reading: Reading, unitId: string): Promise<Readonly<Record<string, unknown>>> {
  const found = await Promise.all(
    (await listRounds(reading)).map(async ({ year }) => {
      const one = await findReturn(reading, year, unitId);
      return one === undefined ? [] : [{ year, state: one.state, revision: one.revision, figures: one.figures }];
    }),
  );
  return { returns: found.flat() };
}
