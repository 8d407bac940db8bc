-- The workbench: lists of a hundred thousand documents that answer at once, and the filters people keep.

-- owner: engines/publication
-- The order of the back office's list, and of walking through it from one row to the next.
create index document_recent on document (site_id, updated_at desc, id desc) where stage <> 'discarded';
create index document_unit_stage on document (site_id, unit_id, stage);

-- What a document is found by in the back office, of every version. Whole texts lie in `document_version`; looking for a word in
-- titles must not read them. Under row-level security no index can help to find a part of a word, so this is read through: narrow.
create table document_words (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  -- Title and number, in small letters.
  words text not null,
  primary key (site_id, version_id),
  foreign key (site_id, version_id) references document_version (site_id, id)
);

create function keep_document_words() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into document_words (site_id, version_id, document_id, words)
  values (new.site_id, new.id, new.document_id, lower(new.title || ' ' || coalesce(new.document_number, '')))
  on conflict (site_id, version_id) do update set words = excluded.words;
  return null;
end $$;
-- An erased version is rewritten in its place: what it was found by goes with it.
create trigger words after insert or update of title, document_number on document_version
  for each row execute function keep_document_words();

-- owner: systems/saved-filters
-- A list's conditions under a name: one person's, or shared with a unit.
create table saved_filter (
  site_id integer not null references site (id),
  id uuid not null,
  account_id uuid not null,
  -- The unit whose people see it too; null: only its owner.
  unit_id uuid,
  screen text not null check (screen in ('documents', 'requests')),
  name text not null check (length(name) between 1 and 60),
  search jsonb not null check (jsonb_typeof(search) = 'object' and length(search::text) <= 4000),
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, account_id, screen, name),
  foreign key (site_id, account_id) references account (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id)
);
create index saved_filter_unit on saved_filter (site_id, unit_id, screen) where unit_id is not null;

-- Nobody shares with a unit that is not theirs, and nobody takes another's filter over.
create function guard_saved_filter() returns trigger language plpgsql set search_path from current as $$
begin
  if new.unit_id is not null and not exists (
    select from account a where a.site_id = new.site_id and a.id = new.account_id and a.unit_id = new.unit_id) then
    perform refuse('FILTER_OF_ANOTHER_UNIT', 'Share it with the unit of its owner.');
  end if;
  if tg_op = 'UPDATE' and new.account_id <> old.account_id then
    perform refuse('FILTER_OWNER_FIXED', 'Make a filter of your own.');
  end if;
  return new;
end $$;
create trigger guard before insert or update on saved_filter for each row execute function guard_saved_filter();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['document_words', 'saved_filter']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

revoke execute on function keep_document_words(), guard_saved_filter() from public;
grant select on document_words to openzone_app;
grant select, insert, update, delete on saved_filter to openzone_app;

-- What was there before. The owner of the tables is under their row-level security too: site by site.
-- owner: engines/publication
do $$
declare s integer;
begin
  for s in select id from site
  loop
    perform set_config('openzone.site', s::text, true);
    insert into document_words (site_id, version_id, document_id, words)
    select v.site_id, v.id, v.document_id, lower(v.title || ' ' || coalesce(v.document_number, ''))
    from document_version v where v.site_id = s;
  end loop;
  perform set_config('openzone.site', '', true);
end $$;
