-- What stands in the way of a publication; review as the site configures it; channels.

-- owner: engines/publication
-- Something found in a version that must be settled before it is published: personal data, say. Whoever finds it opens a row and
-- resolves it; the texts name the trouble and the remedy and never quote what was found.
create table publication_block (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  kind text not null check (kind ~ '^[A-Z][A-Z_]{2,40}$'),
  -- tells one block of a kind from another: a finding's id; never its text
  reference text not null default '' check (length(reference) <= 200),
  text_zh text not null check (text_zh <> ''),
  text_en text not null check (text_en <> ''),
  -- null: found by a rule of the program
  opened_by uuid,
  opened_at timestamptz not null default now(),
  resolved_by uuid,
  resolved_at timestamptz,
  resolution text not null default '',
  -- the forced act that went past it: flagged for ever
  overridden_by_act uuid,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, opened_by) references account (site_id, id),
  foreign key (site_id, resolved_by) references account (site_id, id),
  foreign key (site_id, overridden_by_act) references public_act (site_id, id),
  check (resolved_at is not null or (resolved_by is null and resolution = '')),
  check (resolved_at is null or length(resolution) >= 2)
);
create unique index publication_block_open on publication_block (site_id, version_id, kind, reference) where resolved_at is null;
create index publication_block_version on publication_block (site_id, document_id, version_id);

-- A block is opened and resolved once; both wait for a publication of the document that is under way.
create function guard_publication_block() returns trigger language plpgsql set search_path from current as $$
begin
  perform from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.resolved_at is not null or new.overridden_by_act is not null then
      perform refuse('BLOCK_BEGINS_OPEN', 'A block begins open.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
    new.opened_at := now();
    return new;
  end if;
  if (new.site_id, new.id, new.document_id, new.version_id, new.kind, new.reference, new.text_zh, new.text_en, new.opened_at)
       is distinct from (old.site_id, old.id, old.document_id, old.version_id, old.kind, old.reference, old.text_zh, old.text_en, old.opened_at)
     or new.opened_by is distinct from old.opened_by then
    perform refuse('BLOCK_CHANGED', 'Resolve it, and open another.');
  end if;
  if old.resolved_at is not null and (new.resolved_at, new.resolved_by, new.resolution) is distinct from (old.resolved_at, old.resolved_by, old.resolution) then
    perform refuse('BLOCK_RESOLVED_ALREADY', 'What was resolved stays so; open another.');
  end if;
  if new.overridden_by_act is distinct from old.overridden_by_act and (old.overridden_by_act is not null or not exists (
      select from public_act a where a.site_id = new.site_id and a.id = new.overridden_by_act and a.version_id = new.version_id and a.forced)) then
    perform refuse('BLOCK_OVERRIDDEN_WITHOUT_ACT', 'Only a forced publication goes past a block.');
  end if;
  if old.resolved_at is null and new.resolved_at is not null then
    new.resolved_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on publication_block for each row execute function guard_publication_block();
create trigger keep before delete on publication_block for each row execute function refuse_change();

-- Nothing that is blocked becomes public, but by force; and then each block carries the act that went past it.
create function refuse_blocked() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from publication_block b where b.site_id = new.site_id and b.version_id = new.version_id and b.resolved_at is null) then
    perform refuse('PUBLICATION_BLOCKED', 'Settle what blocks this version first.');
  end if;
  return new;
end $$;
create trigger blocked before insert on public_act for each row
  when (new.action <> 'WITHDRAW' and not new.forced) execute function refuse_blocked();

create function mark_overridden() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update publication_block set overridden_by_act = new.id
    where site_id = new.site_id and version_id = new.version_id and resolved_at is null and overridden_by_act is null;
  return null;
end $$;
create trigger overridden after insert on public_act for each row
  when (new.action <> 'WITHDRAW' and new.forced) execute function mark_overridden();

-- ---------------------------------------------------------------- review as the site configures it

-- The sequences of a site (ReviewSequence[] of the contracts, in the order they are tried). A change is a further version; the one
-- in force when a document is submitted is frozen with the submission, as rows of review_part.
create table review_configuration (
  site_id integer not null references site (id),
  version integer not null check (version > 0),
  sequences jsonb not null check (jsonb_typeof(sequences) = 'array'),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (site_id, version),
  foreign key (site_id, made_by) references account (site_id, id)
);
create trigger keep before update or delete on review_configuration for each row execute function refuse_change();

