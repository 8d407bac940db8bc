import pg from 'pg';

/** Sees every row of every site, to tell whether anything at all was written. */
export interface TableWatch {
  /** Number of rows and a hash of all of them, by table. What each sign-in leaves behind and the trail are left out: each refusal leaves an entry. */
  read(): Promise<Readonly<Record<string, string>>>;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** `url` is that of the database's superuser, as `createTestDatabase` gives it. */
export async function watchTables(url: string): Promise<TableWatch> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=openzone' });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'openzone' and table_type = 'BASE TABLE' and table_name not in ('session', 'attempt', 'known_device', 'identity_event', 'audit_entry') order by 1`,
  );
  const statement = rows
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as state from ${name} t`,
    )
    .join(' union all ');
  return {
    async read() {
      const found = await client.query<{ name: string; state: string }>(statement);
      return Object.fromEntries(found.rows.map((row) => [row.name, row.state]));
    },
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await client.query<Row>(text, values)).rows,
    close: () => client.end(),
  };
}
