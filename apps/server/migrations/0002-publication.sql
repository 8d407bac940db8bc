-- The publication engine. Each rule that decides whether something may be public stands here as a trigger or constraint,
-- so that it holds for whoever writes to the database and not only for the program.

-- owner: engines/publication
create table site_column (
  site_id integer not null references site (id),
  id uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,60}$'),
  parent_id uuid,
  name text not null,
  name_en text not null,
  description text not null default '',
  keywords text not null default '',
  column_type text not null default '',
  position integer not null default 0,
  update_every_days integer check (update_every_days > 0),
  update_basis text not null default '',
  article text not null default '',
  responsible_unit_id uuid,
  active boolean not null default true,
  primary key (site_id, id),
  unique (site_id, key),
  foreign key (site_id, parent_id) references site_column (site_id, id),
  foreign key (site_id, responsible_unit_id) references unit (site_id, id)
);

create table document (
  site_id integer not null references site (id),
  id uuid not null,
  code text not null check (code ~ '^[0-9a-z]{10}$'),
  unit_id uuid not null,
  column_id uuid not null,
  stage text not null default 'draft' check (stage in
    ('draft', 'determined', 'in_review', 'approved', 'scheduled', 'published', 'held', 'withdrawn', 'discarded')),
  working_version_id uuid not null,
  public_version_id uuid,
  revision integer not null default 1,
  index_number text,
  scheduled_for timestamptz,
  scheduled_by uuid,
  first_published_at timestamptz,
  published_at timestamptz,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  forced boolean not null default false,
  origin text not null default 'editor' check (origin in ('editor', 'import')),
  demonstration boolean not null default false,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, code),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, column_id) references site_column (site_id, id),
  foreign key (site_id, created_by) references account (site_id, id),
  foreign key (site_id, scheduled_by) references account (site_id, id),
  check ((scheduled_for is null) = (scheduled_by is null))
);
create unique index document_index_number on document (site_id, index_number) where index_number is not null;
create index document_work on document (site_id, stage, updated_at desc);
create index document_public on document (site_id, published_at desc) where public_version_id is not null and withdrawn_at is null;
create index document_due on document (scheduled_for) where stage = 'scheduled';

create table document_version (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  number integer not null,
  -- Where it stands once this version is public; until then a public document stays where it is.
  unit_id uuid not null,
  column_id uuid not null,
  extra_column_ids uuid[] not null default '{}',
  title text not null check (length(title) between 1 and 500),
  body_html text not null,
  body_text text not null,
  abstract text not null default '',
  document_number text,
  genre text,
  subject_category text,
  issuing_agency text not null,
  joint_issuers text[] not null default '{}',
  written_date date not null,
  changed_date date,
  effective_date date,
  expired_date date,
  declared_validity text not null default 'IN_FORCE' check (declared_validity in ('IN_FORCE', 'AMENDED', 'REPEALED', 'LAPSED', 'DECLARED_VOID')),
  subject_words text[] not null default '{}',
  source text not null default '',
  legacy_published_on date,
  legacy_index_number text,
  change_note text not null default '',
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, document_id, number),
  foreign key (site_id, document_id) references document (site_id, id) deferrable initially deferred,
  foreign key (site_id, created_by) references account (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, column_id) references site_column (site_id, id),
  check (changed_date is null or changed_date >= written_date),
  check (legacy_published_on is null or legacy_published_on >= written_date)
);
create index document_version_number on document_version (site_id, document_number) where document_number is not null;
alter table document
  add foreign key (site_id, working_version_id) references document_version (site_id, id) deferrable initially deferred,
  add foreign key (site_id, public_version_id) references document_version (site_id, id) deferrable initially deferred;

create table version_attachment (
  site_id integer not null,
  version_id uuid not null,
  position integer not null,
  name text not null check (length(name) between 1 and 200),
  sha256 text not null,
  primary key (site_id, version_id, position),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, sha256) references file (site_id, sha256)
);

-- A document stands in one column and may be listed in others. `listed_at` is null while it is not public.
create table document_listing (
  site_id integer not null,
  document_id uuid not null,
  column_id uuid not null,
  is_primary boolean not null,
  listed_at timestamptz,
  primary key (site_id, document_id, column_id),
  foreign key (site_id, document_id) references document (site_id, id) deferrable initially deferred,
  foreign key (site_id, column_id) references site_column (site_id, id)
);
create index document_listing_order on document_listing (site_id, column_id, listed_at desc) where listed_at is not null;

