-- 机构: units as a dated tree. What a unit is called, where it stands, in whose name it discloses and whether it still is follow from
-- acts with a day and a ground; the row in `unit` is what they amount to today, and nothing else may change it.

-- owner: base/identity
alter table unit
  add column state text not null default 'ACTIVE' check (state in ('PLANNED', 'ACTIVE', 'MERGED', 'DISSOLVED')),
  -- the first day on which the unit is no more, and where its work went
  add column ended_on date,
  add column successor_id uuid,
  add foreign key (site_id, successor_id) references unit (site_id, id),
  add check ((state in ('MERGED', 'DISSOLVED')) = (ended_on is not null));

create table unit_act (
  site_id integer not null references site (id),
  id uuid not null,
  number bigint not null generated always as identity,
  unit_id uuid not null,
  kind text not null check (kind in ('CREATED', 'RENAMED', 'MOVED', 'CAPACITY', 'MERGED', 'DISSOLVED')),
  -- null: since before anybody wrote it down, for the first act of a unit only
  effective_on date,
  -- 依据, such as the number of the approval
  ground text not null check (length(ground) <= 300),
  name text check (name = btrim(name) and length(name) between 1 and 60),
  name_en text,
  short_name text,
  parent_id uuid,
  disclosure_capacity text check (disclosure_capacity in ('OWN_NAME', 'VIA_COMMITTEE', 'VIA_PARENT_GOV', 'NONE')),
  successor_id uuid,
  -- what becomes of the posts in a unit that ends: its people keep them in the successor, or they end with it
  posts text check (posts in ('MOVE', 'END')),
  -- null: the operator, or the file a site was made from
  by_account uuid,
  recorded_at timestamptz not null default now(),
  -- when it was brought into force, and how much moved
  settled_at timestamptz,
  moved jsonb,
  -- a change that had not come into force may be called off
  revoked_at timestamptz,
  revoked_by uuid,
  primary key (site_id, id),
  -- the act comes first, its unit follows in the same transaction
  foreign key (site_id, unit_id) references unit (site_id, id) deferrable initially deferred,
  foreign key (site_id, parent_id) references unit (site_id, id),
  foreign key (site_id, successor_id) references unit (site_id, id),
  foreign key (site_id, by_account) references account (site_id, id),
  foreign key (site_id, revoked_by) references account (site_id, id),
  check (effective_on is not null or kind = 'CREATED'),
  check ((name is not null) = (kind in ('CREATED', 'RENAMED')) and (name_en is not null) = (name is not null)
    and (short_name is not null) = (name is not null)),
  check (parent_id is null or kind in ('CREATED', 'MOVED')),
  check ((disclosure_capacity is not null) = (kind in ('CREATED', 'CAPACITY'))),
  check (kind <> 'MERGED' or successor_id is not null),
  check (successor_id is null or kind in ('MERGED', 'DISSOLVED')),
  check ((posts is not null) = (kind in ('MERGED', 'DISSOLVED'))),
  check (settled_at is null or revoked_at is null)
);
create index unit_act_of on unit_act (site_id, unit_id, effective_on, number);
create index unit_act_due on unit_act (site_id, effective_on) where settled_at is null and revoked_at is null;

-- What units were, are and will be called, to hold names against each other: from a day until the next name or the end of the unit.
create view unit_name_span with (security_barrier) as
  select n.site_id, n.unit_id, n.name, n.name_en, n.short_name, n.from_day,
    least(lead(n.from_day) over (partition by n.site_id, n.unit_id order by n.from_day),
      (select min(e.effective_on) from unit_act e where e.site_id = n.site_id and e.unit_id = n.unit_id
        and e.kind in ('MERGED', 'DISSOLVED') and e.revoked_at is null)) as until_day
  from (select distinct on (a.site_id, a.unit_id, coalesce(a.effective_on, '-infinity'))
      a.site_id, a.unit_id, a.name, a.name_en, a.short_name, coalesce(a.effective_on, '-infinity') as from_day
    from unit_act a where a.kind in ('CREATED', 'RENAMED') and a.revoked_at is null
    order by a.site_id, a.unit_id, coalesce(a.effective_on, '-infinity'), a.number desc) n;