create function guard_review_configuration() returns trigger language plpgsql set search_path from current as $$
begin
  if new.version <> (select coalesce(max(c.version), 0) + 1 from review_configuration c where c.site_id = new.site_id) then
    perform refuse('REVIEW_CONFIGURATION_CHANGED', 'Somebody else has changed it; read it again.');
  end if;
  if not (holds_role(new.site_id, new.made_by, 'ADMIN', null) or holds_role(new.site_id, new.made_by, 'DISCLOSURE_OFFICE', null)) then
    perform refuse('REVIEW_CONFIGURATION_WITHOUT_ROLE', 'The administrator or the disclosure office configures reviews.');
  end if;
  -- Whatever else it asks for: somebody who reviews secrecy or disclosure always does (Regulation art. 17).
  if exists (select from jsonb_array_elements(new.sequences) q where not jsonb_path_exists(q,
      '$.steps[*] ? (!exists(@.when.keyvalue())).parts[*] ? (!exists(@.when.keyvalue())).who ? (@.role == "SECRECY_REVIEWER" || @.role == "DISCLOSURE_OFFICE")')) then
    perform refuse('REVIEW_WITHOUT_SECRECY_STEP', 'A sequence has a secrecy reviewer or the disclosure office in it, without condition.');
  end if;
  new.made_at := now();
  return new;
end $$;
create trigger guard before insert on review_configuration for each row execute function guard_review_configuration();

alter table review
  add column round integer not null default 1,
  add column configuration integer,
  add column sequence_name text not null default '',
  add column sequence_name_en text not null default '',
  add column step_began_at timestamptz not null default now();

-- Who is asked at a step, side by side. Exactly one of role (of the document's unit, or over the site), unit and person.
create table review_part (
  site_id integer not null,
  review_id uuid not null,
  step integer not null check (step > 0),
  part integer not null check (part > 0),
  role text check (role in ('HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN')),
  unit_id uuid,
  account_id uuid,
  step_name text not null default '',
  step_name_en text not null default '',
  -- working days from the beginning of the step
  days integer check (days between 1 and 90),
  -- what must be confirmed to approve: keys of the three principles and of `checks`
  required text[] not null default '{}',
  -- [{ key, zh, en }], as they were worded at submission
  checks jsonb not null default '[]',
  primary key (site_id, review_id, step, part),
  foreign key (site_id, review_id) references review (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, account_id) references account (site_id, id),
  check (num_nonnulls(role, unit_id, account_id) = 1)
);
create trigger keep before update or delete on review_part for each row execute function refuse_change();

-- A part handed on, by who could decide it, to somebody who may.
create table review_delegation (
  site_id integer not null,
  id uuid not null,
  review_id uuid not null,
  step integer not null,
  part integer not null,
  from_account uuid not null,
  to_account uuid not null,
  reason text not null check (length(reason) >= 2),
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, review_id, step, part) references review_part (site_id, review_id, step, part),
  foreign key (site_id, from_account) references account (site_id, id),
  foreign key (site_id, to_account) references account (site_id, id),
  check (from_account <> to_account)
);
create index review_delegation_part on review_delegation (site_id, review_id, step, part);
create trigger keep before update or delete on review_delegation for each row execute function refuse_change();

alter table review_decision
  add column part integer not null default 1,
  add column round integer not null default 1,
  -- the step a return goes back to; null: to who wrote it
  add column return_to integer,
  add column evidence_sha256 text,
  add column evidence_name text,
  add check (return_to is null or decision = 'return'),
  add check ((evidence_sha256 is null) = (evidence_name is null)),
  add foreign key (site_id, evidence_sha256) references file (site_id, sha256),
  drop constraint review_decision_site_id_review_id_step_decision_key;
create unique index review_decision_once on review_decision (site_id, review_id, round, step, part, decision);
create index review_decision_evidence on review_decision (site_id, evidence_sha256) where evidence_sha256 is not null;

-- Reviews from before there were parts have one at each step.
do $$
declare one record;
begin
  for one in select id from site loop
    perform set_config('openzone.site', one.id::text, true);
    insert into review_part (site_id, review_id, step, part, role)
      select r.site_id, r.id, s.step, 1, s.role from review r, unnest(r.steps) with ordinality s (role, step);
  end loop;
  perform set_config('openzone.site', '', true);
end $$;

-- Whether this part is for this person: by role, unit or name, or because it was handed on to them.
create function may_review_part(site integer, review uuid, at_step integer, at_part integer, account uuid) returns boolean language sql stable
  begin atomic
    select exists (
      select from review_part p
      join review r on r.site_id = p.site_id and r.id = p.review_id
      join document d on d.site_id = r.site_id and d.id = r.document_id
      where p.site_id = site and p.review_id = review and p.step = at_step and p.part = at_part
        and (p.account_id = account
          or (p.role is not null and holds_role(site, account, p.role, d.unit_id))
          or (p.unit_id is not null and (holds_role(site, account, 'UNIT_HEAD', p.unit_id) or holds_role(site, account, 'HANDLER', p.unit_id)))
          or exists (select from review_delegation x where x.site_id = site and x.review_id = review and x.step = at_step and x.part = at_part
            and x.to_account = account)));
  end;