-- The places of public documents with all that lists are ordered, filtered and counted by. Triggers keep it, and it holds nothing
-- that is not public: so its view needs no barrier, through which no index could give an order, and lists need not read the
-- versions with their whole texts.
create table listed_document (
  site_id integer not null,
  document_id uuid not null,
  column_id uuid not null,
  is_primary boolean not null,
  listed_at timestamptz not null,
  -- Of `listed_at` in Shanghai.
  listed_year integer not null,
  unit_id uuid not null,
  genre text,
  subject_category text,
  declared_validity text not null,
  expired_date date,
  code text not null,
  published_at timestamptz not null,
  primary key (site_id, document_id, column_id)
);
create index listed_document_column on listed_document (site_id, column_id, listed_at desc, document_id desc);
create index listed_document_unit on listed_document (site_id, unit_id, listed_at desc, document_id desc) where is_primary;
create index listed_document_site on listed_document (site_id, listed_at desc, document_id desc)
  include (unit_id, genre, subject_category, listed_year) where is_primary;

create table document_link (
  site_id integer not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('INTERPRETS', 'AMENDS', 'REPEALS', 'IMPLEMENTS', 'ANSWERS', 'RESULT_OF')),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (site_id, from_id, to_id, kind),
  foreign key (site_id, from_id) references document (site_id, id),
  foreign key (site_id, to_id) references document (site_id, id),
  check (from_id <> to_id)
);
create index document_link_target on document_link (site_id, to_id);

-- The disclosure attribute, fixed at source (国办发〔2016〕80号), with its ground in the Regulation (arts. 13-16, 19-21).
create table determination (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  attribute text not null check (attribute in ('PROACTIVE', 'ON_REQUEST', 'WITHHELD')),
  article text not null check (article <> ''),
  ground text check (ground in ('STATE_SECRET', 'PROHIBITED_BY_LAW', 'THREE_SECURITIES_ONE_STABILITY', 'THIRD_PARTY_RIGHTS',
    'INTERNAL_AFFAIRS', 'DELIBERATIVE', 'ENFORCEMENT_FILE')),
  reason text not null,
  evidence jsonb not null default '{}',
  determined_by uuid not null,
  determined_at timestamptz not null default now(),
  sequence bigint generated always as identity,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, determined_by) references account (site_id, id),
  check ((attribute = 'WITHHELD') = (ground is not null)),
  check (attribute = 'PROACTIVE' or length(reason) >= 5)
);
create index determination_version on determination (site_id, version_id, sequence desc);

-- One submission of one version to a sequence of reviewers.
create table review (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  determination_id uuid not null,
  steps text[] not null check (cardinality(steps) >= 1),
  state text not null default 'open' check (state in ('open', 'approved', 'returned', 'recalled')),
  current_step integer not null default 1,
  submitted_by uuid not null,
  submitted_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, determination_id) references determination (site_id, id)
);
create unique index review_one_open on review (site_id, document_id) where state = 'open';
create index review_version on review (site_id, version_id);

create table review_decision (
  site_id integer not null,
  id uuid not null,
  review_id uuid not null,
  step integer not null,
  decision text not null check (decision in ('approve', 'return', 'recall')),
  comment text not null default '',
  confirmed text[] not null default '{}',
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, review_id, step, decision),
  foreign key (site_id, review_id) references review (site_id, id),
  foreign key (site_id, decided_by) references account (site_id, id),
  check (decision = 'approve' or length(comment) >= 2)
);

-- The public acts themselves. Later the ledger hangs on these rows.
create table public_act (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  action text not null check (action in ('PUBLISH', 'REVISE', 'WITHDRAW')),
  forced boolean not null default false,
  reason text not null default '',
  acted_by uuid not null,
  at timestamptz not null default now(),
  sequence bigint generated always as identity,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, acted_by) references account (site_id, id),
  check (not forced or length(reason) >= 5),
  check (action = 'PUBLISH' or length(reason) >= 2)
);
create index public_act_document on public_act (site_id, document_id, sequence);

