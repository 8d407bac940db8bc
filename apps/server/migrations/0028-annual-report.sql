-- The annual report: counted in one pass, and frozen with its charts.

-- owner: engines/cases
-- A few kinds of events (reopened, extended, paid) are looked for among all of every case.
create index case_event_kind on case_event (site_id, kind, on_day, case_id);

-- owner: systems/annual-report
-- The charts a version was frozen with: figures, words and pictures. Versions from before this have none.
alter table annual_report_version
  add column charts jsonb not null default '[]' check (jsonb_typeof(charts) = 'array');
