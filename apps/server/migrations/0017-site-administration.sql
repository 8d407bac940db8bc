-- Keeping a site: its columns as a tree that can be rearranged without breaking an address, and a record of what was set, by whom.

-- owner: base/sites
-- Every change of what a site sets, with what stood before and after: append-only.
create table site_change (
  site_id integer not null references site (id),
  id bigint generated always as identity,
  -- what kind of thing: column, term, numbering, appearance, …
  subject text not null check (subject ~ '^[a-z][a-z-]{1,30}$'),
  subject_id text not null,
  act text not null check (act ~ '^[a-z][a-z-]{1,30}$'),
  before jsonb,
  after jsonb,
  note text not null default '',
  by_account uuid,
  by_name text not null default '',
  at timestamptz not null default now(),
  primary key (site_id, id)
);
create index site_change_of on site_change (site_id, subject, subject_id, id desc);
create trigger keep before update or delete on site_change for each row execute function refuse_change();

-- owner: engines/publication
alter table site_column
  add column revision integer not null default 1,
  -- a day of each year by which there must be something new, in place of a number of days
  add column update_month_day text check (update_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  -- the units whose documents may stand here; empty: every unit's
  add column unit_ids uuid[] not null default '{}',
  -- the review sequence that applies, by its name; empty: the site's usual one
  add column review_sequence text not null default '',
  add column default_genre text,
  add column default_topic text,
  add column retention text not null default '' check (retention in ('', 'PERMANENT', 'Y30', 'Y10')),
  add column merged_into uuid,
  add foreign key (site_id, merged_into) references site_column (site_id, id),
  add check (update_every_days is null or update_month_day is null),
  add check (merged_into is null or (not active and merged_into <> id));

-- Addresses that columns had before: they lead on for ever and are given to no other column.
create table column_address (
  site_id integer not null references site (id),
  key text not null,
  column_id uuid not null,
  since timestamptz not null default now(),
  primary key (site_id, key),
  foreign key (site_id, column_id) references site_column (site_id, id)
);
create trigger keep before update or delete on column_address for each row execute function refuse_change();

create function guard_column() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from column_address a where a.site_id = new.site_id and a.key = new.key and a.column_id <> new.id) then
    perform refuse('COLUMN_ADDRESS_KEPT', 'The address belonged to another column and still leads there; choose another.');
  end if;
  if new.merged_into is not null and exists (select from site_column c
      where c.site_id = new.site_id and c.id = new.merged_into and c.merged_into is not null) then
    perform refuse('COLUMN_MERGED', 'Merge into the column that is in use.');
  end if;
  if tg_op = 'UPDATE' then
    if new.revision <> old.revision + 1 then
      perform refuse('COLUMN_REVISION', 'Each change of a column raises its revision by one.');
    end if;
    if old.merged_into is not null and (new.merged_into is distinct from old.merged_into or new.key <> old.key) then
      perform refuse('COLUMN_MERGED', 'A column that was merged stays so; its address leads to the other.');
    end if;
    if new.key <> old.key then
      insert into column_address (site_id, key, column_id) values (old.site_id, old.key, old.id) on conflict do nothing;
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on site_column for each row execute function guard_column();
create trigger keep before delete on site_column for each row execute function refuse_change();

-- Where what stood in a column stands now.
create function live_column(wanted uuid) returns uuid
  language sql stable set search_path from current
  begin atomic
    with recursive on_to as (
      select c.id, c.merged_into from site_column c where c.site_id = current_site() and c.id = wanted
      union select c.id, c.merged_into from on_to join site_column c on c.site_id = current_site() and c.id = on_to.merged_into)
    select id from on_to where merged_into is null;
  end;

