-- Writing: references from the text of one document to another.

-- owner: engines/publication
-- The documents that a version's text refers to, by their codes (`document:<code>`). The rows follow from the text; nobody writes them.
create table version_reference (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  primary key (site_id, version_id, document_id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id)
);
create index version_reference_target on version_reference (site_id, document_id);

-- A text stands in the open with every code in it: it refers only to what has been public at some time.
create function gather_references() returns trigger language plpgsql security definer set search_path from current as $$
declare wanted text; target uuid;
begin
  for wanted in select distinct m[1] from regexp_matches(new.body_html, 'href="document:([^"]*)"', 'g') m loop
    select d.id into target from document d where d.site_id = new.site_id and d.code = wanted and d.first_published_at is not null;
    if target is null then
      perform refuse('REFERENCE_NOT_PUBLIC', 'Refer to documents that are public.');
    end if;
    insert into version_reference (site_id, version_id, document_id) values (new.site_id, new.id, target);
  end loop;
  return null;
end $$;
create trigger refers after insert on document_version for each row execute function gather_references();

create function guard_reference() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    perform refuse('REFERENCE_BY_HAND', 'References follow from the text of a version.');
  end if;
  return new;
end $$;
create trigger guard before insert on version_reference for each row execute function guard_reference();
create trigger keep before update or delete on version_reference for each row execute function keep_attachment();

create function erase_references() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from version_reference where site_id = new.site_id and version_id = new.id;
  return null;
end $$;
create trigger references_erased after update on document_version
  for each row when (new.content_sha256 = repeat('0', 64)) execute function erase_references();

-- From what is public; the other end is public or was withdrawn, and then its title is not told any more.
create view public_reference with (security_barrier) as
  select r.site_id, f.id as from_id, f.code as from_code, fv.title as from_title, t.id as to_id, t.code as to_code,
         t.withdrawn_at is null as to_public, case when t.withdrawn_at is null then tv.title end as to_title
  from version_reference r
  join document f on f.site_id = r.site_id and f.public_version_id = r.version_id
  join document_version fv on fv.site_id = f.site_id and fv.id = f.public_version_id
  join document t on t.site_id = r.site_id and t.id = r.document_id
  join document_version tv on tv.site_id = t.site_id and tv.id = t.public_version_id
  where r.site_id = current_site() and f.withdrawn_at is null;

-- owner: platform
alter table version_reference enable row level security;
alter table version_reference force row level security;
create policy one_site on version_reference using (site_id = current_site()) with check (site_id = current_site());
grant select on version_reference to openzone_app;
grant select on public_reference to openzone_public, openzone_app;
revoke execute on function gather_references, guard_reference, erase_references from public;
