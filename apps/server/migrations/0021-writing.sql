-- Writing: pictures in the body of a version.

-- owner: engines/publication
-- The pictures that a version's body shows. The body names each by its content (`picture:<sha256>`), so the version's hash covers the
-- picture; these rows follow from the body, and nobody writes them by hand.
create table version_picture (
  site_id integer not null,
  version_id uuid not null,
  position integer not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- It has words for those who do not see it, or was said to be decoration (an empty text).
  described boolean not null,
  primary key (site_id, version_id, position),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, sha256) references file (site_id, sha256)
);
create index version_picture_content on version_picture (site_id, sha256);

create function gather_pictures() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into version_picture (site_id, version_id, position, sha256, described)
  select new.site_id, new.id, m.position, m.found[2], m.found[1] ~ '\salt="'
    from regexp_matches(new.body_html, '(<img\s[^>]*?src="picture:([0-9a-f]{64})"[^>]*>)', 'g') with ordinality m (found, position);
  return null;
end $$;
create trigger pictures after insert on document_version for each row execute function gather_pictures();

create function guard_picture() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    perform refuse('PICTURE_BY_HAND', 'Pictures follow from the body of a version.');
  end if;
  return new;
end $$;
create trigger guard before insert on version_picture for each row execute function guard_picture();
create trigger keep before update or delete on version_picture for each row execute function keep_attachment();

-- What is erased from the body is no longer kept for it.
create function erase_pictures() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from version_picture where site_id = new.site_id and version_id = new.id;
  return null;
end $$;
create trigger pictures_erased after update on document_version
  for each row when (new.content_sha256 = repeat('0', 64)) execute function erase_pictures();

-- Nothing goes to review with a picture that some readers could not read.
create function guard_described() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from version_picture p where p.site_id = new.site_id and p.version_id = new.version_id and not p.described) then
    perform refuse('PICTURE_WITHOUT_TEXT', 'Give every picture a text, or say that it is decoration, first.');
  end if;
  return new;
end $$;
create trigger described before insert on review for each row execute function guard_described();

create view public_picture with (security_barrier) as
  select distinct p.site_id, d.id as document_id, d.code, p.sha256, f.size, f.media_type
  from document d
  join version_picture p on p.site_id = d.site_id and p.version_id = d.public_version_id
  join file f on f.site_id = p.site_id and f.sha256 = p.sha256
  where d.site_id = current_site() and d.withdrawn_at is null;

-- owner: platform
alter table version_picture enable row level security;
alter table version_picture force row level security;
create policy one_site on version_picture using (site_id = current_site()) with check (site_id = current_site());
grant select on version_picture to openzone_app;
grant select on public_picture to openzone_public, openzone_app;
revoke execute on function gather_pictures, guard_picture, erase_pictures, guard_described from public;