create table document_event (
  site_id integer not null,
  id bigint generated always as identity,
  document_id uuid not null,
  version_id uuid,
  kind text not null,
  from_stage text,
  to_stage text,
  comment text not null default '',
  actor_id uuid not null,
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id)
);
create index document_event_document on document_event (site_id, document_id, id);

create table document_channel (
  site_id integer not null,
  document_id uuid not null,
  channel text not null check (channel in ('WEB', 'GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD')),
  state text not null check (state in ('planned', 'published', 'failed', 'withdrawn')),
  published_on date,
  reference text not null default '',
  updated_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (site_id, document_id, channel),
  foreign key (site_id, document_id) references document (site_id, id)
);

create table index_sequence (
  site_id integer not null references site (id),
  agency_code text not null,
  year integer not null,
  last integer not null,
  primary key (site_id, agency_code, year)
);

-- ---------------------------------------------------------------- rules

-- The time of a version is the time of its making; nobody sets it back.
create function stamp_version() returns trigger language plpgsql as $$
begin
  new.created_at := now();
  return new;
end $$;
create trigger stamp before insert on document_version for each row execute function stamp_version();
create trigger keep before update or delete on document_version for each row execute function refuse_change();
create trigger keep before update or delete on version_attachment for each row execute function refuse_change();
create trigger keep before update or delete on determination for each row execute function refuse_change();
create trigger keep before update or delete on review_decision for each row execute function refuse_change();
create trigger keep before update or delete on public_act for each row execute function refuse_change();
create trigger keep before update or delete on document_event for each row execute function refuse_change();
create trigger keep before delete on document for each row execute function refuse_change();
create trigger keep before delete on review for each row execute function refuse_change();

create function refuse(rule text, remedy text) returns void language plpgsql as $$
begin
  raise exception '%', rule using errcode = 'integrity_constraint_violation', hint = remedy;
end $$;

-- A version's attachments come with it in one transaction; nothing is hung on later.
create function guard_attachment() returns trigger language plpgsql as $$
begin
  if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.created_at = now()) then
    perform refuse('ATTACHMENT_AFTER_VERSION', 'Make a new version with the attachment.');
  end if;
  return new;
end $$;
create trigger guard before insert on version_attachment for each row execute function guard_attachment();

-- Who wrote any version of a document may never be the second person for it (Regulation art. 17: review before disclosure).
create function is_author(site integer, doc uuid, account uuid) returns boolean language sql stable
  begin atomic
    select exists (select from document_version v where v.site_id = site and v.document_id = doc and v.created_by = account);
  end;

create function guard_determination() returns trigger language plpgsql as $$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id;
  if d.working_version_id is distinct from new.version_id then
    perform refuse('DETERMINATION_OF_OTHER_VERSION', 'Determine the working version.');
  end if;
  if not (holds_role(new.site_id, new.determined_by, 'HANDLER', d.unit_id)
       or holds_role(new.site_id, new.determined_by, 'UNIT_HEAD', d.unit_id)
       or holds_role(new.site_id, new.determined_by, 'DISCLOSURE_OFFICE', d.unit_id)) then
    perform refuse('DETERMINER_WITHOUT_ROLE', 'A handler or head of the unit, or the disclosure office, determines.');
  end if;
  new.determined_at := now();
  return new;
end $$;
create trigger guard before insert on determination for each row execute function guard_determination();

create function guard_review() returns trigger language plpgsql as $$
declare latest uuid; d document;
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() < 2 then
      perform refuse('REVIEW_CHANGED_BY_HAND', 'A review moves on by its decisions.');
    end if;
    return new;
  end if;
  select * into d from document where site_id = new.site_id and id = new.document_id;
  select x.id into latest from determination x
    where x.site_id = new.site_id and x.version_id = new.version_id order by x.sequence desc limit 1;
  if latest is distinct from new.determination_id or d.working_version_id <> new.version_id then
    perform refuse('REVIEW_WITHOUT_DETERMINATION', 'Determine the disclosure attribute of this version first.');
  end if;
  if new.state <> 'open' or new.current_step <> 1 then
    perform refuse('REVIEW_BEGINS_OPEN', 'A review begins open at its first step.');
  end if;
  if not new.steps && array['SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'] then
    perform refuse('REVIEW_WITHOUT_SECRECY_STEP', 'A sequence has a secrecy reviewer or the disclosure office in it.');
  end if;
  new.submitted_at := now();
  return new;
