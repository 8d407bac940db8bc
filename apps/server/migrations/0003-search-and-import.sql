-- owner: search
-- One narrow row per public document, written by the search follower. Row-level security would keep the text index from being
-- used (`@@` is not leakproof), so nobody but the owner may touch the table at all: it is read through the view and written
-- through the two functions below, and these know only the current site.
create table search_entry (
  site_id integer not null references site (id),
  document_id uuid not null,
  tsv tsvector not null,
  unit_id uuid not null,
  column_ids uuid[] not null,
  subject_category text,
  listed_at timestamptz not null,
  -- Of `listed_at` in Shanghai.
  listed_year integer not null,
  primary key (site_id, document_id)
) with (toast_tuple_target = 128);
-- Only the words are kept apart; what hits are counted by is read with the row.
alter table search_entry alter column_ids set storage main, alter subject_category set storage main;
create index search_entry_tsv on search_entry using gin (tsv);
create index search_entry_listed on search_entry (site_id, listed_at desc);

-- To the planner `@@` costs as much as a comparison of two numbers, so that it would rather unpack the words of every document
-- than use the index. Only a superuser may tell it better, as in the database that comes with the program; elsewhere it
-- stays as it is.
do $$
begin
  set local role none;
  alter function pg_catalog.ts_match_vq(tsvector, tsquery) cost 2000;
  set local role openzone_owner;
exception when insufficient_privilege then
  null;
end $$;

-- The table itself holds nothing that is not public: what is withdrawn leaves it in the same transaction, and what is put into it
-- is looked at once more under the same lock. So nothing needs to be joined, and the text index can be used.
create view public_search_entry as
  select s.site_id, s.document_id, s.tsv, s.unit_id, s.column_ids, s.subject_category, s.listed_at, s.listed_year
  from search_entry s where s.site_id = current_site();

-- Held by whoever puts a document into the index or withdraws it, until the end of the transaction: of two at the same time the
-- second acts on what the first has committed.
create function lock_search_entry(doc uuid, wait boolean) returns boolean language plpgsql as $$
declare key bigint := hashtextextended(doc::text, 4158003);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the search index is written in read committed transactions only' using errcode = 'invalid_transaction_state',
      hint = 'In an older snapshot what has just been committed would be missed.';
  end if;
  if not wait then return pg_try_advisory_xact_lock(key); end if;
  perform pg_advisory_xact_lock(key);
  return true;
end $$;

-- Writes the entry of what is public now, in this version if one is named. False: it is being withdrawn, and nothing was written.
create function put_search_entry(doc uuid, terms tsvector, unit uuid, columns uuid[], subject text, listed timestamptz,
  version uuid default null, wait boolean default true) returns boolean
  language plpgsql security definer set search_path from current as $$
begin
  if not lock_search_entry(doc, wait) then return false; end if;
  insert into search_entry (site_id, document_id, tsv, unit_id, column_ids, subject_category, listed_at, listed_year)
  select d.site_id, d.id, terms, unit, columns, subject, listed, extract(year from listed at time zone 'Asia/Shanghai') from document d
    where d.site_id = current_site() and d.id = doc and d.public_version_id is not null and d.withdrawn_at is null
      and d.public_version_id = coalesce(version, d.public_version_id)
  on conflict (site_id, document_id) do update set tsv = excluded.tsv, unit_id = excluded.unit_id, column_ids = excluded.column_ids,
    subject_category = excluded.subject_category, listed_at = excluded.listed_at, listed_year = excluded.listed_year;
  return true;
end $$;

create function drop_search_entry(doc uuid) returns void
  language sql security definer set search_path from current
  begin atomic
    delete from search_entry where site_id = current_site() and document_id = doc;
  end;
-- What is withdrawn is gone from the index in the same transaction; the follower only ever catches up with the rest.
create function forget_withdrawn() returns trigger language plpgsql security definer set search_path from current as $$
begin
  perform lock_search_entry(new.id, true);
  delete from search_entry where site_id = new.site_id and document_id = new.id;
  return null;
end $$;
create trigger forget after update of withdrawn_at on document
  for each row when (new.withdrawn_at is not null) execute function forget_withdrawn();
revoke execute on function put_search_entry, drop_search_entry, lock_search_entry from public;
grant execute on function put_search_entry, drop_search_entry to openzone_app;

-- owner: systems/legacy-files
create table import_batch (
  site_id integer not null references site (id),
  id uuid not null,
  name text not null,
  source text not null default '',
  state text not null default 'reading' check (state in ('reading', 'waiting', 'closed', 'failed')),
  files_total integer not null default 0,
  files_done integer not null default 0,
  failure jsonb,
  created_by uuid,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (site_id, id)
);

create table import_file (
  site_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  position integer not null,
  name text not null,
  sha256 text not null,
  state text not null default 'pending' check (state in ('pending', 'read', 'failed', 'duplicate')),
  failure jsonb,
  warnings jsonb not null default '[]',
  primary key (site_id, id),
  unique (site_id, batch_id, position),
  foreign key (site_id, batch_id) references import_batch (site_id, id),
  foreign key (site_id, sha256) references file (site_id, sha256)
);
create index import_file_pending on import_file (site_id, batch_id, position) where state = 'pending';

create table import_row (
  site_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  file_id uuid not null,
  ordinal integer not null,
  fingerprint text not null,
  proposal jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'confirmed', 'rejected', 'duplicate')),
  duplicate_of uuid,
  document_id uuid,
  decided_by uuid,
  decided_at timestamptz,
  comment text not null default '',
  primary key (site_id, id),
  unique (site_id, file_id, ordinal),
  foreign key (site_id, batch_id) references import_batch (site_id, id),
  foreign key (site_id, file_id) references import_file (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id)
);
create unique index import_row_once on import_row (site_id, fingerprint) where state in ('waiting', 'confirmed');
create index import_row_batch on import_row (site_id, batch_id, state);
create index import_row_document on import_row (site_id, document_id) where document_id is not null;

-- owner: platform
-- Forced row-level security on every table that carries site_id, and what each role may do.
do $$
declare t text;
begin
  for t in select c.table_name from information_schema.columns c
           join information_schema.tables x using (table_schema, table_name)
           where c.table_schema = current_schema() and c.column_name = 'site_id' and x.table_type = 'BASE TABLE'
             and c.table_name not in ('outbox', 'search_entry')
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, update on site, site_profile, site_setting, unit, account, file, site_column, document, document_channel,
  index_sequence, import_batch, import_file, import_row to openzone_app;
grant select, insert, update, delete on account_role, session, document_listing, document_link to openzone_app;
grant select, insert on document_version, version_attachment, determination, review, review_decision, public_act, document_event,
  file_holder to openzone_app;
grant select on outbox to openzone_app;
grant select, insert, update on follower_cursor to openzone_app;

grant select on shared_account, shared_unit, shared_file, shared_document to openzone_app;

-- The public site connects with a role that can read these views and nothing else.
grant select on public_site, public_unit, public_column, public_document, public_listing, public_attachment, public_link,
  public_version, public_tombstone, public_channel, public_search_entry to openzone_public, openzone_app;
grant select (id, key, hosts, is_default) on site to openzone_public;
