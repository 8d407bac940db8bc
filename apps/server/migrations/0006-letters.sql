-- Letters to others than the applicant, and the site's own texts of letters with who changed them and when.

-- owner: engines/cases
-- Who a letter is for, where that is not the applicant: a third party, another agency, an archive.
alter table case_document add column addressee text not null default '';

-- owner: systems/information-requests
-- Every text a kind of letter ever had on this site, the newest revision in force. Append-only. A revision without text is the text
-- that comes with the program. A revision is written once: of two who wrote at the same time the second is told.
create table letter_template (
  site_id integer not null references site (id),
  kind text not null,
  revision integer not null check (revision > 0),
  body text,
  -- null: moved here from the settings, which did not keep it
  by_account uuid,
  at timestamptz not null default now(),
  primary key (site_id, kind, revision),
  foreign key (site_id, by_account) references account (site_id, id)
);
create trigger keep before update or delete on letter_template for each row execute function refuse_change();
alter table letter_template enable row level security;
alter table letter_template force row level security;
create policy one_site on letter_template using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on letter_template to openzone_app;

do $$
declare one record;
begin
  for one in select id from site loop
    perform set_config('openzone.site', one.id::text, true);
    insert into letter_template (site_id, kind, revision, body, at)
      select s.site_id, t.key, 1, t.value, s.updated_at from site_setting s, jsonb_each_text(s.value) t where s.key = 'requestTemplates';
    delete from site_setting where key = 'requestTemplates';
  end loop;
  perform set_config('openzone.site', '', true);
end $$;