-- Parts of an open review's present step that wait for a decision.
create view open_review_part with (security_invoker) as
  select p.site_id, r.document_id, p.review_id, p.step, p.part, p.role, p.unit_id, p.account_id, p.days, r.round, r.step_began_at, r.submitted_by
  from review r join review_part p on p.site_id = r.site_id and p.review_id = r.id and p.step = r.current_step
  where r.state = 'open' and not exists (
    select from review_decision x where x.site_id = p.site_id and x.review_id = p.review_id and x.round = r.round and x.step = p.step
      and x.part = p.part and x.decision = 'approve');

-- Whether the document waits for this person's decision.
create function awaits_review_by(site integer, doc uuid, account uuid) returns boolean language sql stable
  begin atomic
    select exists (select from open_review_part p where p.site_id = site and p.document_id = doc
      and may_review_part(site, p.review_id, p.step, p.part, account));
  end;

create or replace function guard_review() returns trigger language plpgsql as $$
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
  if new.state <> 'open' or new.current_step <> 1 or new.round <> 1 then
    perform refuse('REVIEW_BEGINS_OPEN', 'A review begins open at its first step.');
  end if;
  if not new.steps && array['SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'] then
    perform refuse('REVIEW_WITHOUT_SECRECY_STEP', 'A sequence has a secrecy reviewer or the disclosure office in it.');
  end if;
  new.submitted_at := now();
  new.step_began_at := now();
  return new;
end $$;

-- The parts come with the review and say what its steps say.
create function guard_review_part() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from review r where r.site_id = new.site_id and r.id = new.review_id and r.submitted_at = now()
      and new.step <= cardinality(r.steps)) then
    perform refuse('REVIEW_PART_AFTER_SUBMISSION', 'What is asked is fixed when it is submitted.');
  end if;
  return new;
end $$;
create trigger guard before insert on review_part for each row execute function guard_review_part();

create function require_review_parts() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from generate_series(1, cardinality(new.steps)) s where not exists (
      select from review_part p where p.site_id = new.site_id and p.review_id = new.id and p.step = s
        and (p.role = new.steps[s] or new.steps[s] not in ('SECRECY_REVIEWER', 'DISCLOSURE_OFFICE')))) then
    perform refuse('REVIEW_WITHOUT_PARTS', 'Each step asks somebody, and a step of a role asks that role.');
  end if;
  return null;
end $$;
create constraint trigger parts after insert on review deferrable initially deferred for each row execute function require_review_parts();

create or replace function guard_review_decision() returns trigger language plpgsql security definer set search_path from current as $$
declare r review; d document; p review_part;
begin
  select * into r from review where site_id = new.site_id and id = new.review_id for update;
  select * into d from document where site_id = new.site_id and id = r.document_id;
  if r.state <> 'open' or new.step <> r.current_step then
    perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: its review has moved on.');
  end if;
  new.round := r.round;
  if new.decision = 'recall' then
    if new.decided_by <> r.submitted_by then
      perform refuse('RECALL_BY_OTHER', 'Only the person who submitted may recall.');
    end if;
  else
    select * into p from review_part where site_id = new.site_id and review_id = new.review_id and step = new.step and part = new.part;
    if p is null or exists (select from review_decision x where x.site_id = new.site_id and x.review_id = new.review_id
        and x.round = new.round and x.step = new.step and x.part = new.part) then
      perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: this part has been decided.');
    end if;
    if not may_review_part(new.site_id, new.review_id, new.step, new.part, new.decided_by) then
      perform refuse('REVIEWER_WITHOUT_ROLE', 'This step belongs to another role.');
    end if;
    if is_author(new.site_id, d.id, new.decided_by) or new.decided_by = r.submitted_by then
      perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote or submitted it may not.');
    end if;
    if new.decision = 'approve' and not new.confirmed @> p.required then
      perform refuse('REVIEW_CHECKS_NOT_CONFIRMED', 'Confirm everything this step asks for.');
    end if;
    if new.return_to is not null and (new.return_to < 1 or new.return_to >= new.step) then
      perform refuse('REVIEW_RETURN_FORWARD', 'A return goes to an earlier step, or to who wrote it.');
    end if;
  end if;
  new.decided_at := now();
  return new;
end $$;