-- What a unit amounts to on a day.
create function unit_on(site integer, unit_of uuid, day date,
    out name text, out name_en text, out short_name text, out parent_id uuid, out disclosure_capacity text, out state text,
    out ended_on date, out successor_id uuid) returns record
  language plpgsql stable set search_path from current as $$
declare a unit_act;
begin
  state := 'PLANNED';
  -- Before its first day a unit is already known as what it will be.
  for a in select * from unit_act x where x.site_id = site and x.unit_id = unit_of
      and (x.kind = 'CREATED' or x.revoked_at is null and x.effective_on <= day) order by coalesce(x.effective_on, '-infinity'), x.number loop
    if a.name is not null then name := a.name; name_en := a.name_en; short_name := a.short_name; end if;
    if a.kind in ('CREATED', 'MOVED') then parent_id := a.parent_id; end if;
    if a.disclosure_capacity is not null then disclosure_capacity := a.disclosure_capacity; end if;
    if a.kind = 'CREATED' and a.revoked_at is null and coalesce(a.effective_on, '-infinity') <= day then state := 'ACTIVE'; end if;
    if a.kind in ('MERGED', 'DISSOLVED') then
      state := a.kind; ended_on := a.effective_on; successor_id := a.successor_id;
    end if;
  end loop;
end $$;

-- The names in force, each for the days that bear it: what is older than the first name bears that one. It follows from the acts, and a
-- list reads it row by row.
create table unit_name (
  site_id integer not null references site (id),
  unit_id uuid not null,
  name text not null,
  name_en text not null,
  short_name text not null,
  -- when the name was given; null: since before anybody wrote it down
  since date,
  from_day date not null,
  until_day date not null,
  primary key (site_id, unit_id, from_day),
  foreign key (site_id, unit_id) references unit (site_id, id) deferrable initially deferred,
  check (from_day < until_day)
);

create function follow_unit_names(site integer, unit_of uuid) returns void language plpgsql security definer set search_path from current as $$
begin
  delete from unit_name where site_id = site and unit_id = unit_of;
  insert into unit_name (site_id, unit_id, name, name_en, short_name, since, from_day, until_day)
  select site, unit_of, n.name, n.name_en, n.short_name, n.effective_on,
      case when row_number() over days = 1 then '-infinity' else n.effective_on end, coalesce(lead(n.effective_on) over days, 'infinity')
    from (select distinct on (coalesce(a.effective_on, '-infinity')) a.* from unit_act a
      where a.site_id = site and a.unit_id = unit_of and a.name is not null and a.settled_at is not null
      order by coalesce(a.effective_on, '-infinity'), a.number desc) n
    window days as (order by coalesce(n.effective_on, '-infinity'));
end $$;
create function follow_unit_act() returns trigger language plpgsql set search_path from current as $$
begin
  perform follow_unit_names(new.site_id, new.unit_id);
  return null;
end $$;
create trigger follow_names after update of settled_at on unit_act for each row when (new.name is not null) execute function follow_unit_act();

-- Units that were there before acts were kept.
do $$
declare s integer;
begin
  for s in select id from site loop
    perform set_config('openzone.site', s::text, true);
    insert into unit_act (site_id, id, unit_id, kind, ground, name, name_en, short_name, parent_id, disclosure_capacity, settled_at)
      select site_id, gen_random_uuid(), id, 'CREATED', '', btrim(name), name_en, short_name, parent_id, disclosure_capacity, now() from unit;
    perform follow_unit_names(site_id, id) from unit;
  end loop;
  perform set_config('openzone.site', '', true);
end $$;
-- What is checked at the end is checked now, or these tables could not be altered any more.
set constraints all immediate;

-- Who does the work of a unit now: the unit itself, or where it went.
create function live_unit(wanted uuid) returns uuid
  language sql stable set search_path from current
  begin atomic
    with recursive on_to as (
      select u.id, u.state, u.successor_id from unit u where u.site_id = current_site() and u.id = wanted
      union select u.id, u.state, u.successor_id from on_to join unit u on u.site_id = current_site() and u.id = on_to.successor_id
        where on_to.state in ('MERGED', 'DISSOLVED'))
    select coalesce((select id from on_to where state not in ('MERGED', 'DISSOLVED') limit 1), wanted);
  end;

