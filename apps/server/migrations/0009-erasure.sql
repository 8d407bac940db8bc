-- Erasure. What is public is recorded for ever, and what a version says is never changed; but the law may demand that it be removed
-- (个人信息保护法 art. 47, state secrets, a court). Then, and only then, the words of a version that is not public go: asked for by
-- one person of the disclosure office, confirmed by a second, told by an entry of the ledger in the same transaction.

-- owner: base/files
-- Bytes that nothing of this site refers to any more; the worker removes them once no other site does either.
create table file_removal (
  site_id integer not null references site (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  asked_at timestamptz not null default now(),
  primary key (site_id, sha256)
);

-- Whoever records a file holds its content for the transaction (shared); whoever removes bytes holds it alone.
create function hold_file_content(content text, alone boolean) returns void language sql
  begin atomic
    select case when alone then pg_advisory_xact_lock(hashtextextended(content, 4158004))
      else pg_advisory_xact_lock_shared(hashtextextended(content, 4158004)) end;
  end;

-- Forgets a file: its words, who handed it in, and soon its bytes. False: something refers to it, and it stays.
create function forget_file(content text) returns boolean language plpgsql security definer set search_path from current as $$
begin
  delete from file_holder where site_id = current_site() and sha256 = content;
  delete from file where site_id = current_site() and sha256 = content;
  if found then
    insert into file_removal (site_id, sha256) values (current_site(), content) on conflict do nothing;
  end if;
  return found;
exception when foreign_key_violation then
  return false;
end $$;

-- Whether the bytes may go now: asked for, and recorded on no site. Until the end of the transaction nobody can record them.
create function claim_file_removal(content text) returns boolean language plpgsql security definer set search_path from current as $$
declare
  here text := current_setting('openzone.site', true);
  one integer;
  kept boolean := false;
begin
  perform hold_file_content(content, true);
  if not exists (select from file_removal where site_id = current_site() and sha256 = content) then return false; end if;
  for one in select id from site loop
    perform set_config('openzone.site', one::text, true);
    kept := kept or exists (select from file where site_id = one and sha256 = content);
  end loop;
  perform set_config('openzone.site', coalesce(here, ''), true);
  if kept then delete from file_removal where site_id = current_site() and sha256 = content; end if;
  return not kept;
end $$;

-- owner: base/ledger
-- True in the transaction that has put this erasure on the ledger.
create function erased_on_ledger_now(act uuid) returns boolean
  language sql stable security definer set search_path from current
  begin atomic
    select exists (select from ledger_entry where site_id = current_site() and act_id = act and action = 'ERASE' and xact = pg_current_xact_id());
  end;

-- owner: engines/publication
create table version_erasure (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  state text not null default 'requested' check (state in ('requested', 'dropped', 'done')),
  basis text not null check (basis in ('PERSONAL_INFORMATION', 'STATE_SECRET', 'AUTHORITY_DECISION')),
  reason text not null check (length(reason) >= 5),
  -- Whether what was said about the version goes too: reasons of determinations and acts, comments of reviewers.
  remarks boolean not null,
  -- Whether source files of an import go too from which other documents came besides.
  shared_sources boolean not null default false,
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, requested_by) references account (site_id, id),
  foreign key (site_id, decided_by) references account (site_id, id),
  check ((state = 'requested') = (decided_by is null) and (decided_by is null) = (decided_at is null))
);
create unique index version_erasure_once on version_erasure (site_id, version_id) where state <> 'dropped';
create index version_erasure_document on version_erasure (site_id, document_id);
-- Whether anything else refers to a content is asked before it is forgotten.
create index version_attachment_content on version_attachment (site_id, sha256);

-- What stands in place of words that were erased.
create function erased_words() returns text language sql immutable return '〔内容已依法删除〕';
create function erased_hash() returns text language sql immutable return repeat('0', 64);

