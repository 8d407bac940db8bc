-- The annual report: what units are asked for, the report as a record, and what finds the records behind its figures.

-- owner: engines/publication
-- Old documents that say they were taken from another channel, and documents withdrawn: both few among many.
create index document_version_source on document_version (site_id, source) where legacy_published_on is not null and source <> '';
create index document_withdrawn on document (site_id, withdrawn_at) where withdrawn_at is not null;

-- owner: systems/annual-report
-- A year's round of questions: the figures the platform cannot know, asked of units with a day by which they answer.
create table report_round (
  site_id integer not null references site (id),
  year integer not null check (year between 2008 and 2200),
  due_on date not null,
  note text not null default '',
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  primary key (site_id, year),
  foreign key (site_id, opened_by) references account (site_id, id)
);

-- One unit's answer: asked, filled in, signed off by its head, given back.
create table report_return (
  site_id integer not null,
  year integer not null,
  unit_id uuid not null,
  state text not null default 'asked' check (state in ('asked', 'filled', 'signed')),
  revision integer not null default 1,
  -- figures by item, whole or in 万元
  figures jsonb not null default '{}',
  -- why a figure that looks wrong is right, by item
  remarks jsonb not null default '{}',
  filled_by uuid,
  signed_by uuid,
  signed_at timestamptz,
  updated_at timestamptz not null default now(),
  primary key (site_id, year, unit_id),
  foreign key (site_id, year) references report_round (site_id, year),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, filled_by) references account (site_id, id),
  foreign key (site_id, signed_by) references account (site_id, id),
  check ((state = 'signed') = (signed_by is not null and signed_at is not null)),
  -- who fills it in does not sign it off
  check (signed_by is distinct from filled_by or signed_by is null)
);

-- What became of each answer: append-only.
create table report_return_event (
  site_id integer not null,
  id bigint generated always as identity,
  year integer not null,
  unit_id uuid not null,
  kind text not null check (kind in ('ASKED', 'FILLED', 'SIGNED', 'GIVEN_BACK')),
  figures jsonb not null default '{}',
  comment text not null default '',
  by_account uuid not null,
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, year, unit_id) references report_return (site_id, year, unit_id),
  foreign key (site_id, by_account) references account (site_id, id)
);
create index report_return_event_of on report_return_event (site_id, year, unit_id, id);
create trigger keep before update or delete on report_return_event for each row execute function refuse_change();

-- The report of a year, for one unit or, without one, for the whole zone. Its words are a draft until a version is frozen.
create table annual_report (
  site_id integer not null references site (id),
  id uuid not null,
  year integer not null check (year between 2008 and 2200),
  unit_id uuid,
  form text not null check (form in ('2018', '2019', '2021')),
  revision integer not null default 1,
  -- words by the number of their part; { zh: markup with live figures }
  parts jsonb not null default '{}',
  document_id uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, created_by) references account (site_id, id)
);
create unique index annual_report_once on annual_report (site_id, year, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'));

-- What was released, whole and for ever. A correction is a further version with its reason.
create table annual_report_version (
  site_id integer not null,
  report_id uuid not null,
  number integer not null check (number > 0),
  figures jsonb not null,
  parts jsonb not null,
  -- rules that did not hold, with what was said of them
  findings jsonb not null,
  reason text not null default '',
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]{64}$'),
  frozen_by uuid not null,
  frozen_at timestamptz not null default now(),
  primary key (site_id, report_id, number),
  foreign key (site_id, report_id) references annual_report (site_id, id),
  foreign key (site_id, frozen_by) references account (site_id, id),
  check (number = 1 or length(reason) >= 5)
);
create trigger keep before update or delete on annual_report_version for each row execute function refuse_change();

-- Versions come one after another, whatever the program believes.
create function report_version_in_order() returns trigger language plpgsql set search_path from current as $$
declare last integer;
begin
  perform 1 from annual_report where site_id = new.site_id and id = new.report_id for update;
  select coalesce(max(number), 0) into last from annual_report_version where site_id = new.site_id and report_id = new.report_id;
  if new.number <> last + 1 then
    raise exception 'version % of report % does not follow version %', new.number, new.report_id, last using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger in_order before insert on annual_report_version for each row execute function report_version_in_order();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['report_round', 'report_return', 'report_return_event', 'annual_report', 'annual_report_version']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, update on report_round, report_return, annual_report to openzone_app;
grant select, insert on report_return_event, annual_report_version to openzone_app;
