-- Sessions that can be seen and ended, the second factor, passwords that must be changed, attempts that are counted, and what was
-- done to an account.

-- owner: base/identity
-- `id` names a session to its owner; the token stays unknown to everybody but the cookie. While something is `pending` the session
-- opens nothing but the next step of signing in.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column address text not null default '',
  add column agent text not null default '',
  add column method text not null default 'PASSWORD' check (method in ('PASSWORD', 'OIDC')),
  add column pending text[] not null default '{}' check (pending <@ array['CODE', 'PASSWORD', 'ENROL']),
  add column second_factor boolean not null default false,
  add unique (site_id, id);
create index session_account on session (site_id, account_id);

alter table account
  drop column failed_sign_ins,
  drop column locked_until,
  add column must_change_password boolean not null default false,
  -- when a password given by somebody else stops opening anything
  add column password_expires_at timestamptz,
  add column password_changed_at timestamptz not null default now();

-- The key of the authenticator, sealed by the vault. `last_step` is the time step of the last code that was taken: a code is taken once.
create table account_factor (
  site_id integer not null,
  account_id uuid not null,
  sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default now(),
  primary key (site_id, account_id),
  foreign key (site_id, account_id) references account (site_id, id)
);

-- Keyed fingerprints of codes that replace a lost authenticator, each once.
create table recovery_code (
  site_id integer not null,
  account_id uuid not null,
  mark text not null,
  used_at timestamptz,
  primary key (site_id, account_id, mark),
  foreign key (site_id, account_id) references account (site_id, id)
);

-- Browsers that have signed in to the account before; the cookie holds the token, the database its SHA-256.
create table known_device (
  site_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (site_id, token_hash, account_id),
  foreign key (site_id, account_id) references account (site_id, id)
);

-- What was done to accounts, posts and units, by whom, and what it was before. Without `by_account` it was the operator at the
-- command line, or nobody who had signed in.
create table identity_event (
  site_id integer not null references site (id),
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  kind text not null check (kind ~ '^[A-Z_]{3,40}$'),
  by_account uuid,
  account_id uuid,
  unit_id uuid,
  address text not null default '',
  before jsonb,
  after jsonb,
  primary key (site_id, id),
  foreign key (site_id, by_account) references account (site_id, id),
  foreign key (site_id, account_id) references account (site_id, id),
  foreign key (site_id, unit_id) references unit (site_id, id)
);
create index identity_event_account on identity_event (site_id, account_id, at desc);
create index identity_event_unit on identity_event (site_id, unit_id, at desc);
create trigger keep before update or delete on identity_event for each row execute function refuse_change();

-- A session belongs to one account for ever, and what is pending of it only grows less.
create function guard_session() returns trigger language plpgsql as $$
begin
  if new.id <> old.id or new.account_id <> old.account_id or new.created_at <> old.created_at or new.method <> old.method
     or not new.pending <@ old.pending or (old.second_factor and not new.second_factor) then
    perform refuse('SESSION_CHANGED', 'Sign in anew.');
  end if;
  return new;
end $$;
create trigger guard before update on session for each row execute function guard_session();

-- A code is taken once: the step only goes forward, and the key stays while the row does.
create function guard_account_factor() returns trigger language plpgsql as $$
begin
  if new.account_id <> old.account_id or new.last_step < old.last_step
     or (old.confirmed_at is not null and (new.sealed <> old.sealed or new.confirmed_at is distinct from old.confirmed_at)) then
    perform refuse('FACTOR_CHANGED', 'Remove the factor and enrol anew.');
  end if;
  return new;
end $$;
create trigger guard before update on account_factor for each row execute function guard_account_factor();

create function guard_recovery_code() returns trigger language plpgsql as $$
begin
  if old.used_at is not null or new.account_id <> old.account_id or new.mark <> old.mark then
    perform refuse('RECOVERY_CODE_USED', 'A recovery code is used once.');
  end if;
  return new;
end $$;
create trigger guard before update on recovery_code for each row execute function guard_recovery_code();

-- Another password, another set of roles, or an account that is closed: whoever is signed in to it is so no longer, but for the
-- session in which it was done, which names itself in the setting `openzone.session`.
create function end_sessions(account uuid) returns void language sql
  begin atomic
    delete from session s where s.site_id = current_site() and s.account_id = account
      and s.id::text <> coalesce(current_setting('openzone.session', true), '');
  end;
create function account_changed() returns trigger language plpgsql as $$
begin
  if new.password_hash <> old.password_hash or (old.active and not new.active) then
    perform end_sessions(new.id);
  end if;
  return null;
end $$;
create trigger ends_sessions after update on account for each row execute function account_changed();
create function account_role_changed() returns trigger language plpgsql as $$
begin
  perform end_sessions(coalesce(new.account_id, old.account_id));
  return null;
end $$;
create trigger ends_sessions after insert or update or delete on account_role for each row execute function account_role_changed();

-- owner: platform
-- Attempts at something that may be guessed or flooded, counted in one place for every process. `key` is a keyed fingerprint: neither
-- names nor addresses stand here.
create table attempt (
  site_id integer not null references site (id),
  scope text not null,
  key text not null,
  count integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  primary key (site_id, scope, key)
);
create index attempt_age on attempt (site_id, last_at);

revoke execute on function end_sessions, account_changed, account_role_changed, guard_session, guard_account_factor, guard_recovery_code from public;
grant execute on function end_sessions to openzone_app;

do $$
declare t text;
begin
  foreach t in array array['account_factor', 'recovery_code', 'known_device', 'identity_event', 'attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;
grant select, insert, update, delete on account_factor, recovery_code, known_device, attempt to openzone_app;
grant select, insert on identity_event to openzone_app;
