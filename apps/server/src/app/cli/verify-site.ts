import { auditLedger, type AuditProblem, type LogAudit } from '../../base/ledger/index.ts';
import type { Site } from '../../base/sites/index.ts';
import { verifyCases, type CaseVerification } from '../../engines/cases/index.ts';
import { auditPublications, verifyVersions, type PublicationAudit } from '../../engines/publication/index.ts';
import { readLedgerSettings } from '../../flows/index.ts';
import type { Text } from '../../platform/errors.ts';
import { requestProcedure } from '../../systems/information-requests/index.ts';
import { remedyProcedure } from '../../systems/review-and-litigation/index.ts';
import type { Runtime } from '../compose.ts';

/** What was looked at, and what differs. */
export interface SiteVerification extends LogAudit {
  readonly site: string;
  readonly versions: number;
  readonly attachments: number;
  readonly cases: number;
  readonly papers: number;
  /** Public acts held against the ledger. */
  readonly acts: number;
  /** Documents whose public state was held against their acts. */
  readonly documents: number;
  /** The first thousand; those of the ledger with an id, the document's code and the place in the log. */
  readonly problems: readonly (Text | AuditProblem)[];
  readonly problemsFound: number;
}

const kept = 1_000;

/** Holds everything of a site against everything else: versions, attachments, cases, public acts, and the ledger. */
export async function verifySite(
  runtime: Pick<Runtime, 'db' | 'files' | 'ledger' | 'vault'>,
  site: Site,
): Promise<SiteVerification> {
  const problems: (Text | AuditProblem)[] = [];
  let found = 0;
  const report = (problem: Text): void => {
    found += 1;
    if (problems.length < kept) problems.push(problem);
  };
  const { db, files, ledger } = runtime;
  const versions = await db.read(site.id, (reading) => verifyVersions(reading, (sha256) => files.read(sha256)));
  const cases = await verifySiteCases(runtime, site.id);
  for (const problem of [...versions.problems, ...cases.problems]) report(problem);
  const { witnesses } = await db.read(site.id, readLedgerSettings);
  const publications: PublicationAudit[] = [];
  const log = await auditLedger(db, site.id, {
    site,
    files: ledger.files(site.key),
    keys: ledger.keys(site),
    witnesses: witnesses.map((witness) => witness.verifierKey),
    report,
    follow(reading) {
      const audit = auditPublications(reading, report);
      publications.push(audit);
      return audit;
    },
  });
  return {
    site: site.key,
    versions: versions.versions,
    attachments: versions.attachments,
    cases: cases.cases,
    papers: cases.papers,
    ...log,
    acts: publications[0]?.counts.acts ?? 0,
    documents: publications[0]?.counts.documents ?? 0,
    problems,
    problemsFound: found,
  };
}

/** Every procedure's cases, one after another. */
async function verifySiteCases(
  { db, vault }: Pick<Runtime, 'db' | 'vault'>,
  siteId: number,
): Promise<CaseVerification> {
  const isSound = (id: string): Promise<boolean> =>
    vault.read(siteId, id).then(
      () => true,
      () => false,
    );
  const requests = await db.read(siteId, (reading) => verifyCases(reading, requestProcedure, isSound));
  const remedies = await db.read(siteId, (reading) => verifyCases(reading, remedyProcedure, isSound));
  return {
    cases: requests.cases + remedies.cases,
    papers: requests.papers + remedies.papers,
    problems: [...requests.problems, ...remedies.problems],
  };
}
