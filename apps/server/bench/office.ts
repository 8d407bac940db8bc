import { Agent, request } from 'node:http';
import type { DocumentPage } from '@openzone/contracts';
import pg from 'pg';
import { demonstrationPassword } from '../src/demo/password.ts';
import { sql } from '../src/platform/db/index.ts';
import { alternate, type Bench, type Context } from './context.ts';
import { loadDocuments } from './load-documents.ts';
import { loadDrafts } from './load-drafts.ts';
import { figure, type Line } from './report.ts';
import type { Server } from './stage.ts';
import { median, percentile, ratios } from './statistics.ts';

/** What is asked of the list, and the same question in SQL on the bare tables: the condition, and from where the page begins. */
interface Question {
  readonly work: string;
  readonly query: Readonly<Record<string, string>>;
  readonly where: string;
  readonly values: readonly unknown[];
  readonly offset?: number;
}

const pageSize = 20;
const mostMilliseconds = 200;

/** The list of documents in the back office over HTTP, signed in, each page with its count, beside the same questions in bare SQL. */
export const office: Bench = async (context) => {
  const { stage, options, say } = context;
  const wanted = options.quick ? 20_000 : 100_000;
  const there = await count(context);
  if (there === 0) {
    // Some of them through every rule, so that stages, numbers and public versions are among them.
    const { loading, owner, zone } = stage;
    await loadDocuments({ db: loading, owner, zone, onProgress: () => undefined }, 1_000);
  }
  await loadDrafts(stage.loading, stage.zone, Math.max(0, wanted - (await count(context))));
  await stage.owner.system((tx) => tx.run(sql`analyze`));
  const all = await count(context);
  say(`  ${figure(all)} documents`);
  const server = await stage.startServer({});
  const engine = new pg.Client({
    connectionString: stage.url,
    options: '-c search_path=openzone -c timezone=Asia/Shanghai',
  });
  await engine.connect();
  const officer = await signIn(server);
  try {
    const lines: Line[] = [];
    for (const question of await questions(context, officer)) {
      lines.push(await measure(context, engine, officer, question, all));
    }
    return lines;
  } finally {
    officer.close();
    await engine.end();
    await server.stop();
  }
};

async function count({ stage }: Context): Promise<number> {
  const found = await stage.db.read(stage.zone.siteId, (reading) =>
    reading.row<{ count: number }>(sql`select count(*) as count from document`),
  );
  return found?.count ?? 0;
}

async function questions({ stage, options }: Context, officer: Officer): Promise<readonly Question[]> {
  const most = await stage.db.read(stage.zone.siteId, (reading) =>
    reading.row<{ unitId: string; columnId: string }>(
      sql`select unit_id as "unitId", column_id as "columnId" from document where stage = 'draft' group by 1, 2 order by count(*) desc limit 1`,
    ),
  );
  if (most === undefined) throw new Error('there are no drafts');
  const visible = `d.stage <> 'discarded'`;
  const words = (text: string): Question => ({
    work: `检索“${text}” searched`,
    query: { q: text },
    where: `${visible} and d.working_version_id in (select f.version_id from document_words f where f.site_id = d.site_id and f.words like $2)`,
    values: [`%${text}%`],
  });
  const last = options.quick ? 800 : 4_000;
  const middle = await cursorAt(officer, 250);
  return [
    { work: '第一页 first page', query: {}, where: visible, values: [] },
    {
      work: '筛选（环节、单位、栏目）filtered',
      query: { stage: 'draft', ...most },
      where: `d.stage = 'draft' and d.unit_id = $2 and d.column_id = $3`,
      values: [most.unitId, most.columnId],
    },
    { work: '按环节筛选 filtered by stage', query: { stage: 'published' }, where: `d.stage = 'published'`, values: [] },
    words('安全生产'),
    words('第777稿'),
    words('没有这样的标题'),
    {
      work: '接着翻页（第 250 页以后）going on far down',
      query: { after: middle.cursor },
      where: `${visible} and (d.updated_at, d.id) < ($2::timestamptz, $3::uuid)`,
      values: [middle.at, middle.id],
    },
    {
      work: `跳到第 ${last} 页 that page by its number`,
      query: { page: String(last) },
      where: visible,
      values: [],
      offset: (last - 1) * pageSize,
    },
  ];
}

