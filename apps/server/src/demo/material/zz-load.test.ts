import { expect, it } from 'vitest';
import { startTestServer } from '../../../tests/support/server.ts';
import { loadDemonstration } from '../index.ts';

it('loads', async () => {
  const server = await startTestServer();
  const lines: string[] = [];
  await loadDemonstration({ db: server.runtime.db, files: server.runtime.files, readFile: server.readFile, log: (l) => lines.push(l), generated: 320 });
  console.log(lines.join('\n'));
  const { default: pg } = await import('pg');
  const c = new pg.Client(server.database.url); await c.connect();
  const q = async (s: string) => console.log(s.slice(0, 90), JSON.stringify((await c.query(s)).rows));
  await c.query('set row_security=off').catch(() => undefined);
  await q("select site_id, stage, count(*)::int from document group by 1,2 order by 1,2");
  await q("select kind, count(*)::int from document_link group by 1");
  await q("select d.site_id, v.title, v.written_date::text, left(v.body_text, 80) t from document d join document_version v on v.id=d.working_version_id where d.stage not in ('published') ");
  await q("select v.title, left(v.body_text, 200) t from document d join document_version v on v.id=d.working_version_id where v.title like '%招商引资项目奖励暂行%' or v.title like '%2023年政府信息%' ");
  await c.end();
  await server.stop();
  expect(true).toBe(true);
}, 240000);
