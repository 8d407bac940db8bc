import type { KeptDraftInput, KeptDraftSummary, KeptDraftView } from '@openzone/contracts';
import type { Person } from '../../base/identity/index.ts';
import type { Vault } from '../../base/vault/index.ts';
import { readState } from '../../engines/publication/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError, conflict, forbidden } from '../../platform/errors.ts';
import { requireSeesWork } from './policy.ts';
import { listKept, type KeptRow } from './reader.ts';
import { dropKept, forgetOldKept, keepDraft } from './writer.ts';

/** Days after which words nobody came back for are let go; the browser's own copy lasts as long. */
const keptDays = 30;
const mostBytes = 8 * 1024 * 1024;

export interface KeptDrafts {
  /** @throws AppError KEPT_DRAFT_OLDER when newer words of the same window are kept already */
  keep(siteId: number, person: Person, subject: string, writer: string, input: KeptDraftInput): Promise<Date>;
  list(siteId: number, person: Person, subject: string): Promise<KeptDraftView[]>;
  overview(siteId: number, person: Person): Promise<KeptDraftSummary[]>;
  drop(siteId: number, person: Person, subject: string, writer: string): Promise<void>;
}

type Sealed = Pick<KeptDraftInput, 'revision' | 'values'>;

/** Unsaved words, readable by the person who typed them and by nobody else: neither in the database nor through the program. */
export function openKeptDrafts(db: Database, vault: Vault): KeptDrafts {
  const placeOf = (person: Person, row: Pick<KeptRow, 'subject' | 'writer'>): string =>
    `kept_draft:${person.id}:${row.subject}:${row.writer}`;

  /** Words sealed under a key that is no more are as good as gone; they must not keep anybody from writing. */
  function opened(siteId: number, person: Person, row: KeptRow): Sealed | undefined {
    try {
      return JSON.parse(vault.open(siteId, placeOf(person, row), row.sealed).toString('utf8')) as Sealed;
    } catch {
      return undefined;
    }
  }

  return {
    async keep(siteId, person, subject, writer, { person: typedBy, sequence, revision, values }) {
      if (typedBy !== person.id) throw typedByAnother();
      const plain = Buffer.from(JSON.stringify({ revision, values } satisfies Sealed), 'utf8');
      if (plain.length > mostBytes) throw tooMuch();
      const sealed = vault.seal(siteId, placeOf(person, { subject, writer }), plain);
      await db.transaction(siteId, async (tx) => {
        if (subject !== 'new') requireSeesWork(person, await readState(tx, subject));
        await forgetOldKept(tx, keptDays);
        if (!(await keepDraft(tx, { accountId: person.id, subject, writer, sequence, sealed }))) {
          throw conflict(
            'KEPT_DRAFT_OLDER',
            '服务器上已有这个窗口更新的暂存内容，没有用旧的覆盖。',
            'The server keeps newer words of this window already; they were not overwritten by older ones.',
          );
        }
      });
      return new Date();
    },
    async list(siteId, person, subject) {
      const rows = await db.read(siteId, (reading) => listKept(reading, person.id, subject));
      return rows.flatMap((row) => {
        const words = opened(siteId, person, row);
        if (words === undefined) return [];
        return [{ ...words, writer: row.writer, sequence: Number(row.sequence), savedAt: row.savedAt.toISOString() }];
      });
    },
    async overview(siteId, person) {
      const rows = await db.read(siteId, (reading) => listKept(reading, person.id, null));
      const newest = new Map<string, KeptDraftSummary>();
      for (const row of rows.filter(({ subject }) => !newest.has(subject))) {
        const title = opened(siteId, person, row)?.values['title'];
        const savedAt = row.savedAt.toISOString();
        newest.set(row.subject, { subject: row.subject, title: typeof title === 'string' ? title : '', savedAt });
      }
      return [...newest.values()];
    },
    async drop(siteId, person, subject, writer) {
      await db.transaction(siteId, (tx) => dropKept(tx, person.id, subject, writer));
    },
  };
}

function tooMuch(): AppError {
  return new AppError({
    id: 'KEPT_DRAFT_TOO_LARGE',
    status: 413,
    text: {
      zh: '内容太多，服务器不再自动暂存。请现在保存。',
      en: 'This is too much to be kept unsaved on the server. Save it now.',
    },
  });
}

function typedByAnother(): AppError {
  return forbidden(
    '这些内容是另一个人写的，没有暂存到您名下。请由本人登录后保存。',
    'Somebody else typed this; it was not kept under your name. Have them sign in and save it.',
  );
}