end $$;
create trigger guard before insert or update on review for each row execute function guard_review();

create function guard_review_decision() returns trigger language plpgsql security definer set search_path from current as $$
declare r review; d document;
begin
  select * into r from review where site_id = new.site_id and id = new.review_id for update;
  select * into d from document where site_id = new.site_id and id = r.document_id;
  if r.state <> 'open' or new.step <> r.current_step then
    perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: its review has moved on.');
  end if;
  if new.decision = 'recall' then
    if new.decided_by <> r.submitted_by then
      perform refuse('RECALL_BY_OTHER', 'Only the person who submitted may recall.');
    end if;
  else
    if not holds_role(new.site_id, new.decided_by, r.steps[new.step], d.unit_id) then
      perform refuse('REVIEWER_WITHOUT_ROLE', 'This step belongs to another role.');
    end if;
    if is_author(new.site_id, d.id, new.decided_by) or new.decided_by = r.submitted_by then
      perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote or submitted it may not.');
    end if;
  end if;
  new.decided_at := now();
  return new;
end $$;
create trigger guard before insert on review_decision for each row execute function guard_review_decision();

create function apply_review_decision() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update review set
    state = case when new.decision = 'return' then 'returned' when new.decision = 'recall' then 'recalled'
                 when new.step = cardinality(steps) then 'approved' else state end,
    current_step = case when new.decision = 'approve' and new.step < cardinality(steps) then current_step + 1 else current_step end,
    closed_at = case when new.decision <> 'approve' or new.step = cardinality(steps) then now() end
  where site_id = new.site_id and id = new.review_id;
  return null;
end $$;
create trigger apply after insert on review_decision for each row execute function apply_review_decision();

create function version_approved(site integer, version uuid) returns boolean language sql stable
  begin atomic
    select exists (
      select from review r where r.site_id = site and r.version_id = version and r.state = 'approved'
        and r.determination_id = (select x.id from determination x where x.site_id = site and x.version_id = version order by x.sequence desc limit 1));
  end;

create function version_attribute(site integer, version uuid) returns text language sql stable
  begin atomic
    select x.attribute from determination x where x.site_id = site and x.version_id = version order by x.sequence desc limit 1;
  end;

create function guard_public_act() returns trigger language plpgsql as $$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id;
  new.at := now();
  if new.forced then
    if not holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('FORCED_WITHOUT_ROLE', 'Only a disclosure officer may force.');
    end if;
  elsif new.action <> 'WITHDRAW' then
    if not version_approved(new.site_id, new.version_id) then
      perform refuse('PUBLISH_WITHOUT_REVIEW', 'Determine, submit and have it reviewed by a second person first.');
    end if;
  end if;
  if new.action <> 'WITHDRAW' and version_attribute(new.site_id, new.version_id) is distinct from 'PROACTIVE' then
    perform refuse('PUBLISH_WITHOUT_DETERMINATION', 'Only what is determined 主动公开 may be published.');
  end if;
  if not (holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) or (new.action <> 'WITHDRAW' and exists (
      select from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
      where r.site_id = new.site_id and r.version_id = new.version_id and r.state = 'approved'
        and x.decision = 'approve' and x.decided_by = new.acted_by))) then
    perform refuse('PUBLISHER_WITHOUT_ROLE', 'The disclosure office, or a reviewer who approved this version, publishes.');
  end if;
  if new.action = 'PUBLISH' and d.first_published_at is not null and d.withdrawn_at is null then
    perform refuse('PUBLISHED_ALREADY', 'Use a revision.');
  end if;
  return new;
end $$;
create trigger guard before insert on public_act for each row execute function guard_public_act();

create function announce_public_act() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.document_id);
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', new.action)::text);
  return null;
end $$;
create trigger announce after insert on public_act for each row execute function announce_public_act();

