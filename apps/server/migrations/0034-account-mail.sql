-- Where people of the back office want to be written to besides their inbox; under the vault's key.

-- owner: base/identity
create table account_mail (
  site_id integer not null,
  account_id uuid not null,
  sealed bytea not null,
  set_at timestamptz not null default now(),
  primary key (site_id, account_id),
  foreign key (site_id, account_id) references account (site_id, id)
);

-- owner: platform
alter table account_mail enable row level security;
alter table account_mail force row level security;
create policy one_site on account_mail using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on account_mail to openzone_app;
