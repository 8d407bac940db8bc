-- The annual report, counted in one pass.

-- owner: engines/cases
-- A few kinds of events (reopened, extended, paid) are looked for among all of every case.
create index case_event_kind on case_event (site_id, kind, on_day, case_id);