create function guard_document() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if new.stage <> 'draft' or new.public_version_id is not null or new.index_number is not null
       or new.published_at is not null or new.first_published_at is not null or new.forced then
      perform refuse('DOCUMENT_BEGINS_AS_DRAFT', 'A document begins as a draft.');
    end if;
    new.created_at := now();
    return new;
  end if;

  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.code := old.code;
  if old.index_number is not null and new.index_number is distinct from old.index_number then
    perform refuse('INDEX_NUMBER_FIXED', 'An index number once given stays.');
  end if;

  if new.public_version_id is distinct from old.public_version_id then
    if new.public_version_id is null or not exists (
        select from public_act a where a.site_id = new.site_id and a.document_id = new.id
          and a.version_id = new.public_version_id and a.action in ('PUBLISH', 'REVISE') and a.at = now()) then
      perform refuse('PUBLIC_WITHOUT_ACT', 'Publish by a recorded act.');
    end if;
    if new.scheduled_for is not null and new.scheduled_for > now() then
      perform refuse('PUBLIC_BEFORE_TIME', 'The scheduled time has not come.');
    end if;
    if exists (select from document_version v where v.site_id = new.site_id and v.id = new.public_version_id and v.document_id <> new.id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Publish a version of this document.');
    end if;
    if new.index_number is null then
      perform refuse('PUBLIC_WITHOUT_INDEX_NUMBER', 'Give it an index number.');
    end if;
    new.published_at := now();
    new.first_published_at := coalesce(old.first_published_at, now());
  else
    new.published_at := old.published_at;
    new.first_published_at := old.first_published_at;
  end if;

  if new.withdrawn_at is distinct from old.withdrawn_at then
    if new.withdrawn_at is not null then
      if not exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.id
          and a.action = 'WITHDRAW' and a.at = now()) then
        perform refuse('WITHDRAWAL_WITHOUT_ACT', 'Withdraw by a recorded act.');
      end if;
      new.withdrawn_at := now();
    elsif new.public_version_id is not distinct from old.public_version_id then
      perform refuse('RETURN_WITHOUT_ACT', 'A withdrawn document returns by a new publication.');
    end if;
  end if;

  if old.forced or exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.id and a.forced) then
    new.forced := true;
  end if;

  if new.stage is distinct from old.stage then
    if new.stage in ('approved', 'scheduled', 'held') and not version_approved(new.site_id, new.working_version_id) then
      perform refuse('STAGE_WITHOUT_REVIEW', 'Determine, submit and have it reviewed by a second person first.');
    end if;
    if new.stage in ('approved', 'scheduled') and version_attribute(new.site_id, new.working_version_id) is distinct from 'PROACTIVE' then
      perform refuse('STAGE_WITHOUT_PROACTIVE', 'Only what is determined 主动公开 goes on to publication.');
    end if;
    if new.stage = 'determined' and version_attribute(new.site_id, new.working_version_id) is null then
      perform refuse('STAGE_WITHOUT_DETERMINATION', 'Record the determination first.');
    end if;
    if new.stage = 'in_review' and not exists (select from review r where r.site_id = new.site_id
        and r.version_id = new.working_version_id and r.state = 'open') then
      perform refuse('STAGE_WITHOUT_SUBMISSION', 'Submit to review first.');
    end if;
    if new.stage = 'published' and (new.public_version_id is distinct from new.working_version_id or new.withdrawn_at is not null) then
      perform refuse('STAGE_WITHOUT_PUBLICATION', 'Publish by a recorded act.');
    end if;
    if new.stage = 'discarded' and old.first_published_at is not null then
      perform refuse('PUBLIC_IS_NOT_DISCARDED', 'Withdraw it instead.');
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on document for each row execute function guard_document();

-- Lists follow the document: they hold a date only while it is public.
create function list_document() returns trigger language plpgsql security definer set search_path from current as $$
declare on_date timestamptz;
begin
  if new.public_version_id is not null and new.withdrawn_at is null then
    select coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', new.first_published_at) into on_date
      from document_version v where v.site_id = new.site_id and v.id = new.public_version_id;
  end if;
  update document_listing set listed_at = on_date where site_id = new.site_id and document_id = new.id;
  return null;
end $$;
create trigger list after update of public_version_id, withdrawn_at, unit_id on document for each row execute function list_document();

-- The document stays locked against a withdrawal until what was written by its state is committed.
create function guard_listing() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    perform from document where site_id = new.site_id and id = new.document_id for share;
    new.listed_at := (select case when d.public_version_id is not null and d.withdrawn_at is null
        then coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', d.first_published_at) end
      from document d left join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.site_id = new.site_id and d.id = new.document_id);
  end if;
  return new;
