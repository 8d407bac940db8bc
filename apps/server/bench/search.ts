import { queryTerms, toTsPhraseInput, toTsQueryInput } from '@openzone/chinese-text/segment';
import pg from 'pg';
import { searchDocuments } from '../src/search/index.ts';
import { bareFacets, bareHits } from './bare-search.ts';
import type { Bench, Context } from './context.ts';
import { figure, type Line } from './report.ts';
import type { Server } from './stage.ts';
import { median, percentile, ratios, type Spread } from './statistics.ts';

/** What people look for on such a site: common words, rarer ones, several at once, a number, an organ. */
const questions = [
  '通知',
  '安全生产',
  '财政预算',
  '招标公告',
  '行政处罚',
  '双随机',
  '土地出让',
  '环境影响评价',
  '就业补贴',
  '养老服务',
  '安全生产 检查',
  '重点项目 建设',
  '专项资金 申报',
  '招聘 公告',
  '企业 信用 监管',
  '管理办法',
  '规范性文件 清理',
  '开发区 管委会',
  '食品 抽检',
  '2024年 决算',
  '政务服务 事项',
  '隐患 整改',
  '人才',
  '停水',
  '义务教育 招生',
];

interface Times {
  readonly bare: number[];
  readonly ours: number[];
  readonly http: number[];
}

/** Ten best hits with facets: over HTTP, by `searchDocuments`, and by the same SQL on the bare tables. */
export const search: Bench = async (context) => {
  const { stage, options, say } = context;
  const server = await stage.startServer({});
  const engine = new pg.Client({
    connectionString: stage.url,
    options: '-c search_path=openzone -c timezone=Asia/Shanghai',
  });
  await engine.connect();
  try {
    const found = await withHits(context);
    say(`  ${found.length} of ${questions.length} questions have ten hits or more`);
    if (found.length === 0) throw new Error('no question has ten hits');
    const times: Times = { bare: [], ours: [], http: [] };
    const rounds = options.quick ? 4 : 20;
    const deadline = performance.now() + (options.quick ? 30_000 : 180_000);
    for (let round = -1; round < rounds && (round < 1 || performance.now() < deadline); round += 1) {
      for (const question of found) {
        const one = await askEach(context, server, engine, question, round % 2 === 0);
        // The first round makes plans and fills caches.
        if (round < 0) continue;
        times.bare.push(one.bare);
        times.ours.push(one.ours);
        times.http.push(one.http);
      }
    }
    return [
      line('检索 search, searchDocuments()', times.ours, times.bare, options.documents, found.length),
      line('检索页 search page over HTTP', times.http, times.bare, options.documents, found.length),
    ];
  } finally {
    await engine.end();
    await server.stop();
  }
};

function request(question: string): Parameters<typeof searchDocuments>[1] {
  return { q: question, sort: 'relevance', page: 1, pageSize: 10 };
}

async function withHits({ stage }: Context): Promise<string[]> {
  const kept: string[] = [];
  for (const question of questions) {
    const { total } = await stage.publicDb.read(stage.zone.siteId, (reading) =>
      searchDocuments(reading, request(question)),
    );
    if (total >= 10) kept.push(question);
  }
  return kept;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function askEach(
  { stage }: Context,
  server: Server,
  engine: pg.Client,
  question: string,
  bareFirst: boolean,
): Promise<{ bare: number; ours: number; http: number }> {
  const { siteId } = stage.zone;
  const terms = queryTerms(question);
  const [query, phrase] = [toTsQueryInput(terms), toTsPhraseInput(terms)];
  const askBare = (): Promise<number> =>
    timed(async () => {
      await engine.query({ name: 'hits', text: bareHits, values: [siteId, query, phrase] });
      await engine.query({ name: 'facets', text: bareFacets, values: [siteId, query] });
    });
  const early = bareFirst ? await askBare() : 0;
  const ours = await timed(() => stage.publicDb.read(siteId, (reading) => searchDocuments(reading, request(question))));
  const http = await timed(async () => {
    const response = await fetch(`${server.origin}/search?q=${encodeURIComponent(question)}`);
    await response.text();
    if (response.status !== 200) throw new Error(`the search page answers ${response.status}`);
  });
  return { bare: bareFirst ? early : await askBare(), ours, http };
}

function line(work: string, own: readonly number[], bare: readonly number[], documents: number, asked: number): Line {
  const ratio: Spread = ratios(own, bare);
  const p99 = percentile(own, 99);
  return {
    work: `${work} (${figure(documents)} documents)`,
    result: `p50 ${figure(median(own))} ms, p99 ${figure(p99)} ms`,
    reference: `the same SQL bare: p50 ${figure(median(bare))}, p99 ${figure(percentile(bare, 99))} ms`,
    ratio,
    goal: '≤ 1.3 ×; p99 < 50 ms',
    met: ratio.median <= 1.3 && p99 < 50,
    figures: {
      p50: median(own),
      p99,
      bareP50: median(bare),
      bareP99: percentile(bare, 99),
      ratio: ratio.median,
      questions: asked,
    },
  };
}
