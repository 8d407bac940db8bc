-- Cases: somebody asked and must be answered in time. Events are the truth and are only ever appended; the columns of
-- `case_file` that follow from them are a projection, written in the same transaction and checked by `openzone verify`.

-- owner: base/calendars
-- What a site (or the authorities after the yearly notice) changed in the national calendar. Append-only: the calendar of a
-- site is the national one with every change in order, and a date remembers which of them it was counted with.
create table calendar_change (
  site_id integer not null references site (id),
  number integer not null,
  -- { from, to, workdays: [...], holidays: [...] }: coverage and days that changed
  changes jsonb not null,
  basis text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (site_id, number)
);
create trigger keep before update or delete on calendar_change for each row execute function refuse_change();

-- owner: base/notices
-- What is to be told to somebody outside or inside. The address is sealed and dropped once it was sent to; the words hold
-- nothing about who asks. A row is sent at least once.
create table notice (
  site_id integer not null references site (id),
  id uuid not null,
  channel text not null check (channel in ('EMAIL', 'SMS', 'WECHAT', 'IN_SITE')),
  -- who is told: an account of the back office, or an address sealed by the vault
  account_id uuid,
  sealed_address bytea,
  subject text not null,
  subject_en text not null,
  body text not null,
  body_en text not null,
  -- what it is about, for a link: 'case:<id>'
  about text not null default '',
  dedupe_key text not null,
  -- what stands in the inbox is sent by being written, and read when its reader says so
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'read')),
  attempts integer not null default 0,
  -- a new one is due at once, by whatever clock; while it is being sent, the time when the next sender may take it
  next_attempt_at timestamptz not null default '-infinity',
  -- codes only, never what a mail server said
  failure text not null default '',
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  read_at timestamptz,
  primary key (site_id, id),
  unique (site_id, dedupe_key),
  foreign key (site_id, account_id) references account (site_id, id),
  check ((channel = 'IN_SITE') = (account_id is not null)),
  check (case channel when 'IN_SITE' then state in ('sent', 'read') and sealed_address is null
    else state <> 'read' and (sealed_address is null) = (state = 'sent') end)
);
create index notice_waiting on notice (site_id, channel, next_attempt_at) where state = 'waiting';
create index notice_inbox on notice (site_id, account_id, created_at desc, id desc) where channel = 'IN_SITE';
create index notice_unread on notice (site_id, account_id) where channel = 'IN_SITE' and state = 'sent';

-- owner: engines/cases
create table case_file (
  site_id integer not null references site (id),
  id uuid not null,
  procedure text not null,
  number text not null,
  channel text not null,
  party_kind text not null,
  -- first character and stars
  party_masked text not null,
  -- HMAC of who asks, to see that the same person asked before without knowing who it is
  party_key text not null,
  summary text not null,
  fields jsonb not null,
  -- HMAC of the normalised words, to see that the same was asked before
  content_key text not null,
  submission_key text not null,
  submitted_on date not null,
  submitted_at timestamptz not null default now(),
  created_by uuid,
  demonstration boolean not null default false,
  -- where the applicant wants to be told of progress; sealed, opened only to send
  sealed_contact bytea,
  -- projection of the events
  revision integer not null default 0,
  state text not null,
  open boolean not null,
  unit_id uuid,
  handler_id uuid,
  outcome text,
  closed_on date,
  received_on date,
  due_on date,
  clock_status text not null default 'none' check (clock_status in ('none', 'running', 'paused', 'stopped', 'ended', 'unknown')),
  clock_calendar text not null default '',
  delivered_on date,
  on_time boolean,
  primary key (site_id, id),
  unique (site_id, number),
  unique (site_id, submission_key),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, handler_id) references account (site_id, id)
);
create index case_file_open on case_file (site_id, procedure, due_on nulls last, number) where open;
create index case_file_closed on case_file (site_id, procedure, closed_on);
create index case_file_received on case_file (site_id, procedure, received_on);
create index case_file_handler on case_file (site_id, handler_id, due_on) where open;
create index case_file_party on case_file (site_id, party_key);
create index case_file_content on case_file (site_id, content_key);

create table case_event (
  site_id integer not null,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null,
  -- the day it happened, which the statute counts from; `at` is when it was recorded
  on_day date not null,
  at timestamptz not null default now(),
  actor text not null check (actor in ('OFFICER', 'APPLICANT', 'SYSTEM')),
  by_account uuid,
  data jsonb not null default '{}',
  command_key text not null,
  primary key (site_id, case_id, seq),
  unique (site_id, case_id, command_key),
  foreign key (site_id, case_id) references case_file (site_id, id),
  foreign key (site_id, by_account) references account (site_id, id),
  check ((actor = 'OFFICER') = (by_account is not null))
);
create trigger keep before update or delete on case_event for each row execute function refuse_change();

-- Events come one after another, whatever the program believes.
create function case_event_in_order() returns trigger language plpgsql set search_path from current as $$
declare last integer;
begin
  perform 1 from case_file where site_id = new.site_id and id = new.case_id for update;
  select coalesce(max(seq), 0) into last from case_event where site_id = new.site_id and case_id = new.case_id;
  if new.seq <> last + 1 then
    raise exception 'event % of case % does not follow event %', new.seq, new.case_id, last using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger in_order before insert on case_event for each row execute function case_event_in_order();