end $$;
create trigger guard before insert or update on document_listing for each row execute function guard_listing();

create function follow_listing() returns trigger language plpgsql security definer set search_path from current as $$
declare gone document_listing := old;
begin
  if gone.listed_at is not null and (new is null or new.listed_at is null
      or (new.site_id, new.document_id, new.column_id) <> (gone.site_id, gone.document_id, gone.column_id)) then
    delete from listed_document where site_id = gone.site_id and document_id = gone.document_id and column_id = gone.column_id;
  end if;
  if new.listed_at is not null then
    insert into listed_document (site_id, document_id, column_id, is_primary, listed_at, listed_year, unit_id, genre, subject_category,
        declared_validity, expired_date, code, published_at)
    select new.site_id, new.document_id, new.column_id, new.is_primary, new.listed_at,
        extract(year from new.listed_at at time zone 'Asia/Shanghai'), d.unit_id, v.genre, v.subject_category,
        v.declared_validity, v.expired_date, d.code, d.published_at
      from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.site_id = new.site_id and d.id = new.document_id and d.withdrawn_at is null
    on conflict (site_id, document_id, column_id) do update set is_primary = excluded.is_primary, listed_at = excluded.listed_at,
      listed_year = excluded.listed_year, unit_id = excluded.unit_id, genre = excluded.genre, subject_category = excluded.subject_category,
      declared_validity = excluded.declared_validity, expired_date = excluded.expired_date, published_at = excluded.published_at;
  end if;
  return null;
end $$;
create trigger follow after insert or update or delete on document_listing for each row execute function follow_listing();

create view shared_document with (security_invoker) as
  select site_id, id, stage, (public_version_id is not null and withdrawn_at is null) as is_public from document;

-- Whoever keeps rendered pages is told what they depended on. Nothing but ids travels.
create function announce_structure() returns trigger language plpgsql as $$
begin
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'action', 'STRUCTURE')::text);
  return null;
end $$;
create trigger announce after insert or update on site_column for each row execute function announce_structure();
create trigger announce after insert or update on unit for each row execute function announce_structure();
create trigger announce after insert or update on site_profile for each row execute function announce_structure();

create function announce_link() returns trigger language plpgsql as $$
declare l document_link := coalesce(new, old);
begin
  perform pg_notify('openzone_public', json_build_object('site', l.site_id, 'document', l.from_id, 'action', 'RELATE')::text);
  perform pg_notify('openzone_public', json_build_object('site', l.site_id, 'document', l.to_id, 'action', 'RELATE')::text);
  return null;
end $$;
create trigger announce after insert or delete on document_link for each row execute function announce_link();

create function announce_channel() returns trigger language plpgsql as $$
begin
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', 'RELATE')::text);
  return null;
end $$;
create trigger announce after insert or update on document_channel for each row execute function announce_channel();

-- ---------------------------------------------------------------- what the public may read

-- owner: base/sites
create view public_site with (security_barrier) as
  select p.site_id, p.profile, p.updated_at from site_profile p where p.site_id = current_site();

-- owner: base/identity
create view public_unit with (security_barrier) as
  select u.site_id, u.id, u.parent_id, u.code, u.name, u.name_en, u.short_name, u.duties, u.head, u.address, u.office_hours, u.phone,
         u.disclosure_capacity, u.position
  from unit u where u.site_id = current_site();

-- owner: engines/publication
create view public_column with (security_barrier) as
  select c.site_id, c.id, c.key, c.parent_id, c.name, c.name_en, c.description, c.keywords, c.column_type, c.position,
         c.update_every_days, c.update_basis, c.article, c.responsible_unit_id
  from site_column c where c.site_id = current_site() and c.active;

