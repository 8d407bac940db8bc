-- The ledger: one log for each site, to which every public act is appended in its own transaction.

-- owner: base/ledger
create table ledger_log (
  site_id integer primary key references site (id),
  size bigint not null default 0,
  last_at timestamptz not null
);

-- `entry` is the RFC 8785 text whose bytes are the leaf; nothing else of the row is covered by the tree.
create table ledger_entry (
  site_id integer not null references ledger_log (site_id),
  sequence bigint not null,
  action text not null check (action in ('PUBLISH', 'REVISE', 'WITHDRAW', 'ERASE', 'DETERMINATIONS', 'REGISTER', 'DRAW', 'KEY')),
  subject_id uuid,
  act_id uuid,
  -- What is appended once only, like the count of a day.
  once_key text,
  appended_at timestamptz not null,
  entry text not null check (octet_length(entry) between 2 and 65535),
  leaf_hash bytea not null,
  xact xid8 not null default pg_current_xact_id(),
  primary key (site_id, sequence),
  unique (site_id, act_id),
  unique (site_id, once_key)
);
create index ledger_entry_subject on ledger_entry (site_id, subject_id, sequence) where subject_id is not null;

-- What an entry commits to: its salt, and what could be guessed or is personal. Without it the commitment tells nothing.
create table ledger_opening (
  site_id integer not null,
  sequence bigint not null,
  opening text not null,
  primary key (site_id, sequence),
  foreign key (site_id, sequence) references ledger_entry (site_id, sequence)
);

-- What was signed. One tree size is signed once.
create table ledger_checkpoint (
  site_id integer not null references site (id),
  size bigint not null,
  root bytea not null check (octet_length(root) = 32),
  note text not null,
  made_at timestamptz not null default clock_timestamp(),
  primary key (site_id, size)
);

create table ledger_cosignature (
  site_id integer not null,
  size bigint not null,
  witness text not null,
  line text not null,
  -- When the witness says it saw it.
  seen_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  primary key (site_id, size, witness),
  foreign key (site_id, size) references ledger_checkpoint (site_id, size)
);

-- RFC 3161 tokens over the signed checkpoint.
create table ledger_timestamp (
  site_id integer not null,
  size bigint not null,
  authority text not null,
  token bytea not null,
  stamped_at timestamptz not null,
  primary key (site_id, size, authority),
  foreign key (site_id, size) references ledger_checkpoint (site_id, size)
);

create trigger keep before update or delete on ledger_entry for each row execute function refuse_change();
create trigger keep before update or delete on ledger_checkpoint for each row execute function refuse_change();
create trigger keep before update or delete on ledger_cosignature for each row execute function refuse_change();
create trigger keep before update or delete on ledger_timestamp for each row execute function refuse_change();
create trigger keep before delete on ledger_log for each row execute function refuse_change();

-- The next place in the log. Its row stays locked until commit, so that there are no gaps and the order of places is that of commits.
create function ledger_next(out place bigint, out appended timestamptz, out site text)
  language plpgsql security definer set search_path from current as $$
begin
  insert into ledger_log as l (site_id, size, last_at)
    values (current_site(), 1, date_trunc('milliseconds', clock_timestamp()))
    on conflict (site_id) do update
      set size = l.size + 1, last_at = greatest(l.last_at, date_trunc('milliseconds', clock_timestamp()))
    returning l.size - 1, l.last_at into place, appended;
  select s.key from site s where s.id = current_site() into site;
end $$;

create function guard_ledger_entry() returns trigger language plpgsql security definer set search_path from current as $$
declare told jsonb := new.entry::jsonb;
begin
  if new.sequence is distinct from (select size - 1 from ledger_log where site_id = new.site_id) then
    perform refuse('LEDGER_PLACE', 'Take the next place by ledger_next().');
  end if;
  if new.leaf_hash is distinct from sha256('\x00'::bytea || convert_to(new.entry, 'UTF8')) then
    perform refuse('LEDGER_LEAF', 'The leaf is SHA-256 over a zero byte and the entry.');
  end if;
  if (told ->> 'sequence')::bigint is distinct from new.sequence or told ->> 'action' is distinct from new.action
     or (told ->> 'appended')::timestamptz is distinct from new.appended_at then
    perform refuse('LEDGER_ENTRY', 'The entry must tell the same place, action and time as its row.');
  end if;
  new.xact := pg_current_xact_id();
  return new;
end $$;
create trigger guard before insert on ledger_entry for each row execute function guard_ledger_entry();

-- A place that was taken must be filled before the commit.
create function refuse_ledger_gap() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from ledger_entry where site_id = new.site_id and sequence = new.size - 1) then
    perform refuse('LEDGER_GAP', 'Append the entry whose place was taken.');
  end if;
  return null;