-- Two units never have one name on one day, from the day on from which something changes.
create function check_unit_name(site integer, unit_of uuid, since date) returns void language plpgsql set search_path from current as $$
begin
  if exists (select from unit_name_span mine join unit_name_span other on other.site_id = mine.site_id and other.unit_id <> mine.unit_id
      and other.name = mine.name
      and greatest(mine.from_day, other.from_day, since) < least(coalesce(mine.until_day, 'infinity'), coalesce(other.until_day, 'infinity'))
      where mine.site_id = site and mine.unit_id = unit_of) then
    perform refuse('UNIT_NAME_TAKEN', 'Another unit has this name in these days; choose another name or another day.');
  end if;
end $$;

-- No unit stands under itself, on this day or any to come.
create function check_unit_place(site integer, unit_of uuid) returns void language plpgsql set search_path from current as $$
declare day date; above uuid; steps integer;
begin
  for day in select distinct coalesce(a.effective_on, '-infinity') from unit_act a
      where a.site_id = site and a.kind in ('CREATED', 'MOVED') and a.revoked_at is null loop
    above := unit_of;
    steps := 0;
    loop
      above := (unit_on(site, above, day)).parent_id;
      exit when above is null;
      steps := steps + 1;
      if above = unit_of or steps > 100 then
        perform refuse('UNIT_CYCLE', 'A unit cannot stand under itself; choose another unit above it.');
      end if;
    end loop;
  end loop;
end $$;

create function guard_unit_act() returns trigger language plpgsql set search_path from current as $$
declare x unit_act := old; first unit_act; it record;
begin
  -- One change of a site's units at a time: what is checked holds until it is written.
  perform pg_advisory_xact_lock(new.site_id, hashtext('unit_act'));
  if tg_op = 'UPDATE' then
    x.settled_at := new.settled_at; x.moved := new.moved; x.revoked_at := new.revoked_at; x.revoked_by := new.revoked_by;
    if old.settled_at is not null and old.revoked_at is null and new.revoked_at is not null then
      perform refuse('UNIT_ACT_IN_FORCE', 'What has come into force is not called off; record another change.');
    end if;
    if old.settled_at is not null or old.revoked_at is not null or new is distinct from x then
      perform refuse('UNIT_ACT_CHANGED', 'The history of a unit is kept; record another change.');
    end if;
    if new.revoked_at is not null and new.kind = 'CREATED' and (
        exists (select from unit_act a where a.site_id = new.site_id and a.id <> new.id and a.revoked_at is null
          and new.unit_id in (a.unit_id, a.parent_id, a.successor_id))) then
      perform refuse('UNIT_AWAITED', 'Other changes to come name this unit; call them off first.');
    end if;
    return new;
  end if;
  new.recorded_at := now();
  if new.settled_at is not null or new.revoked_at is not null or new.moved is not null then
    perform refuse('UNIT_ACT_BEGINS_OPEN', 'A change is recorded first and brought into force after.');
  end if;
  select * into first from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id and a.kind = 'CREATED' and a.revoked_at is null;
  if (new.kind = 'CREATED') = (first.id is not null) then
    perform refuse('UNIT_BEGINS_ONCE', 'A unit is created once, before anything else happens to it.');
  end if;
  if new.effective_on < first.effective_on then
    perform refuse('UNIT_BEFORE_ITS_TIME', 'The unit did not exist on that day; choose a later one.');
  end if;
  if exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id and a.kind in ('MERGED', 'DISSOLVED')
      and a.revoked_at is null and (a.effective_on <= new.effective_on or new.kind in ('MERGED', 'DISSOLVED'))) then
    perform refuse('UNIT_ENDED', 'The unit is no more from that day; choose one that is.');
  end if;
  if new.kind in ('MERGED', 'DISSOLVED') and exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id
      and a.revoked_at is null and a.effective_on > new.effective_on) then
    perform refuse('UNIT_HAS_LATER_CHANGES', 'The unit ends after its last change; choose a later day or call off what is to come.');
  end if;
  if new.successor_id = new.unit_id then
    perform refuse('UNIT_SUCCEEDS_ITSELF', 'Choose another unit to take over.');
  end if;
  if new.successor_id is not null or new.parent_id is not null then
    select * into it from unit_on(new.site_id, coalesce(new.successor_id, new.parent_id), coalesce(new.effective_on, today_in_shanghai()));
    if it.state <> 'ACTIVE' or exists (select from unit_act e where e.site_id = new.site_id
        and e.unit_id = coalesce(new.successor_id, new.parent_id) and e.kind in ('MERGED', 'DISSOLVED') and e.revoked_at is null) then
      perform refuse('UNIT_NOT_THERE', 'Choose a unit that exists on that day and is not to end.');
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on unit_act for each row execute function guard_unit_act();

