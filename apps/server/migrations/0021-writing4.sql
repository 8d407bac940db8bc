-- Writing: every state of a template, and texts with something still to be filled in.

-- owner: systems/writing
-- Each template as it stood after each change; a removed one keeps its history.
create table document_template_version (
  site_id integer not null references site (id),
  template_id uuid not null,
  revision integer not null,
  name text not null,
  title text not null,
  body_html text not null,
  active boolean not null,
  removed boolean not null default false,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (site_id, template_id, revision),
  foreign key (site_id, changed_by) references account (site_id, id)
);

create function record_template() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into document_template_version (site_id, template_id, revision, name, title, body_html, active, changed_by)
    values (new.site_id, new.id, new.revision, new.name, new.title, new.body_html, new.active, new.updated_by);
  return null;
end $$;
create trigger record after insert or update on document_template for each row execute function record_template();

create function guard_template_version() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;
create trigger guard before insert on document_template_version for each row execute function guard_template_version();
create trigger keep before update or delete on document_template_version for each row execute function refuse_change();

insert into document_template_version (site_id, template_id, revision, name, title, body_html, active, changed_by)
  select site_id, id, revision, name, title, body_html, active, updated_by from document_template;

-- owner: engines/publication
-- 【填写：…】 stands where a template wants something of its writer.
create function guard_filled() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id
      and v.title || v.abstract || v.body_text ~ '【填写：[^】]+】') then
    perform refuse('FIELD_UNFILLED', 'Fill in what the template asks for first.');
  end if;
  return new;
end $$;
create trigger filled before insert on review for each row execute function guard_filled();

-- owner: platform
alter table document_template_version enable row level security;
alter table document_template_version force row level security;
create policy one_site on document_template_version using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on document_template_version to openzone_app;
revoke execute on function record_template, guard_template_version, guard_filled from public;
