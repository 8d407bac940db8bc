-- How a site looks and what it says about itself: prepared as a draft, seen as a preview, then live.

-- owner: base/sites
create table site_look (
  site_id integer primary key references site (id),
  revision integer not null default 1,
  -- what the public sees; the texts (names, footer facts, contact) lie in site_profile
  live jsonb not null default '{}',
  -- what is being prepared, with its texts; null: nothing
  draft jsonb,
  draft_by uuid,
  draft_name text not null default '',
  draft_at timestamptz,
  check ((draft is null) = (draft_at is null))
);
-- Small pictures of the site itself: its logo and the marks in its footer. They lie here and not with the files of documents, so
-- that what the public may load is decided by what is live, in one statement.
create table site_picture (
  site_id integer not null references site (id),
  id text not null check (id = encode(sha256(bytes), 'hex')),
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null check (width between 1 and 4000),
  height integer not null check (height between 1 and 4000),
  bytes bytea not null check (octet_length(bytes) between 1 and 307200),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (site_id, id)
);
create trigger keep before update or delete on site_picture for each row execute function refuse_change();

create function guard_look() returns trigger language plpgsql set search_path from current as $$
begin
  if tg_op = 'INSERT' then
    if new.live <> '{}' then perform refuse('LOOK_UNPREPARED', 'What goes live is prepared as a draft first.'); end if;
  else
    if new.revision <> old.revision + 1 then
      perform refuse('LOOK_REVISION', 'Each change of the appearance raises its revision by one.');
    end if;
    -- What the public sees is what somebody prepared and could preview, and nothing else.
    if new.live is distinct from old.live and (old.draft is null or new.live <> old.draft - 'texts' or new.draft is not null) then
      perform refuse('LOOK_UNPREPARED', 'What goes live is prepared as a draft first.');
    end if;
  end if;
  if exists (select from jsonb_path_query(coalesce(new.draft, new.live), '$.**.picture ? (@.type() == "string")') wanted
      where not exists (select from site_picture p where p.site_id = new.site_id and p.id = wanted #>> '{}')) then
    perform refuse('LOOK_PICTURE_MISSING', 'Upload the picture first.');
  end if;
  return new;
end $$;
create trigger guard before insert or update on site_look for each row execute function guard_look();
create trigger keep before delete on site_look for each row execute function refuse_change();
create trigger announce after update of live on site_look for each row
  when (new.live is distinct from old.live) execute function announce_structure();

create view public_look with (security_barrier) as
  select l.site_id, l.live from site_look l where l.site_id = current_site() and l.live <> '{}';
create view public_site_picture with (security_barrier) as
  select p.site_id, p.id, p.media_type, p.width, p.height, p.bytes from site_picture p
  where p.site_id = current_site() and exists (
    select from site_look l, jsonb_path_query(l.live, '$.**.picture ? (@.type() == "string")') shown
    where l.site_id = p.site_id and shown #>> '{}' = p.id);

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['site_look', 'site_picture'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;
revoke execute on function guard_look from public;
grant select, insert, update on site_look to openzone_app;
grant select, insert on site_picture to openzone_app;
grant select on public_look, public_site_picture to openzone_public, openzone_app;