/** Goes on from page to page as an officer does who pages down. */
async function cursorAt(officer: Officer, page: number): Promise<{ cursor: string; at: string; id: string }> {
  const { next } = await officer.list({ page: String(page) });
  const [, at = '', id = ''] = JSON.parse(Buffer.from(next ?? 'W10', 'base64url').toString('utf8')) as string[];
  return { cursor: next ?? '', at, id };
}

async function measure(
  { stage, options, say }: Context,
  engine: pg.Client,
  officer: Officer,
  { work, query, where, values, offset = 0 }: Question,
  documents: number,
): Promise<Line> {
  const site = [stage.zone.siteId, ...values];
  const from = `from document d where d.site_id = $1 and ${where}`;
  const page = `select d.*, w.title, w.document_number, w.written_date, u.name, a.display_name from (select d.id ${from}
      order by d.updated_at desc, d.id desc limit ${pageSize + 1} offset ${offset}) p join document d on d.id = p.id
    join document_version w on w.site_id = d.site_id and w.id = d.working_version_id join unit u on u.site_id = d.site_id and u.id = d.unit_id
    join account a on a.site_id = d.site_id and a.id = d.created_by order by d.updated_at desc, d.id desc`;
  let total = 0;
  const ours = async (): Promise<number> => {
    const began = performance.now();
    ({ total } = await officer.list(query));
    return performance.now() - began;
  };
  const bare = async (): Promise<number> => {
    const began = performance.now();
    await engine.query({ name: `page ${work}`, text: page, values: site });
    if (query['after'] === undefined)
      await engine.query({ name: `count ${work}`, text: `select count(*) ${from}`, values: site });
    return performance.now() - began;
  };
  await alternate(3, ours, bare);
  const { own, reference } = await alternate(options.quick ? 8 : 40, ours, bare);
  say(`  ${work}: ${figure(total)} found`);
  const p99 = percentile(own, 99);
  return {
    work: `后台文件列表 documents of the office (${figure(documents)}): ${work}`,
    result: `p50 ${figure(median(own))} ms, p99 ${figure(p99)} ms`,
    reference: `bare SQL: p50 ${figure(median(reference))} ms`,
    ratio: ratios(own, reference),
    goal: `p99 < ${mostMilliseconds} ms`,
    met: p99 < mostMilliseconds,
    figures: { found: total, p50: median(own), p99, bareP50: median(reference) },
  };
}

interface Officer {
  list(query: Readonly<Record<string, string>>): Promise<DocumentPage>;
  close(): void;
}

/** One connection, as a browser keeps it; the disclosure office, who sees every document. */
async function signIn(server: Server): Promise<Officer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let cookie = '';
  const ask = (method: string, path: string, body?: string): Promise<{ text: string; status: number }> =>
    new Promise((resolve, reject) => {
      const headers = {
        cookie,
        'x-openzone-request': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      };
      const sent = request(`${server.origin}/api/admin${path}`, { method, agent, headers }, (answer) => {
        let text = '';
        const [pair] = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0] ?? '');
        if (cookie === '' && pair !== undefined) cookie = pair;
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ text, status: answer.statusCode ?? 0 }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const signedIn = await ask(
    'POST',
    '/session',
    JSON.stringify({ signInName: 'office', password: demonstrationPassword }),
  );
  if (signedIn.status !== 200) throw new Error(`the office could not sign in: ${signedIn.status} ${signedIn.text}`);
  return {
    async list(query) {
      const answer = await ask('GET', `/documents?${new URLSearchParams(query).toString()}`);
      if (answer.status !== 200) throw new Error(`the list: ${answer.status} ${answer.text}`);
      return JSON.parse(answer.text) as DocumentPage;
    },
    close: () => agent.destroy(),
  };
}
