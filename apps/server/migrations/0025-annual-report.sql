-- The annual report in the open: what is published is what was frozen, and what was frozen names the records behind its figures.

-- owner: systems/annual-report
-- SHA-256 of the page and of the files as they were made of the frozen figures. Versions from before this have none.
alter table annual_report_version
  add column page_sha256 text check (page_sha256 ~ '^[0-9a-f]{64}$'),
  add column file_sha256s text[] not null default '{}';
alter table annual_report_version add constraint page_known check (page_sha256 is not null) not valid;

-- The records behind a figure as it was frozen, so that it opens them for ever.
create table annual_report_record (
  site_id integer not null,
  report_id uuid not null,
  number integer not null,
  cell text not null check (length(cell) between 1 and 80),
  requests uuid[] not null default '{}',
  remedies uuid[] not null default '{}',
  documents uuid[] not null default '{}',
  -- what units told besides, which has no records here
  told numeric not null default 0,
  -- false: the figure is an amount and not a number of records
  is_count boolean not null default true,
  primary key (site_id, report_id, number, cell),
  foreign key (site_id, report_id, number) references annual_report_version (site_id, report_id, number)
);
create trigger keep before update or delete on annual_report_record for each row execute function refuse_change();

-- Records come with their version in one transaction, and are as many as the figure says.
create function guard_report_record() returns trigger language plpgsql set search_path from current as $$
declare v annual_report_version; figure numeric;
begin
  select * into v from annual_report_version
    where site_id = new.site_id and report_id = new.report_id and number = new.number and frozen_at = now();
  if not found then
    perform refuse('REPORT_RECORD_AFTER_VERSION', 'Freeze a further version with its records.');
  end if;
  figure := (v.figures ->> new.cell)::numeric;
  if figure is null or (new.is_count and figure <>
      new.told + cardinality(new.requests) + cardinality(new.remedies) + cardinality(new.documents)) then
    perform refuse('REPORT_RECORDS_DIFFER', 'A figure is frozen with exactly the records it counts.');
  end if;
  return new;
end $$;
create trigger guard before insert on annual_report_record for each row execute function guard_report_record();

-- What of a document's version is not as its report was frozen: PAGE, FILES, or nothing. Documents that carry no report have nothing.
create function report_release_fault(site integer, doc uuid, version uuid) returns text language plpgsql stable set search_path from current as $$
declare v annual_report_version;
begin
  select x.* into v from annual_report r join annual_report_version x on x.site_id = r.site_id and x.report_id = r.id
    where r.site_id = site and r.document_id = doc order by x.number desc limit 1;
  if v.page_sha256 is null then return null; end if;
  if not exists (select from document_version d where d.site_id = site and d.id = version
      and encode(sha256(convert_to(d.body_html, 'UTF8')), 'hex') = v.page_sha256) then
    return 'PAGE';
  end if;
  if exists (select from unnest(v.file_sha256s) f (sha256) where not exists (select from version_attachment a
      where a.site_id = site and a.version_id = version and a.sha256 = f.sha256)) then
    return 'FILES';
  end if;
  return null;
end $$;

-- Not even a forced publication shows figures other than those that were frozen.
create function guard_report_release() returns trigger language plpgsql set search_path from current as $$
begin
  if report_release_fault(new.site_id, new.document_id, new.version_id) is not null then
    perform refuse('REPORT_NOT_AS_FROZEN', 'Change the report, freeze a further version, and publish that.');
  end if;
  return new;
end $$;
create trigger report_release before insert on public_act for each row when (new.action <> 'WITHDRAW') execute function guard_report_release();

-- A report stays with the document it was handed to, and a document carries one report.
create function guard_report_document() returns trigger language plpgsql as $$
begin
  if old.document_id is not null and new.document_id is distinct from old.document_id then
    perform refuse('REPORT_DOCUMENT_KEPT', 'A correction is a further version of the same document.');
  end if;
  return new;
end $$;
create trigger keep_document before update on annual_report for each row execute function guard_report_document();
create unique index annual_report_document on annual_report (site_id, document_id) where document_id is not null;

-- owner: platform
alter table annual_report_record enable row level security;
alter table annual_report_record force row level security;
create policy one_site on annual_report_record using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on annual_report_record to openzone_app;
revoke execute on function guard_report_record, guard_report_release, guard_report_document, report_release_fault from public;
grant execute on function report_release_fault to openzone_app;
