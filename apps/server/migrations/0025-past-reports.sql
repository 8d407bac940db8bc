-- Reports of the years before the platform, read from the files they were published as.

-- owner: systems/annual-report
create table report_past (
  site_id integer not null references site (id),
  id uuid not null,
  year integer not null check (year between 2008 and 2200),
  -- null: the whole zone
  unit_id uuid,
  form text not null check (form in ('2018', '2019', '2021')),
  figures jsonb not null check (jsonb_typeof(figures) = 'object' and figures <> '{}'),
  -- rules of cross-footing that the report itself breaks
  findings jsonb not null,
  -- cells of which the file says nothing
  missing text[] not null default '{}',
  file_name text not null check (length(file_name) between 1 and 200),
  imported_by uuid not null,
  imported_at timestamptz not null default now(),
  sequence bigint generated always as identity,
  primary key (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id),
  foreign key (site_id, imported_by) references account (site_id, id)
);
create index report_past_of on report_past (site_id, year, unit_id, sequence desc);
create trigger keep before update or delete on report_past for each row execute function refuse_change();

-- owner: platform
alter table report_past enable row level security;
alter table report_past force row level security;
create policy one_site on report_past using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on report_past to openzone_app;