create function check_unit_act() returns trigger language plpgsql set search_path from current as $$
begin
  -- A name is given, or comes back into days that another had taken it to be free for.
  if new.kind in ('CREATED', 'RENAMED') or new.kind in ('MERGED', 'DISSOLVED') and tg_op = 'UPDATE' then
    perform check_unit_name(new.site_id, new.unit_id, coalesce(new.effective_on, '-infinity'));
  end if;
  if new.kind in ('CREATED', 'MOVED') then
    perform check_unit_place(new.site_id, new.unit_id);
  end if;
  if new.kind in ('MERGED', 'DISSOLVED') and new.revoked_at is null and exists (select from unit u, unit_on(u.site_id, u.id, new.effective_on) it
      where u.site_id = new.site_id and it.parent_id = new.unit_id and it.state in ('ACTIVE', 'PLANNED')) then
    perform refuse('UNIT_HAS_UNITS', 'Move the units under it elsewhere from that day first.');
  end if;
  return null;
end $$;
create trigger check_tree after insert or update of revoked_at on unit_act for each row execute function check_unit_act();
create trigger keep before delete on unit_act for each row execute function refuse_change();

-- A unit that comes without its act (a site's file, the invented zone) has been there since before anybody wrote it down.
create function begin_unit() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.id) then
    insert into unit_act (site_id, id, unit_id, kind, effective_on, ground, name, name_en, short_name, parent_id, disclosure_capacity)
    values (new.site_id, gen_random_uuid(), new.id, 'CREATED', null, '', btrim(new.name), new.name_en, new.short_name, new.parent_id,
      new.disclosure_capacity);
    update unit_act set settled_at = now() where site_id = new.site_id and unit_id = new.id;
  end if;
  return null;
end $$;
create trigger begins after insert on unit for each row execute function begin_unit();

create function guard_unit() returns trigger language plpgsql set search_path from current as $$
declare it record;
begin
  select * into it from unit_on(new.site_id, new.id, today_in_shanghai());
  if (new.name, new.name_en, new.short_name, new.parent_id, new.disclosure_capacity, new.state, new.ended_on, new.successor_id)
     is distinct from (it.name, it.name_en, it.short_name, it.parent_id, it.disclosure_capacity, it.state, it.ended_on, it.successor_id) then
    perform refuse('UNIT_WITHOUT_ACT', 'Record the change with its day and ground.');
  end if;
  return new;
end $$;
create trigger guard before update of name, name_en, short_name, parent_id, disclosure_capacity, state, ended_on, successor_id on unit
  for each row execute function guard_unit();
create trigger keep before delete on unit for each row execute function refuse_change();

-- A unit that is no more, or not yet, is given nothing new.
create function guard_unit_takes() returns trigger language plpgsql set search_path from current as $$
declare u unit;
begin
  if new.unit_id is null then return new; end if;
  if tg_op = 'UPDATE' and tg_table_name <> 'account_role' then
    if new.unit_id is not distinct from old.unit_id then return new; end if;
  end if;
  -- A post there may still be brought to its end.
  if tg_table_name = 'account_role' and coalesce((to_jsonb(new) ->> 'valid_until')::date, 'infinity') < today_in_shanghai() then return new; end if;
  -- Held until this is written: whoever ends the unit meanwhile waits, and hands this over with the rest.
  select * into u from unit where site_id = new.site_id and id = new.unit_id for share;
  if u.state = 'PLANNED' then
    perform refuse('UNIT_NOT_YET', 'The unit takes up its work on its first day.');
  end if;
  if u.state in ('MERGED', 'DISSOLVED') then
    perform refuse('UNIT_ENDED', 'The unit is no more; choose the one that took over.');
  end if;
  return new;
