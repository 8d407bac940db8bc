-- owner: base/ledger
-- What went wrong last with somebody outside who is to see the log; gone when it went well again.
create table ledger_outside (
  site_id integer not null references site (id),
  kind text not null check (kind in ('WITNESS', 'TIMESTAMP')),
  name text not null,
  failure text not null,
  failures integer not null default 1,
  failed_at timestamptz not null default clock_timestamp(),
  next_attempt_at timestamptz not null,
  primary key (site_id, kind, name)
);

-- owner: platform
alter table ledger_outside enable row level security;
alter table ledger_outside force row level security;
create policy one_site on ledger_outside using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on ledger_outside to openzone_app;
