-- Posts with their days, delegation (代理) and leave. What is done by delegation names both persons.

-- owner: base/identity
create function today_in_shanghai() returns date language sql stable return (now() at time zone 'Asia/Shanghai')::date;

-- A post: a role, for a unit or the whole site, from a day to a day (both included). Roles given before posts had days hold since then.
alter table account_role
  add column id uuid not null default gen_random_uuid(),
  add column valid_from date not null default (now() at time zone 'Asia/Shanghai')::date,
  add column valid_until date,
  add check (valid_until is null or valid_until >= valid_from),
  add unique (site_id, id);
drop index account_role_once;

-- One post is held once at a time; who has left it may come back to it.
create function guard_account_role() returns trigger language plpgsql as $$
begin
  if exists (
    select from account_role r where r.site_id = new.site_id and r.account_id = new.account_id and r.role = new.role and r.id <> new.id
      and r.unit_id is not distinct from new.unit_id
      and daterange(r.valid_from, r.valid_until, '[]') && daterange(new.valid_from, new.valid_until, '[]')) then
    perform refuse('POST_TWICE', 'The person holds this post in these days already.');
  end if;
  return new;
end $$;
create trigger guard before insert or update on account_role for each row execute function guard_account_role();

-- `to_account` acts in these roles of `from_account` from a day to a day. What was given is not changed, only ended. Administration is
-- not delegated: it is a post like any other that an administrator gives.
create table delegation (
  site_id integer not null references site (id),
  id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']),
  -- null: for every unit the post is for
  unit_id uuid,
  valid_from date not null,
  valid_until date not null,
  reason text not null check (length(trim(reason)) >= 2),
  -- null: the operator at the command line
  created_by uuid,
  created_at timestamptz not null default now(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (site_id, id),
  foreign key (site_id, from_account) references account (site_id, id),
  foreign key (site_id, to_account) references account (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, created_by) references account (site_id, id),
  foreign key (site_id, ended_by) references account (site_id, id),
  check (from_account <> to_account),
  check (valid_until between valid_from and valid_from + 366)
);
create index delegation_to on delegation (site_id, to_account) where ended_at is null;
create index delegation_from on delegation (site_id, from_account) where ended_at is null;

create table absence (
  site_id integer not null references site (id),
  id uuid not null,
  account_id uuid not null,
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  note text not null default '',
  created_by uuid,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (site_id, id),
  foreign key (site_id, account_id) references account (site_id, id),
  foreign key (site_id, created_by) references account (site_id, id)
);
create index absence_of on absence (site_id, account_id, valid_from);

-- A post of one's own, today.
create function holds_post(site integer, account uuid, wanted text, in_unit uuid) returns boolean
  language sql stable
  begin atomic
    select exists (
      select from account_role r join account a on a.site_id = r.site_id and a.id = r.account_id
      where r.site_id = site and r.account_id = account and r.role = wanted and a.active
        and today_in_shanghai() between r.valid_from and coalesce(r.valid_until, 'infinity')
        and (r.unit_id is null or r.unit_id = in_unit)
    );
  end;

-- Whose post the account uses by a delegation of today; a post that was delegated is not passed on.
create function delegated_by(site integer, account uuid, wanted text[], in_unit uuid) returns uuid
  language sql stable
  begin atomic
    select d.from_account from delegation d join account a on a.site_id = d.site_id and a.id = d.to_account
    where d.site_id = site and d.to_account = account and a.active and d.ended_at is null
      and today_in_shanghai() between d.valid_from and d.valid_until and (d.unit_id is null or d.unit_id = in_unit)
      and exists (select from unnest(d.roles) role where role = any(wanted) and holds_post(site, d.from_account, role, in_unit))
    order by d.valid_from, d.id limit 1;
  end;

create or replace function holds_role(site integer, account uuid, wanted text, in_unit uuid) returns boolean
  language sql stable
  begin atomic
    select holds_post(site, account, wanted, in_unit) or delegated_by(site, account, array[wanted], in_unit) is not null;
  end;

-- For whom the account acts when it uses one of these roles: nobody when it has one itself.
create function acts_for(site integer, account uuid, wanted text[], in_unit uuid) returns uuid
  language sql stable
  begin atomic
    select case when not exists (select from unnest(wanted) role where holds_post(site, account, role, in_unit))
      then delegated_by(site, account, wanted, in_unit) end;
  end;

-- Nobody gives what they do not have.
create function guard_delegation() returns trigger language plpgsql as $$
declare x delegation := old;
begin
  if tg_op = 'UPDATE' then
    x.ended_by := new.ended_by; x.ended_at := new.ended_at;
    if old.ended_at is not null or new is distinct from x then
      perform refuse('DELEGATION_CHANGED', 'End it and make another.');
    end if;
    return new;
  end if;
  if exists (select from unnest(new.roles) role where not exists (
      select from account_role r where r.site_id = new.site_id and r.account_id = new.from_account and r.role = role
        and daterange(r.valid_from, r.valid_until, '[]') && daterange(new.valid_from, new.valid_until, '[]')
        and (new.unit_id is null or r.unit_id is null or r.unit_id = new.unit_id))) then
    perform refuse('DELEGATION_WITHOUT_POST', 'A person delegates only posts they hold in these days.');
  end if;
  return new;
end $$;
create trigger guard before insert or update on delegation for each row execute function guard_delegation();

create function guard_absence() returns trigger language plpgsql as $$
declare x absence := old;
begin
  x.ended_at := new.ended_at;
  if old.ended_at is not null or new is distinct from x then
    perform refuse('ABSENCE_CHANGED', 'End it and record another.');
  end if;
  return new;
end $$;
create trigger guard before update on absence for each row execute function guard_absence();

-- owner: engines/publication
-- In whose place, where it was done by delegation. The database finds it out itself: nobody can leave it out.
alter table document_version add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);
alter table determination add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);
alter table review add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);
alter table review_decision add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);
alter table public_act add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);

