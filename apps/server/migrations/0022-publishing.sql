-- When a document is to go out: the day that is wished for it, and the time before which nobody may publish it.

-- owner: engines/publication
create table publication_plan (
  site_id integer not null,
  document_id uuid not null,
  wished_on date,
  -- The embargo: not before this instant, by whatever way.
  not_before timestamptz,
  reason text not null default '' check (length(reason) <= 500),
  embargo_by uuid,
  planned_by uuid not null,
  planned_at timestamptz not null default now(),
  primary key (site_id, document_id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, embargo_by) references account (site_id, id),
  foreign key (site_id, planned_by) references account (site_id, id),
  check ((not_before is null) = (embargo_by is null)),
  check (not_before is null or length(reason) >= 2),
  check (wished_on is null or not_before is null or wished_on >= (not_before at time zone 'Asia/Shanghai')::date)
);
create index publication_plan_wish on publication_plan (site_id, wished_on) where wished_on is not null;
create index publication_plan_embargo on publication_plan (site_id, not_before) where not_before is not null;
create trigger keep before delete on publication_plan for each row execute function refuse_change();

-- The unit, the disclosure office and whoever reviews plan; an embargo is loosened only by who set it or by the disclosure office.
create function guard_publication_plan() returns trigger language plpgsql security definer set search_path from current as $$
declare d document; was timestamptz; setter uuid;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'UPDATE' then
    was := old.not_before;
    setter := old.embargo_by;
    if new.document_id <> old.document_id then
      perform refuse('PLAN_OF_OTHER_DOCUMENT', 'A plan stays with its document.');
    end if;
  end if;
  if not (holds_role(new.site_id, new.planned_by, 'HANDLER', d.unit_id) or holds_role(new.site_id, new.planned_by, 'UNIT_HEAD', d.unit_id)
      or holds_role(new.site_id, new.planned_by, 'DISCLOSURE_OFFICE', null) or holds_role(new.site_id, new.planned_by, 'SECRECY_REVIEWER', null)
      or awaits_review_by(new.site_id, new.document_id, new.planned_by)) then
    perform refuse('PLANNER_WITHOUT_ROLE', 'The unit, its reviewers and the disclosure office plan a publication.');
  end if;
  if new.not_before is distinct from was then
    if was > now() and (new.not_before is null or new.not_before < was)
       and new.planned_by <> setter and not holds_role(new.site_id, new.planned_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('EMBARGO_OF_OTHER', 'Whoever set the embargo, or the disclosure office, loosens it.');
    end if;
    if d.scheduled_for < new.not_before then
      perform refuse('SCHEDULED_BEFORE_EMBARGO', 'Move the scheduled time first.');
    end if;
    new.embargo_by := case when new.not_before is null then null else new.planned_by end;
  else
    new.embargo_by := setter;
  end if;
  new.planned_at := now();
  return new;
end $$;
create trigger guard before insert or update on publication_plan for each row execute function guard_publication_plan();

-- Also a forced publication waits: lift the embargo first, under one's name.
create function refuse_embargoed() returns trigger language plpgsql set search_path from current as $$
begin
  perform from document where site_id = new.site_id and id = new.document_id for share;
  if exists (select from publication_plan p where p.site_id = new.site_id and p.document_id = new.document_id and p.not_before > now()) then
    perform refuse('EMBARGOED', 'It may not be published before the time of its embargo.');
  end if;
  return new;
end $$;
create trigger embargoed before insert on public_act for each row when (new.action <> 'WITHDRAW') execute function refuse_embargoed();

create function refuse_early_schedule() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from publication_plan p where p.site_id = new.site_id and p.document_id = new.id and p.not_before > new.scheduled_for) then
    perform refuse('SCHEDULED_BEFORE_EMBARGO', 'Choose a time after the embargo.');
  end if;
  return new;
end $$;
create trigger embargoed before update of scheduled_for on document for each row when (new.scheduled_for is not null)
  execute function refuse_early_schedule();

-- What goes out or went out in a stretch of time.
create index public_act_at on public_act (site_id, at) where action <> 'WITHDRAW';
create index document_scheduled on document (site_id, scheduled_for) where scheduled_for is not null;

-- owner: platform
alter table publication_plan enable row level security;
alter table publication_plan force row level security;
create policy one_site on publication_plan using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on publication_plan to openzone_app;
grant update (wished_on, not_before, reason, planned_by) on publication_plan to openzone_app;
revoke execute on function guard_publication_plan, refuse_embargoed, refuse_early_schedule from public;