end $$;
create trigger takes before insert or update of unit_id on account for each row execute function guard_unit_takes();
create trigger takes before insert or update on account_role for each row execute function guard_unit_takes();

create or replace view public_unit with (security_barrier) as
  select u.site_id, u.id, u.parent_id, u.code, u.name, u.name_en, u.short_name, u.duties, u.head, u.address, u.office_hours, u.phone,
         u.disclosure_capacity, u.position, u.state, u.ended_on, u.successor_id
  from unit u where u.site_id = current_site() and u.state <> 'PLANNED';
-- No barrier: the table holds names in force only, and its row-level security keeps the sites apart.
create view public_unit_name as
  select n.unit_id, n.name, n.name_en, n.short_name, n.since, n.from_day, n.until_day from unit_name n where n.site_id = current_site();
create view shared_unit_name with (security_invoker) as
  select site_id, unit_id, name, name_en, short_name, since, from_day, until_day from unit_name;

-- owner: engines/publication
create trigger takes before insert or update of unit_id on document for each row execute function guard_unit_takes();

-- What goes to another unit is found under it.
create function announce_hand_over() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.id);
  return null;
end $$;
create trigger announce_hand_over after update of unit_id on document for each row
  when (new.unit_id <> old.unit_id and new.public_version_id is not null) execute function announce_hand_over();

-- As it was, and which unit wrote it: who is in charge of it now stands with the document.
create or replace view public_document with (security_barrier) as
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
         end as validity,
         v.unit_id as version_unit_id
  from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
  where d.site_id = current_site() and d.withdrawn_at is null;

-- What a unit that is no more was asked to review is for the one that took over.
create or replace function may_review_part(site integer, review uuid, at_step integer, at_part integer, account uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from review_part p
      join review r on r.site_id = p.site_id and r.id = p.review_id
      join document d on d.site_id = r.site_id and d.id = r.document_id
      where p.site_id = site and p.review_id = review and p.step = at_step and p.part = at_part
        and (p.account_id = account
          or (p.role is not null and holds_role(site, account, p.role, d.unit_id))
          or (p.unit_id is not null and (holds_role(site, account, 'UNIT_HEAD', live_unit(p.unit_id))
            or holds_role(site, account, 'HANDLER', live_unit(p.unit_id))))
          or exists (select from review_delegation x where x.site_id = site and x.review_id = review and x.step = at_step and x.part = at_part
            and x.to_account = account)));
  end;
create or replace function may_take_part(site integer, p review_part, in_unit uuid, account uuid) returns boolean
  language sql stable
  begin atomic
    select case
      when (p).role in ('SECRECY_REVIEWER', 'DISCLOSURE_OFFICE', 'ADMIN') then holds_role(site, account, (p).role, in_unit)
      when (p).unit_id is not null then holds_role(site, account, 'UNIT_HEAD', live_unit((p).unit_id))
        or holds_role(site, account, 'HANDLER', live_unit((p).unit_id))
      else holds_role(site, account, 'UNIT_HEAD', in_unit) or holds_role(site, account, 'HANDLER', in_unit)
        or holds_role(site, account, 'SECRECY_REVIEWER', in_unit) or holds_role(site, account, 'DISCLOSURE_OFFICE', in_unit)
    end;
  end;

-- owner: engines/cases
create trigger takes before insert or update of unit_id on case_file for each row execute function guard_unit_takes();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['unit_act', 'unit_name'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;
grant select, insert, update on unit_act to openzone_app;
grant select on unit_name, shared_unit_name, unit_name_span to openzone_app;
grant select on public_unit_name to openzone_app, openzone_public;
revoke execute on function unit_on, live_unit, check_unit_name, check_unit_place, guard_unit_act, check_unit_act, begin_unit, guard_unit,
  guard_unit_takes, follow_unit_names, follow_unit_act, announce_hand_over from public;
grant execute on function unit_on, live_unit, check_unit_name, check_unit_place, follow_unit_names to openzone_app;