-- Numbers without gaps, by procedure and year.
create table case_number (
  site_id integer not null references site (id),
  procedure text not null,
  year integer not null,
  last integer not null default 0,
  primary key (site_id, procedure, year)
);

-- Who asks, sealed. Nobody reads this table but by `read_case_party`, which keeps a record of the reading.
create table case_party (
  site_id integer not null,
  case_id uuid not null,
  role text not null default 'APPLICANT',
  sealed bytea not null,
  created_at timestamptz not null default now(),
  primary key (site_id, case_id, role),
  foreign key (site_id, case_id) references case_file (site_id, id)
);

create table case_reading (
  site_id integer not null,
  id bigint generated always as identity,
  case_id uuid not null,
  what text not null,
  by_account uuid not null,
  purpose text not null,
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, case_id) references case_file (site_id, id),
  foreign key (site_id, by_account) references account (site_id, id)
);
create index case_reading_case on case_reading (site_id, case_id, id);
create trigger keep before update or delete on case_reading for each row execute function refuse_change();

-- The handlers' chain of a case: the handlers and the head of its unit, and the disclosure office. While no unit has it, the
-- disclosure office alone.
create function in_case_chain(wanted uuid, account uuid) returns boolean
  language sql stable set search_path from current
  begin atomic
    select exists (
      select from case_file c where c.site_id = current_site() and c.id = wanted
        and (holds_role(c.site_id, account, 'DISCLOSURE_OFFICE', c.unit_id)
          or (c.unit_id is not null and (holds_role(c.site_id, account, 'HANDLER', c.unit_id) or holds_role(c.site_id, account, 'UNIT_HEAD', c.unit_id)))));
  end;

create function read_case_party(wanted uuid, wanted_role text, account uuid, why text) returns bytea
  language plpgsql security definer set search_path from current as $$
declare found bytea;
begin
  if not in_case_chain(wanted, account) then
    raise exception 'account % is not in the handlers'' chain of case %', account, wanted using errcode = 'insufficient_privilege';
  end if;
  if length(trim(why)) < 2 then
    raise exception 'a reading needs its purpose' using errcode = 'check_violation';
  end if;
  select sealed into found from case_party where site_id = current_site() and case_id = wanted and role = wanted_role;
  if found is not null then
    insert into case_reading (site_id, case_id, what, by_account, purpose) values (current_site(), wanted, wanted_role, account, trim(why));
  end if;
  return found;
end $$;

-- Files that belong to a case: sealed in the vault, never in the public file store.
create table case_attachment (
  site_id integer not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  -- evidence of identity: readable only with a recorded reading
  identity boolean not null default false,
  vault_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, case_id) references case_file (site_id, id)
);
create index case_attachment_case on case_attachment (site_id, case_id);

-- Letters made from the case. The sealed content is what was composed; an issued one keeps its printed bytes as well.
create table case_document (
  site_id integer not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  name text not null,
  number text,
  vault_id uuid not null,
  printed_vault_id uuid,
  sha256 text not null,
  issued_on date,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, case_id) references case_file (site_id, id)
);
create index case_document_case on case_document (site_id, case_id, created_at);

create table case_link (
  site_id integer not null,
  from_case uuid not null,
  to_case uuid not null,
  kind text not null check (kind in ('MERGED_INTO', 'SPLIT_FROM', 'REVIEW_OF', 'LITIGATION_OF', 'LITIGATION_AFTER')),
  created_at timestamptz not null default now(),
  primary key (site_id, from_case, to_case, kind),
  foreign key (site_id, from_case) references case_file (site_id, id),
  foreign key (site_id, to_case) references case_file (site_id, id)
);
create index case_link_to on case_link (site_id, to_case);

-- A reminder is sent once for each case, kind and due day, however often the sender ran or did not run.
create table case_reminder (
  site_id integer not null,
  case_id uuid not null,
  kind text not null,
  due_on date not null,
  sent_at timestamptz not null default now(),
  primary key (site_id, case_id, kind, due_on),
  foreign key (site_id, case_id) references case_file (site_id, id)
);

-- Wrong guesses at a receipt's query code, whether or not there is such a receipt.
create table case_guess (
  site_id integer not null references site (id),
  guess_key text not null,
  failures integer not null default 0,
  since timestamptz not null default now(),
  primary key (site_id, guess_key)
);

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['calendar_change', 'notice', 'case_file', 'case_event', 'case_number', 'case_party', 'case_reading', 'case_attachment',
    'case_document', 'case_link', 'case_reminder', 'case_guess']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert on calendar_change, case_event, case_attachment, case_link, case_reminder to openzone_app;
grant select, insert, update on case_file, case_number, case_document to openzone_app;
-- What was told and to whom stays as it was written.
grant select, insert on notice to openzone_app;
grant update (sealed_address, state, attempts, next_attempt_at, failure, sent_at, read_at) on notice to openzone_app;
grant select, insert, update, delete on case_guess to openzone_app;
-- Who asks can be written by anybody who registers, and read only through the function that records the reading.
grant insert on case_party to openzone_app;
grant select on case_reading to openzone_app;
revoke execute on function read_case_party from public;
grant execute on function read_case_party to openzone_app;