create function guard_version_erasure() returns trigger language plpgsql security definer set search_path from current as $$
declare d document; x version_erasure := old;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      perform refuse('ERASURE_BEGINS_REQUESTED', 'An erasure is requested by one person and confirmed by another.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Erase a version of this document.');
    end if;
    if not holds_role(new.site_id, new.requested_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('ERASURE_WITHOUT_ROLE', 'The disclosure office requests an erasure.');
    end if;
    new.requested_at := now();
  else
    x.state := new.state; x.decided_by := new.decided_by; x.decided_at := new.decided_at;
    if old.state <> 'requested' or new is distinct from x then
      raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation', hint = 'Request another erasure instead.';
    end if;
    if not (holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null) or holds_role(new.site_id, new.decided_by, 'ADMIN', null)) then
      perform refuse('ERASURE_WITHOUT_ROLE', 'The disclosure office or an administrator decides on an erasure.');
    end if;
    if new.state = 'done' and new.decided_by = new.requested_by then
      perform refuse('TWO_PERSON_RULE', 'A second person confirms; who requested it may not.');
    end if;
    new.decided_at := now();
    if new.state = 'dropped' then return new; end if;
  end if;
  if d.public_version_id = new.version_id and d.withdrawn_at is null then
    perform refuse('ERASURE_OF_PUBLIC_VERSION', 'Withdraw it, or publish another version, first.');
  end if;
  if d.working_version_id = new.version_id and d.stage in ('in_review', 'scheduled') then
    perform refuse('ERASURE_UNDER_WAY', 'Recall it from review, or cancel its schedule, first.');
  end if;
  return new;
end $$;
create trigger guard before insert or update on version_erasure for each row execute function guard_version_erasure();
create trigger keep before delete on version_erasure for each row execute function refuse_change();

-- True while a confirmed erasure of this version is being carried out; `said_about` for what was said about it.
create function erasing_now(site integer, version uuid, said_about boolean) returns boolean
  language sql stable security definer set search_path from current
  begin atomic
    select exists (select from version_erasure x where x.site_id = site and x.version_id = version and x.state = 'done'
      and (x.remarks or not said_about) and erased_on_ledger_now(x.id));
  end;

-- In place of `refuse_change`: a version changes in one way only, by being emptied.
create function keep_version() returns trigger language plpgsql security definer set search_path from current as $$
declare emptied document_version := old;
begin
  if tg_op = 'UPDATE' then
    emptied.title := erased_words();
    emptied.body_html := '';
    emptied.body_text := '';
    emptied.abstract := '';
    emptied.document_number := null;
    emptied.issuing_agency := '';
    emptied.joint_issuers := '{}';
    emptied.subject_words := '{}';
    emptied.legacy_index_number := null;
    emptied.change_note := '';
    emptied.content_sha256 := erased_hash();
    -- Words of closed lists may stay, for the figures of reports.
    emptied.genre := case when new.genre is not null then old.genre end;
    emptied.subject_category := case when new.subject_category is not null then old.subject_category end;
    emptied.source := case when new.source <> '' then old.source else '' end;
    if new is not distinct from emptied and erasing_now(old.site_id, old.id, false) then return new; end if;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row, or have the version erased by two people.';
end $$;
drop trigger keep on document_version;
create trigger keep before update or delete on document_version for each row execute function keep_version();

create function keep_attachment() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'DELETE' and erasing_now(old.site_id, old.version_id, false) then return old; end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row, or have the version erased by two people.';
end $$;
drop trigger keep on version_attachment;
create trigger keep before update or delete on version_attachment for each row execute function keep_attachment();

