-- Days of publication (Regulation art. 26) follow the calendar of the site; what they were before stays, and whoever handles one is told.

-- owner: engines/publication
-- By what calendar the site's live dates were last counted, whole, since the program's own calendar changes with its releases.
create table publication_calendar (
  site_id integer primary key references site (id),
  calendar jsonb not null check (calendar ?& array['id', 'from', 'to', 'holidays', 'makeupWorkdays']),
  counted_at timestamptz not null default now()
);

-- The last day of a document that was on its way moved with the calendar.
create table publication_date_move (
  site_id integer not null,
  id bigint generated always as identity,
  document_id uuid not null,
  -- null: the calendar did not reach so far
  due_before date,
  due_after date,
  calendar text not null check (calendar <> ''),
  basis text not null,
  at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  check (due_before is distinct from due_after)
);
create index publication_date_move_of on publication_date_move (site_id, document_id, id);
create trigger keep before update or delete on publication_date_move for each row execute function refuse_change();

-- owner: platform
do $$
declare
  t text;
begin
  foreach t in array array['publication_calendar', 'publication_date_move'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;
grant select, insert, update on publication_calendar to openzone_app;
grant select, insert on publication_date_move to openzone_app;