-- The one access policy: a document is public when it has a public version and is not withdrawn.
create view public_document with (security_barrier) as
  select d.site_id, d.id, d.code, d.unit_id, d.column_id, d.index_number, d.first_published_at, d.published_at,
         d.forced, d.demonstration, d.origin,
         coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', d.first_published_at) as listed_at,
         v.id as version_id, v.number as version_number, v.title, v.body_html, v.body_text, v.abstract, v.document_number, v.genre,
         v.subject_category, v.issuing_agency, v.joint_issuers, v.written_date, v.changed_date, v.effective_date, v.expired_date,
         v.subject_words, v.source, v.legacy_published_on, v.legacy_index_number, v.content_sha256, v.created_at as version_created_at,
         case
           when v.declared_validity <> 'IN_FORCE' then v.declared_validity
           when exists (select from document_link l join document f on f.site_id = l.site_id and f.id = l.from_id
                        where l.site_id = d.site_id and l.to_id = d.id and l.kind = 'REPEALS'
                          and f.public_version_id is not null and f.withdrawn_at is null) then 'REPEALED'
           when v.expired_date < (now() at time zone 'Asia/Shanghai')::date then 'LAPSED'
           when exists (select from document_link l join document f on f.site_id = l.site_id and f.id = l.from_id
                        where l.site_id = d.site_id and l.to_id = d.id and l.kind = 'AMENDS'
                          and f.public_version_id is not null and f.withdrawn_at is null) then 'AMENDED'
           else 'IN_FORCE'
         end as validity
  from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
  where d.site_id = current_site() and d.withdrawn_at is null;

-- No barrier: the table holds public places only, and its row-level security keeps the sites apart. The validity is that of
-- public_document; the few documents that public ones repeal or amend are gathered once for a whole list.
create view public_listing as
  select l.site_id, l.document_id, l.column_id, l.is_primary, l.listed_at, l.listed_year, l.unit_id, l.genre, l.subject_category,
         l.code, l.published_at,
         case
           when l.declared_validity <> 'IN_FORCE' then l.declared_validity
           when l.document_id in (select k.to_id from document_link k join document f on f.site_id = k.site_id and f.id = k.from_id
                                  where k.kind = 'REPEALS' and f.public_version_id is not null and f.withdrawn_at is null) then 'REPEALED'
           when l.expired_date < (now() at time zone 'Asia/Shanghai')::date then 'LAPSED'
           when l.document_id in (select k.to_id from document_link k join document f on f.site_id = k.site_id and f.id = k.from_id
                                  where k.kind = 'AMENDS' and f.public_version_id is not null and f.withdrawn_at is null) then 'AMENDED'
           else 'IN_FORCE'
         end as validity
  from listed_document l where l.site_id = current_site();

create view public_attachment with (security_barrier) as
  select a.site_id, d.id as document_id, d.code, a.position, a.name, a.sha256, f.size, f.media_type
  from document d
  join version_attachment a on a.site_id = d.site_id and a.version_id = d.public_version_id
  join file f on f.site_id = a.site_id and f.sha256 = a.sha256
  where d.site_id = current_site() and d.withdrawn_at is null;

create view public_link with (security_barrier) as
  select l.site_id, l.kind, l.from_id, f.code as from_code, fv.title as from_title, l.to_id, t.code as to_code, tv.title as to_title
  from document_link l
  join document f on f.site_id = l.site_id and f.id = l.from_id
  join document_version fv on fv.site_id = f.site_id and fv.id = f.public_version_id
  join document t on t.site_id = l.site_id and t.id = l.to_id
  join document_version tv on tv.site_id = t.site_id and tv.id = t.public_version_id
  where l.site_id = current_site() and f.withdrawn_at is null and t.withdrawn_at is null;

-- Versions that were once public, of documents that still are: dates and notes, not the superseded text.
create view public_version with (security_barrier) as
  select a.site_id, a.document_id, v.number, a.action, a.reason, a.at, a.forced, v.content_sha256
  from public_act a
  join document d on d.site_id = a.site_id and d.id = a.document_id
  join document_version v on v.site_id = a.site_id and v.id = a.version_id
  where a.site_id = current_site() and d.public_version_id is not null and d.withdrawn_at is null;

create view public_tombstone with (security_barrier) as
  select d.site_id, d.code, d.index_number, d.withdrawn_at, d.withdrawal_reason
  from document d where d.site_id = current_site() and d.withdrawn_at is not null;

-- Where else it appeared; the website is where the reader is.
create view public_channel with (security_barrier) as
  select c.site_id, c.document_id, c.channel, c.published_on, c.reference
  from document_channel c join document d on d.site_id = c.site_id and d.id = c.document_id
  where c.site_id = current_site() and c.channel <> 'WEB' and c.state = 'published'
    and d.public_version_id is not null and d.withdrawn_at is null;
