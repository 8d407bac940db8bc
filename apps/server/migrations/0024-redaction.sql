-- Attachments join the review of personal data: what a file shows and what it hides is looked at before it becomes public, and the
-- original of a cleaned copy is held apart.

-- owner: base/files
-- What the inspection of a content has found: the text its readers see with its places, and what it hides. Goes with the file.
create table file_inspection (
  site_id integer not null,
  sha256 text not null,
  -- which rules looked; a file is looked at again by newer ones
  inspector integer not null check (inspector > 0),
  outcome text not null check (outcome in ('read', 'refused')),
  -- why it could not be read, in both languages
  problem jsonb,
  format text,
  text text not null default '',
  places jsonb not null default '[]',
  hidden jsonb not null default '[]',
  inspected_at timestamptz not null default now(),
  primary key (site_id, sha256),
  foreign key (site_id, sha256) references file (site_id, sha256) on delete cascade,
  check ((outcome = 'refused') = (problem is not null))
);

create view shared_file_inspection with (security_invoker) as select site_id, sha256, inspector, outcome from file_inspection;

-- owner: engines/publication
-- What an attachment of a version hides, by kind, and what people have decided on it. The places and words stand with the inspection.
create table attachment_finding (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  position integer not null check (position > 0),
  inspector integer not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{2,40}$'),
  places integer not null check (places > 0),
  -- removed: the public copy is without it; look: only a person can judge
  action text not null check (action in ('removed', 'look')),
  blocking boolean not null,
  found_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'mask', 'keep')),
  reason text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  primary key (site_id, id),
  unique (site_id, version_id, position, kind, inspector),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, decided_by) references account (site_id, id),
  check ((decided_by is null) = (decided_at is null)),
  check (state = 'open' or decided_by is not null),
  check (state <> 'keep' or length(reason) >= 2),
  check (state <> 'mask' or action = 'removed')
);

-- A file of an original whose copy was cleaned: never public again, read by few, each reading on record.
create table personal_original_file (
  site_id integer not null,
  version_id uuid not null,
  position integer not null check (position > 0),
  document_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  copy_sha256 text not null check (copy_sha256 ~ '^[0-9a-f]{64}$'),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (site_id, version_id, position),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, made_by) references account (site_id, id),
  check (sha256 <> copy_sha256)
);
create index personal_original_file_content on personal_original_file (site_id, sha256);

-- Which file of the original was opened; null: its text.
alter table personal_original_reading add column position integer check (position > 0);

-- The unit, the secrecy reviewer and the disclosure office decide.
create function guard_attachment_finding() returns trigger language plpgsql security definer set search_path from current as $$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.state <> 'open' and not exists (
        select from personal_decision x where x.site_id = new.site_id and x.document_id = new.document_id and x.kind = new.kind
          and x.decision = new.state and x.decided_by = new.decided_by) then
      perform refuse('FINDING_BEGINS_OPEN', 'A finding begins open, unless the same was decided in an earlier version.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
  elsif (to_jsonb(new) - array['state', 'reason', 'decided_by', 'decided_at']) <> (to_jsonb(old) - array['state', 'reason', 'decided_by', 'decided_at']) then
    perform refuse('FINDING_CHANGED', 'Only the decision on a finding changes.');
  end if;
  if new.decided_by is not null then
    if not (holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) or holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null)
        or holds_role(new.site_id, new.decided_by, 'HANDLER', d.unit_id) or holds_role(new.site_id, new.decided_by, 'UNIT_HEAD', d.unit_id)) then
      perform refuse('DECIDER_WITHOUT_ROLE', 'The unit, the secrecy reviewer or the disclosure office decides.');
    end if;
    new.decided_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on attachment_finding for each row execute function guard_attachment_finding();
create trigger record after insert or update on attachment_finding for each row when (new.decided_by is not null)
  execute function record_personal_decision();
create trigger keep before delete on attachment_finding for each row execute function keep_decided();

-- Whether this content is the original of a cleaned copy.
create function is_sealed_file(site integer, content text) returns boolean
  language sql stable security definer set search_path from current
  begin atomic
    select exists (select from personal_original_file o where o.site_id = site and o.sha256 = content);
  end;

create function keep_original_file() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'DELETE' and exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done') then
    return old;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Erase the version.';
end $$;
create trigger keep before update or delete on personal_original_file for each row execute function keep_original_file();

-- An erased version keeps neither the hash of its files nor what was found in them.
create function erase_attachment_findings() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from attachment_finding where site_id = new.site_id and version_id = new.version_id;
  delete from personal_original_file where site_id = new.site_id and version_id = new.version_id;
  return null;
end $$;
create constraint trigger attachment_findings after update on version_erasure deferrable initially deferred
  for each row when (new.state = 'done') execute function erase_attachment_findings();

-- No attachment becomes public that was not looked into, nor while something blocking in it is undecided or waits to be cleaned. A
-- forced publication goes past that and is flagged for ever; the original of a cleaned copy it does not publish either.
create function refuse_attachments() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id and is_sealed_file(a.site_id, a.sha256))
     or exists (select from version_picture p where p.site_id = new.site_id and p.version_id = new.version_id and is_sealed_file(p.site_id, p.sha256)) then
    perform refuse('ATTACHMENT_SEALED', 'Publish the cleaned copy of this file; its original is held apart.');
  end if;
  if new.forced then return new; end if;
  if exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id
      and not exists (select from shared_file_inspection i where i.site_id = a.site_id and i.sha256 = a.sha256)) then
    perform refuse('ATTACHMENT_NOT_INSPECTED', 'Have the attachments looked into first.');
  end if;
  if exists (select from attachment_finding f
      join version_attachment a on a.site_id = f.site_id and a.version_id = f.version_id and a.position = f.position
      join shared_file_inspection i on i.site_id = a.site_id and i.sha256 = a.sha256 and i.inspector = f.inspector
      where f.site_id = new.site_id and f.version_id = new.version_id and f.blocking and f.state <> 'keep') then
    perform refuse('ATTACHMENT_UNRESOLVED', 'Clean what the attachment hides, or keep it with a reason.');
  end if;
  return new;
end $$;
create trigger screened_files before insert on public_act for each row
  when (new.action <> 'WITHDRAW') execute function refuse_attachments();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['file_inspection', 'attachment_finding', 'personal_original_file']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, update on file_inspection to openzone_app;
grant select on shared_file_inspection to openzone_app;
grant select, insert, delete on attachment_finding to openzone_app;
grant update (state, reason, decided_by, decided_at) on attachment_finding to openzone_app;
grant select, insert on personal_original_file to openzone_app;
revoke execute on function guard_attachment_finding, is_sealed_file, keep_original_file, erase_attachment_findings, refuse_attachments from public;
grant execute on function is_sealed_file to openzone_app;
