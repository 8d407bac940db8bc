-- What the procedure of information requests needed besides: choices of the site in how limits are counted, word of what did
-- not reach an applicant, and the mark of a case that was opened again.

-- owner: base/calendars
-- Where the regulation leaves open how days are counted, the site chooses. A choice is numbered among the changes of the
-- calendar and kept like them, so that a date goes on remembering by one number what it was counted with. Null: the row
-- changes days, not choices.
alter table calendar_change add column policy jsonb;

-- owner: base/notices
-- When somebody was told that it did not arrive.
alter table notice add column reported_at timestamptz;
create index notice_undelivered on notice (site_id) where state = 'failed' and reported_at is null;
grant update (reported_at) on notice to openzone_app;

-- owner: engines/cases
-- It had ended and was taken up again, whatever became of it since.
alter table case_file add column reopened boolean not null default false;
do $$
declare one record;
begin
  for one in select id from site loop
    perform set_config('openzone.site', one.id::text, true);
    update case_file c set reopened = true
      where exists (select from case_event e where e.site_id = c.site_id and e.case_id = c.id and e.kind = 'REOPENED');
  end loop;
  perform set_config('openzone.site', '', true);
end $$;