create function record_delegation() returns trigger language plpgsql as $$
declare who uuid; roles text[] := array['HANDLER', 'UNIT_HEAD', 'DISCLOSURE_OFFICE']; document uuid; unit uuid;
begin
  if tg_table_name = 'review_decision' then
    select r.document_id, case when new.decision = 'recall' then roles else array[r.steps[new.step]] end into document, roles
      from review r where r.site_id = new.site_id and r.id = new.review_id;
    who := new.decided_by;
  else
    document := new.document_id;
    if tg_table_name = 'document_version' then who := new.created_by;
    elsif tg_table_name = 'determination' then who := new.determined_by;
    elsif tg_table_name = 'review' then who := new.submitted_by;
    else
      who := new.acted_by;
      roles := array['DISCLOSURE_OFFICE'];
    end if;
  end if;
  select d.unit_id into unit from document d where d.site_id = new.site_id and d.id = document;
  new.on_behalf_of := acts_for(new.site_id, who, roles, unit);
  return new;
end $$;
create trigger behalf before insert on document_version for each row execute function record_delegation();
create trigger behalf before insert on determination for each row execute function record_delegation();
create trigger behalf before insert on review for each row execute function record_delegation();
create trigger behalf before insert on review_decision for each row execute function record_delegation();
create trigger behalf before insert on public_act for each row execute function record_delegation();

-- A delegate is both persons: who wrote or submitted a document in any capacity may not review it, nor may anybody in their place; and who
-- determined it may not review it in another's place (Regulation art. 17).
create function guard_second_person() returns trigger language plpgsql as $$
declare r review; both_persons uuid[] := array_remove(array[new.decided_by, new.on_behalf_of], null);
begin
  if new.decision = 'recall' then return new; end if;
  select * into r from review where site_id = new.site_id and id = new.review_id;
  if r.submitted_by = any(both_persons) or r.on_behalf_of = any(both_persons)
     or exists (select from document_version v where v.site_id = new.site_id and v.document_id = r.document_id
                and (v.created_by = any(both_persons) or v.on_behalf_of = any(both_persons)))
     or (new.on_behalf_of is not null and exists (select from determination x where x.site_id = new.site_id and x.id = r.determination_id
                and (x.determined_by = any(both_persons) or x.on_behalf_of = any(both_persons)))) then
    perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote, submitted or determined it may not, nor anybody in their place.');
  end if;
  return new;
end $$;
create trigger second_person before insert on review_decision for each row execute function guard_second_person();

-- owner: engines/cases
alter table case_event add column on_behalf_of uuid, add foreign key (site_id, on_behalf_of) references account (site_id, id);
create function record_case_delegation() returns trigger language plpgsql as $$
begin
  if new.by_account is null then
    new.on_behalf_of := null;
  else
    select acts_for(new.site_id, new.by_account, array['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'], c.unit_id)
      into new.on_behalf_of from case_file c where c.site_id = new.site_id and c.id = new.case_id;
  end if;
  return new;
end $$;
create trigger behalf before insert on case_event for each row execute function record_case_delegation();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['delegation', 'absence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;
grant select, insert, update on delegation, absence to openzone_app;
revoke execute on function guard_account_role, guard_delegation, guard_absence, record_delegation, guard_second_person, record_case_delegation,
  holds_post, delegated_by, acts_for, today_in_shanghai from public;
grant execute on function holds_post, delegated_by, acts_for, today_in_shanghai to openzone_app;