create or replace function apply_review_decision() returns trigger language plpgsql security definer set search_path from current as $$
declare step_done boolean;
begin
  step_done := new.decision = 'approve' and not exists (
    select from review_part p where p.site_id = new.site_id and p.review_id = new.review_id and p.step = new.step and not exists (
      select from review_decision x where x.site_id = p.site_id and x.review_id = p.review_id and x.round = new.round and x.step = p.step
        and x.part = p.part and x.decision = 'approve'));
  if new.decision = 'approve' and not step_done then
    return null;
  end if;
  update review set
    state = case when new.decision = 'return' and new.return_to is null then 'returned' when new.decision = 'recall' then 'recalled'
                 when new.decision = 'approve' and new.step = cardinality(steps) then 'approved' else state end,
    current_step = case when new.return_to is not null then new.return_to
                        when new.decision = 'approve' and new.step < cardinality(steps) then current_step + 1 else current_step end,
    round = case when new.return_to is not null then round + 1 else round end,
    step_began_at = now(),
    closed_at = case when new.return_to is null and (new.decision <> 'approve' or new.step = cardinality(steps)) then now() end
  where site_id = new.site_id and id = new.review_id;
  return null;
end $$;

create function guard_review_delegation() returns trigger language plpgsql security definer set search_path from current as $$
declare r review; d document; p review_part;
begin
  select * into r from review where site_id = new.site_id and id = new.review_id for update;
  select * into d from document where site_id = new.site_id and id = r.document_id;
  select * into p from review_part where site_id = new.site_id and review_id = new.review_id and step = new.step and part = new.part;
  if r.state <> 'open' or new.step <> r.current_step then
    perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: its review has moved on.');
  end if;
  if not may_review_part(new.site_id, new.review_id, new.step, new.part, new.from_account) then
    perform refuse('REVIEWER_WITHOUT_ROLE', 'This step belongs to another role.');
  end if;
  if is_author(new.site_id, d.id, new.from_account) or new.from_account = r.submitted_by
     or is_author(new.site_id, d.id, new.to_account) or new.to_account = r.submitted_by then
    perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote or submitted it may not.');
  end if;
  if not may_take_part(new.site_id, p, d.unit_id, new.to_account) then
    perform refuse('REVIEW_DELEGATE_WITHOUT_ROLE', 'Hand it on to somebody who may review such a part.');
  end if;
  new.at := now();
  return new;
end $$;

-- To whom a part may be handed on: secrecy and disclosure stay with their role; a head's part may go to a handler of the unit; an
-- opinion may be given by anybody of the unit asked, or for a person by a head or handler of the document's unit.
create function may_take_part(site integer, p review_part, in_unit uuid, account uuid) returns boolean language sql stable
  begin atomic
    select case
      when (p).role in ('SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN') then holds_role(site, account, (p).role, in_unit)
      when (p).unit_id is not null then holds_role(site, account, 'UNIT_HEAD', (p).unit_id) or holds_role(site, account, 'HANDLER', (p).unit_id)
      else holds_role(site, account, 'UNIT_HEAD', in_unit) or holds_role(site, account, 'HANDLER', in_unit)
        or holds_role(site, account, 'SECRECY_REVIEWER', in_unit) or holds_role(site, account, 'DISCLOSURE_OFFICE', in_unit) end;
  end;
create trigger guard before insert on review_delegation for each row execute function guard_review_delegation();

-- Who was only asked for an opinion does not publish.
create function refuse_consulted_publisher() returns trigger language plpgsql set search_path from current as $$
begin
  if not holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) and not exists (
      select from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
      join review_part p on p.site_id = x.site_id and p.review_id = x.review_id and p.step = x.step and p.part = x.part
      join document d on d.site_id = r.site_id and d.id = r.document_id
      where r.site_id = new.site_id and r.version_id = new.version_id and r.state = 'approved' and x.decision = 'approve'
        and x.decided_by = new.acted_by and p.role is not null and holds_role(new.site_id, new.acted_by, p.role, d.unit_id)) then
    perform refuse('PUBLISHER_WITHOUT_ROLE', 'The disclosure office, or a reviewer who approved this version, publishes.');
  end if;
  return new;
end $$;
create trigger publisher before insert on public_act for each row when (new.action <> 'WITHDRAW') execute function refuse_consulted_publisher();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['publication_block', 'review_configuration', 'review_part', 'review_delegation']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert on publication_block to openzone_app;
grant update (resolved_by, resolved_at, resolution) on publication_block to openzone_app;
grant select, insert on review_configuration, review_part, review_delegation to openzone_app;
grant select on open_review_part to openzone_app;
revoke execute on function guard_publication_block, refuse_blocked, mark_overridden, guard_review_configuration, guard_review_part,
  require_review_parts, guard_review_delegation, refuse_consulted_publisher, may_review_part, may_take_part, awaits_review_by from public;
grant execute on function may_review_part, may_take_part, awaits_review_by to openzone_app;