-- What was said about a version: of the fields named as arguments the words may be taken out, and nothing else.
create function keep_record() returns trigger language plpgsql security definer set search_path from current as $$
declare
  was jsonb := to_jsonb(old);
  of_version uuid;
  is_content boolean := false;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = was - tg_argv
     and not exists (select from jsonb_each(to_jsonb(new)) f where f.key = any(tg_argv)
       and f.value is distinct from was -> f.key
       and f.value <> to_jsonb(erased_words())
       and case jsonb_typeof(f.value)
         when 'object' then exists (select from jsonb_each(f.value) e where e.value <> to_jsonb(erased_words()) or not (was -> f.key) ? e.key)
         else true end) then
    if tg_table_name = 'review_decision' then
      select r.version_id into of_version from review r where r.site_id = old.site_id and r.id = (was ->> 'review_id')::uuid;
    else
      of_version := (was ->> 'version_id')::uuid;
    end if;
    -- The note of a change belongs to the version, and stands in its event and in the act that made it public as well.
    is_content := case tg_table_name when 'document_event' then was ->> 'kind' in ('create', 'edit')
      when 'public_act' then was ->> 'action' = 'REVISE' and not (was ->> 'forced')::boolean else false end;
    if not (tg_table_name = 'document_event' and was ->> 'kind' like 'erase%') and erasing_now(old.site_id, of_version, not is_content) then
      return new;
    end if;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $$;
drop trigger keep on determination;
drop trigger keep on review_decision;
drop trigger keep on public_act;
drop trigger keep on document_event;
create trigger keep before update or delete on determination for each row execute function keep_record('reason', 'evidence');
create trigger keep before update or delete on review_decision for each row execute function keep_record('comment');
create trigger keep before update or delete on public_act for each row execute function keep_record('reason');
create trigger keep before update or delete on document_event for each row execute function keep_record('comment');

-- Carries out a confirmed erasure that stands on the ledger. Genre, subject and source stay where they are named, being words of
-- closed lists.
create function erase_version(erasure uuid, kept_genre text, kept_subject text, kept_source text) returns void
  language plpgsql security definer set search_path from current as $$
declare x version_erasure;
begin
  select * into x from version_erasure where site_id = current_site() and id = erasure and state = 'done';
  if not found then
    perform refuse('ERASURE_NOT_CONFIRMED', 'A second person confirms an erasure first.');
  end if;
  update document_event set comment = erased_words()
    where site_id = x.site_id and document_id = x.document_id and version_id = x.version_id and comment <> ''
      and kind not like 'erase%' and (x.remarks or kind in ('create', 'edit'));
  update public_act set reason = erased_words()
    where site_id = x.site_id and document_id = x.document_id and version_id = x.version_id and reason <> ''
      and (x.remarks or (action = 'REVISE' and not forced));
  if x.remarks then
    update determination t set reason = case t.reason when '' then '' else erased_words() end,
        evidence = (select coalesce(jsonb_object_agg(key, erased_words()), '{}') from jsonb_object_keys(t.evidence) key)
      where site_id = x.site_id and version_id = x.version_id;
    update review_decision set comment = erased_words()
      where site_id = x.site_id and comment <> '' and review_id in (select r.id from review r where r.site_id = x.site_id and r.version_id = x.version_id);
    update document set withdrawal_reason = erased_words()
      where site_id = x.site_id and id = x.document_id and public_version_id = x.version_id and withdrawal_reason is not null;
  end if;
  update document_version set title = erased_words(), body_html = '', body_text = '', abstract = '', document_number = null,
      genre = kept_genre, subject_category = kept_subject, issuing_agency = '', joint_issuers = '{}', subject_words = '{}',
      source = coalesce(kept_source, ''), legacy_index_number = null, change_note = '', content_sha256 = erased_hash()
    where site_id = x.site_id and id = x.version_id;
  delete from version_attachment where site_id = x.site_id and version_id = x.version_id;
end $$;

-- By the commit a confirmed erasure has been carried out, and told.
create function require_erased() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from shared_ledger l where l.site_id = new.site_id and l.act_id = new.id and l.action = 'ERASE') then
    perform refuse('ERASURE_WITHOUT_LEDGER', 'Append the erasure to the ledger in the same transaction.');
  end if;
  -- An entry written later could commit to nothing but emptiness.
  if exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.document_id and a.version_id = new.version_id
      and not on_ledger(a.id)) then
    perform refuse('ERASURE_BEFORE_LEDGER', 'Wait until the worker has put the earlier acts of this version on the ledger.');
  end if;
  if exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.content_sha256 <> erased_hash())
     or exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id)
     or exists (select from public_act a join shared_ledger l on l.site_id = a.site_id and l.act_id = a.id
       where a.site_id = new.site_id and a.document_id = new.document_id and a.version_id = new.version_id
         and (a.action <> 'WITHDRAW' or new.remarks) and l.opening is not null) then
    perform refuse('ERASURE_UNFINISHED', 'Empty the version, unlink its files and remove the openings of its entries.');
  end if;
  return null;
