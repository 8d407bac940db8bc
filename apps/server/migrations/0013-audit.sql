-- Who did what in the back office, when, from where, and what it changed. Rows are added and never changed: the program may read
-- and append, and the triggers refuse the rest to everybody, the owner included.

-- owner: base/audit
create table audit_entry (
  site_id integer not null references site (id),
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  -- Null: nobody was signed in, or the program itself acted.
  account_id uuid,
  -- The name at that time, so that a row reads for itself.
  person text not null default '',
  acting_for uuid,
  acting_for_name text not null default '',
  act text not null check (act ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'),
  subject_kind text not null default '' check (length(subject_kind) <= 60),
  subject_id text not null default '' check (length(subject_id) <= 200),
  -- A number or a code by which people know it; never a title or a name of a citizen, which may have to be erased one day.
  subject_label text not null default '' check (length(subject_label) <= 200),
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  -- The id of the error, as in docs/operations/errors.md.
  error text not null default '',
  -- [{field, before, after}] or, for what must not stand here, [{field, hidden: true}].
  changes jsonb not null default '[]' check (jsonb_typeof(changes) = 'array' and pg_column_size(changes) <= 65536),
  -- Why, in the person's own words, where the act asks for it.
  note text not null default '' check (length(note) <= 2000),
  -- The record that holds the whole, `<kind>:<id>`.
  reference text not null default '' check (length(reference) <= 200),
  address inet,
  agent text not null default '' check (length(agent) <= 200),
  -- The beginning of the session's fingerprint: tells sessions apart and opens none.
  session text not null default '' check (length(session) <= 16),
  primary key (site_id, id),
  foreign key (site_id, account_id) references account (site_id, id),
  foreign key (site_id, acting_for) references account (site_id, id),
  check ((outcome = 'done') = (error = ''))
);
-- Each search of the screen walks one of these, newest first.
create index audit_entry_time on audit_entry (site_id, at desc, id desc);
create index audit_entry_person on audit_entry (site_id, account_id, at desc, id desc);
create index audit_entry_acting_for on audit_entry (site_id, acting_for, at desc, id desc) where acting_for is not null;
create index audit_entry_subject on audit_entry (site_id, subject_kind, subject_id, at desc, id desc);
create index audit_entry_label on audit_entry (site_id, subject_label text_pattern_ops) where subject_label <> '';
create index audit_entry_act on audit_entry (site_id, act, at desc, id desc);
create index audit_entry_address on audit_entry (site_id, address, at desc, id desc);
create index audit_entry_outcome on audit_entry (site_id, outcome, at desc, id desc) where outcome <> 'done';

-- The clock is the database's: no entry is dated back or forward.
create function date_audit_entry() returns trigger language plpgsql as $$
begin
  new.at := clock_timestamp();
  return new;
end $$;
create trigger dated before insert on audit_entry for each row execute function date_audit_entry();
create trigger keep before update or delete on audit_entry for each row execute function refuse_change();
create trigger keep_whole before truncate on audit_entry for each statement execute function refuse_change();

-- owner: platform
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy one_site on audit_entry using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on audit_entry to openzone_app;
revoke execute on function date_audit_entry from public;
