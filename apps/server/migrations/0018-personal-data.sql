-- Personal data in what is to be published: found, decided upon by people, and kept from becoming public.

-- owner: engines/publication
-- That a version has been searched, by which finder and with which settings of the site.
create table personal_scan (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  finder text not null,
  characters integer not null,
  scanned_at timestamptz not null default now(),
  primary key (site_id, version_id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id)
);

-- Where something was found. What was found is not written here: it stands in the version, and goes when that is erased.
create table personal_finding (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  part text not null check (part ~ '^[a-z][a-zA-Z]{2,20}(:[0-9]{1,3})?$'),
  -- UTF-16 offsets in the part's text
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{2,40}$'),
  confidence real not null check (confidence between 0 and 1),
  why jsonb not null default '[]',
  subject text not null default 'unknown' check (subject in ('person', 'organisation', 'unknown')),
  -- the rule by which the law has it published
  exemption text,
  blocking boolean not null,
  -- null: by the finder
  found_by uuid,
  found_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'mask', 'keep')),
  reason text not null default '',
  decided_by uuid,
  decided_at timestamptz,
  primary key (site_id, id),
  unique (site_id, version_id, part, start_at, end_at, kind),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, found_by) references account (site_id, id),
  foreign key (site_id, decided_by) references account (site_id, id),
  check (end_at > start_at),
  check ((decided_by is null) = (decided_at is null)),
  check (state = 'open' or decided_by is not null),
  check (state <> 'keep' or length(reason) >= 2)
);
create index personal_finding_kind on personal_finding (site_id, kind) where state <> 'keep' and exemption is null;

-- Every decision, for ever: who, when, and why.
create table personal_decision (
  site_id integer not null,
  id bigint generated always as identity,
  finding_id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  kind text not null,
  decision text not null check (decision in ('open', 'mask', 'keep')),
  reason text not null default '',
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, decided_by) references account (site_id, id)
);
create index personal_decision_version on personal_decision (site_id, version_id, id);

-- A version that holds what its masked copy hides: read by few, and each reading is on record.
create table personal_original (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  copy_version_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (site_id, version_id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, copy_version_id) references document_version (site_id, id),
  foreign key (site_id, made_by) references account (site_id, id),
  check (version_id <> copy_version_id)
);

create table personal_original_reading (
  site_id integer not null,
  id bigint generated always as identity,
  document_id uuid not null,
  version_id uuid not null,
  account_id uuid not null,
  purpose text not null check (length(purpose) between 2 and 500),
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, account_id) references account (site_id, id)
);
create index personal_original_reading_version on personal_original_reading (site_id, version_id, id);

-- ---------------------------------------------------------------- rules

-- Handlers and heads of the unit, secrecy reviewers and the disclosure office decide; on a mark of secrecy only the latter two.
create function guard_personal_finding() returns trigger language plpgsql security definer set search_path from current as $$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.found_by is null and new.state <> 'open' and not exists (
        select from personal_decision x where x.site_id = new.site_id and x.document_id = new.document_id and x.kind = new.kind
          and x.decision = new.state and x.decided_by = new.decided_by) then
      perform refuse('FINDING_BEGINS_OPEN', 'A finding begins open, unless the same was decided in an earlier version.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
  else
    if (to_jsonb(new) - array['state', 'reason', 'decided_by', 'decided_at']) <> (to_jsonb(old) - array['state', 'reason', 'decided_by', 'decided_at']) then
      perform refuse('FINDING_CHANGED', 'Only the decision on a finding changes.');
    end if;
  end if;
  if new.decided_by is not null then
    if not (holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) or holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null)
        or (new.kind not in ('secret-mark', 'work-secret-mark') and (holds_role(new.site_id, new.decided_by, 'HANDLER', d.unit_id)
          or holds_role(new.site_id, new.decided_by, 'UNIT_HEAD', d.unit_id)))) then
      perform refuse('DECIDER_WITHOUT_ROLE', 'The unit, the secrecy reviewer or the disclosure office decides; on secrecy only the latter two.');
    end if;
    new.decided_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on personal_finding for each row execute function guard_personal_finding();

create function record_personal_decision() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into personal_decision (site_id, finding_id, document_id, version_id, kind, decision, reason, decided_by)
    values (new.site_id, new.id, new.document_id, new.version_id, new.kind, new.state, new.reason, new.decided_by);
  return null;
end $$;
create trigger record after insert or update on personal_finding for each row when (new.decided_by is not null)
  execute function record_personal_decision();

-- Only what nobody has decided on is replaced by another search; the rest goes with an erasure alone.
create function keep_decided() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if old.decided_by is null or exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done') then
    return old;
  end if;
  perform refuse('FINDING_DECIDED', 'What somebody has decided on stays.');
  return null;
end $$;
create trigger keep before delete on personal_finding for each row execute function keep_decided();
create trigger keep before update or delete on personal_decision for each row execute function keep_record('reason');
create trigger keep before update or delete on personal_original for each row execute function refuse_change();
create trigger keep before update or delete on personal_original_reading for each row execute function refuse_change();
create trigger keep before delete on personal_scan for each row execute function refuse_change();

-- Spans of an erased version say how long a name was: they go with it, and with its remarks the reasons of decisions.
create function erase_findings() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from personal_finding where site_id = new.site_id and version_id = new.version_id;
  if new.remarks then
    update personal_decision set reason = erased_words()
      where site_id = new.site_id and version_id = new.version_id and reason <> '';
  end if;
  return null;
end $$;
create constraint trigger findings after update on version_erasure deferrable initially deferred
  for each row when (new.state = 'done') execute function erase_findings();

-- Nothing becomes public that was not searched, nor while something blocking is undecided or waits to be masked. A forced
-- publication goes past it and is flagged for ever. Named so that it is asked after the rules of review.
create function refuse_personal_data() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from personal_scan s where s.site_id = new.site_id and s.version_id = new.version_id) then
    perform refuse('VERSION_NOT_SCREENED', 'Search this version for personal data first.');
  end if;
  if exists (select from personal_finding f where f.site_id = new.site_id and f.version_id = new.version_id and f.blocking and f.state <> 'keep') then
    perform refuse('PERSONAL_DATA_UNRESOLVED', 'Mask what was found, or keep it with a reason.');
  end if;
  return new;
end $$;
create trigger screened before insert on public_act for each row
  when (new.action <> 'WITHDRAW' and not new.forced) execute function refuse_personal_data();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['personal_scan', 'personal_finding', 'personal_decision', 'personal_original', 'personal_original_reading']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, delete on personal_finding to openzone_app;
grant update (state, reason, decided_by, decided_at) on personal_finding to openzone_app;
grant select, insert on personal_scan to openzone_app;
grant update (finder, characters, scanned_at) on personal_scan to openzone_app;
grant select on personal_decision to openzone_app;
grant select, insert on personal_original, personal_original_reading to openzone_app;
revoke execute on function guard_personal_finding, record_personal_decision, keep_decided, erase_findings, refuse_personal_data from public;