end $$;
create constraint trigger erased after update on version_erasure deferrable initially deferred
  for each row when (new.state = 'done') execute function require_erased();

-- An entry that tells of an erasure stands for one that two people decided on.
create function require_erasure() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from version_erasure x where x.site_id = new.site_id and x.id = new.act_id and x.document_id = new.subject_id
      and x.state = 'done') then
    perform refuse('LEDGER_ERASE_WITHOUT_ERASURE', 'Have the erasure requested and confirmed by two people.');
  end if;
  return null;
end $$;
create constraint trigger erasure after insert on ledger_entry deferrable initially deferred
  for each row when (new.action = 'ERASE') execute function require_erasure();

-- Openings go with the version whose acts they open, and not with another of the same document.
create function require_erasure_of_opening() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (
      select from shared_ledger l join public_act a on a.site_id = l.site_id and a.id = l.act_id
      join version_erasure x on x.site_id = a.site_id and x.document_id = a.document_id and x.version_id = a.version_id and x.state = 'done'
      where l.site_id = old.site_id and l.sequence = old.sequence and (a.action <> 'WITHDRAW' or x.remarks)) then
    perform refuse('LEDGER_OPENING_OF_OTHER_VERSION', 'Only what opens the acts of the erased version goes.');
  end if;
  return null;
end $$;
create constraint trigger erasure after delete on ledger_opening deferrable initially deferred
  for each row execute function require_erasure_of_opening();

-- What was erased goes no further.
create function refuse_erased() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from version_erasure x where x.site_id = new.site_id and x.version_id = new.version_id and x.state = 'done') then
    perform refuse('VERSION_ERASED', 'Write a new version.');
  end if;
  return new;
end $$;
create trigger erased before insert on determination for each row execute function refuse_erased();
create trigger erased before insert on review for each row execute function refuse_erased();
create trigger erased before insert on public_act for each row when (new.action <> 'WITHDRAW') execute function refuse_erased();

-- Kept pages and the search index look at the document anew.
create function announce_erasure() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.document_id);
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', 'ERASE')::text);
  return null;
end $$;
create trigger announce after update on version_erasure for each row when (new.state = 'done') execute function announce_erasure();

-- Which versions that once were public have been emptied; of others the public is not told.
create view public_erasure with (security_barrier) as
  select x.site_id, x.document_id, d.code, v.number as version_number, x.basis, x.decided_at as erased_at, l.sequence
  from version_erasure x
  join document d on d.site_id = x.site_id and d.id = x.document_id
  join document_version v on v.site_id = x.site_id and v.id = x.version_id
  join shared_ledger l on l.site_id = x.site_id and l.act_id = x.id
  where x.site_id = current_site() and x.state = 'done'
    and exists (select from public_act a where a.site_id = x.site_id and a.document_id = x.document_id and a.version_id = x.version_id);

-- owner: systems/legacy-files
-- A source that was removed: that it was there stays on record.
alter table import_file alter column sha256 drop not null;
create index import_file_content on import_file (site_id, sha256);
create index import_row_attachment on import_row using gin ((proposal -> 'attachments') jsonb_path_ops)
  where proposal -> 'attachments' <> '[]'::jsonb;

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['file_removal', 'version_erasure']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, delete on file_removal to openzone_app;
grant select, insert on version_erasure to openzone_app;
grant update (state, decided_by, decided_at) on version_erasure to openzone_app;
grant select on public_erasure to openzone_public, openzone_app;
revoke execute on function hold_file_content, forget_file, claim_file_removal, erase_version, erased_on_ledger_now, erasing_now from public;
grant execute on function hold_file_content, forget_file, claim_file_removal, erase_version to openzone_app;