end $$;
create constraint trigger no_gap after insert or update on ledger_log deferrable initially deferred
  for each row execute function refuse_ledger_gap();

-- Openings go only together with an erasure that is itself on the ledger.
create function guard_ledger_opening() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' then
    perform refuse('LEDGER_OPENING_FIXED', 'An opening is never changed.');
  end if;
  if not exists (
      select from ledger_entry gone join ledger_entry e on e.site_id = gone.site_id and e.subject_id = gone.subject_id
      where gone.site_id = old.site_id and gone.sequence = old.sequence and e.action = 'ERASE' and e.xact = pg_current_xact_id()) then
    perform refuse('LEDGER_OPENING_WITHOUT_ERASURE', 'Append the erasure to the ledger in the same transaction.');
  end if;
  return old;
end $$;
create trigger guard before update or delete on ledger_opening for each row execute function guard_ledger_opening();

create function announce_ledger() returns trigger language plpgsql as $$
begin
  perform pg_notify('openzone_ledger', new.site_id::text);
  return null;
end $$;
create trigger announce after insert or update on ledger_log for each row execute function announce_ledger();

-- True when the act has its entry; the engines ask it at the commit of each public act.
create function on_ledger(act uuid) returns boolean
  language sql stable security definer set search_path from current
  begin atomic
    select exists (select from ledger_entry where site_id = current_site() and act_id = act);
  end;

create view public_ledger_entry with (security_barrier) as
  select e.site_id, e.sequence, e.entry, e.leaf_hash from ledger_entry e where e.site_id = current_site();
create view public_ledger_checkpoint with (security_barrier) as
  select c.site_id, c.size, c.root, c.note, c.made_at from ledger_checkpoint c where c.site_id = current_site();
create view public_ledger_cosignature with (security_barrier) as
  select c.site_id, c.size, c.witness, c.line, c.seen_at from ledger_cosignature c where c.site_id = current_site();
create view public_ledger_timestamp with (security_barrier) as
  select t.site_id, t.size, t.authority, t.token, t.stamped_at from ledger_timestamp t where t.site_id = current_site();
-- With its owner's rights, because a public view stands on it, whose readers may not read the tables.
create view shared_ledger with (security_barrier) as
  select e.site_id, e.sequence, e.action, e.subject_id, e.act_id, e.appended_at, e.xact, o.opening
  from ledger_entry e left join ledger_opening o on o.site_id = e.site_id and o.sequence = e.sequence
  where e.site_id = current_site();

-- owner: engines/publication
-- A public act and its ledger entry are committed together or not at all.
create function require_ledger_entry() returns trigger language plpgsql as $$
begin
  if not on_ledger(new.id) then
    perform refuse('PUBLIC_ACT_WITHOUT_LEDGER', 'Append the act to the ledger in the same transaction.');
  end if;
  return null;
end $$;
create constraint trigger on_ledger after insert on public_act deferrable initially deferred
  for each row execute function require_ledger_entry();

-- Which entries tell of a document, as long as the public may know of the document at all. What an entry commits to is shown
-- for the version that is public now, and for a withdrawal, whose reason stands at the document's address.
create view public_ledger_act with (security_barrier) as
  select a.site_id, d.code, v.number as version_number, a.action, a.at, a.forced, l.sequence, l.appended_at,
         case when a.action = 'WITHDRAW' and d.withdrawn_at = a.at then l.opening
              when a.action <> 'WITHDRAW' and d.withdrawn_at is null and a.version_id = d.public_version_id
                and l.sequence = (select max(x.sequence) from public_act p join shared_ledger x on x.site_id = p.site_id and x.act_id = p.id
                                  where p.site_id = d.site_id and p.document_id = d.id and p.action <> 'WITHDRAW')
              then l.opening end as opening
  from public_act a
  join document d on d.site_id = a.site_id and d.id = a.document_id
  join document_version v on v.site_id = a.site_id and v.id = a.version_id
  join shared_ledger l on l.site_id = a.site_id and l.act_id = a.id
  where a.site_id = current_site() and d.public_version_id is not null;

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['ledger_log', 'ledger_entry', 'ledger_opening', 'ledger_checkpoint', 'ledger_cosignature', 'ledger_timestamp']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select on ledger_log to openzone_app;
grant select, insert on ledger_entry, ledger_checkpoint, ledger_cosignature, ledger_timestamp to openzone_app;
grant select, insert, delete on ledger_opening to openzone_app;
grant select on shared_ledger to openzone_app;
grant select on public_ledger_entry, public_ledger_checkpoint, public_ledger_cosignature, public_ledger_timestamp, public_ledger_act
  to openzone_public, openzone_app;
revoke execute on function ledger_next, on_ledger from public;
grant execute on function ledger_next, on_ledger to openzone_app;