-- A unit writes only where its documents may stand. What stands there already stays when the rule is narrowed.
create function guard_place() returns trigger language plpgsql set search_path from current as $$
declare owner uuid;
begin
  if tg_table_name = 'document' then
    owner := new.unit_id;
    if tg_op = 'UPDATE' and (new.column_id, new.unit_id) = (old.column_id, old.unit_id) then return new; end if;
  else
    if exists (select from document_listing l where l.site_id = new.site_id and l.document_id = new.document_id and l.column_id = new.column_id) then
      return new;
    end if;
    select d.unit_id into owner from document d where d.site_id = new.site_id and d.id = new.document_id;
  end if;
  if exists (select from site_column c where c.site_id = new.site_id and c.id = new.column_id
      and cardinality(c.unit_ids) > 0 and owner <> all (c.unit_ids)) then
    perform refuse('COLUMN_NOT_OF_UNIT', 'Choose a column that this unit may publish in.');
  end if;
  return new;
end $$;
create trigger place before insert or update of column_id, unit_id on document for each row execute function guard_place();
create trigger place before insert on document_listing for each row execute function guard_place();

-- What moves to another column is indexed anew.
create function announce_merge() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into outbox (site_id, topic, subject_id)
    select distinct new.site_id, 'public_act', l.document_id from document_listing l
    where l.site_id = new.site_id and l.column_id in (new.id, new.merged_into) and l.listed_at is not null;
  return null;
end $$;
create trigger announce_merge after update of merged_into on site_column for each row
  when (new.merged_into is not null and old.merged_into is null) execute function announce_merge();

create or replace view public_column with (security_barrier) as
  select c.site_id, c.id, c.key, c.parent_id, c.name, c.name_en, c.description, c.keywords, c.column_type, c.position,
         c.update_every_days, c.update_basis, c.article, c.responsible_unit_id, c.update_month_day
  from site_column c where c.site_id = current_site() and c.active;

-- Addresses that lead on: of columns that were renamed or merged for good, of those that rest to the nearest one above them.
-- A column that never showed anything leads nowhere.
create view public_column_address with (security_barrier) as
  select a.site_id, a.key, t.id as target_id, a.moved
  from (
    select o.site_id, o.key, o.column_id, true as moved from column_address o where o.site_id = current_site()
    union all
    select c.site_id, c.key, c.id, c.merged_into is not null from site_column c
    where c.site_id = current_site() and not c.active and (c.merged_into is not null or exists (
      select from listed_document l where l.site_id = c.site_id and l.column_id = c.id))) a
  left join lateral (
    with recursive up as (
      select c.id, c.parent_id, c.merged_into, c.active from site_column c where c.site_id = a.site_id and c.id = a.column_id
      union select c.id, c.parent_id, c.merged_into, c.active from up join site_column c
        on c.site_id = a.site_id and c.id = coalesce(up.merged_into, up.parent_id) where not up.active)
    select id from up where active) t on true;

-- Topics (主题分类) and genres (体裁) as the site keeps them, over the lists that come with the program. Documents store the name, so a
-- name is never changed: a term is retired and another added.
create table site_term (
  site_id integer not null references site (id),
  kind text not null check (kind in ('topic', 'genre')),
  name text not null check (length(name) between 1 and 60 and name = btrim(name)),
  name_en text not null default '',
  active boolean not null default true,
  position integer not null default 0,
  revision integer not null default 1,
  primary key (site_id, kind, name)
);
create trigger keep before delete on site_term for each row execute function refuse_change();
create function guard_term() returns trigger language plpgsql set search_path from current as $$
begin
  if (new.kind, new.name) <> (old.kind, old.name) then
    perform refuse('TERM_NAME_FIXED', 'Documents carry the name: retire the term and add another.');
  end if;
  if new.revision <> old.revision + 1 then
    perform refuse('TERM_REVISION', 'Each change of a term raises its revision by one.');
  end if;
  return new;
end $$;
create trigger guard before update on site_term for each row execute function guard_term();
create trigger announce after insert or update on site_term for each row execute function announce_structure();

create view public_term with (security_barrier) as
  select t.site_id, t.kind, t.name, t.name_en from site_term t where t.site_id = current_site();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['site_change', 'column_address', 'site_term']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

revoke execute on function live_column from public;
grant execute on function live_column to openzone_app;
grant select, insert on site_change, column_address to openzone_app;
grant select, insert, update on site_term to openzone_app;
grant select on public_column_address, public_term to openzone_public, openzone_app;
