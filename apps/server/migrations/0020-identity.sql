-- People who come by single sign-on, and in which capacity somebody acts on a case.

-- owner: base/identity
-- Whom an identity provider means by its subject. It is linked at the first sign-in by the claim the site chose, and stays: a name that the
-- provider gives to somebody else later opens nothing.
create table account_identity (
  site_id integer not null,
  issuer text not null check (length(issuer) <= 300),
  subject text not null check (length(subject) between 1 and 300),
  account_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (site_id, issuer, subject),
  unique (site_id, issuer, account_id),
  foreign key (site_id, account_id) references account (site_id, id)
);
create trigger keep before update on account_identity for each row execute function refuse_change();

-- owner: engines/cases
-- The roles whose holders may do the act: somebody with a post of their own who does what only another's post permits acts in that one's place.
alter table case_event add column as_roles text[]
  check (as_roles <@ array['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']);
create or replace function record_case_delegation() returns trigger language plpgsql as $$
begin
  if new.by_account is null then
    new.on_behalf_of := null;
  else
    select acts_for(new.site_id, new.by_account,
        coalesce(new.as_roles, array['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']), c.unit_id)
      into new.on_behalf_of from case_file c where c.site_id = new.site_id and c.id = new.case_id;
  end if;
  return new;
end $$;

-- owner: platform
alter table account_identity enable row level security;
alter table account_identity force row level security;
create policy one_site on account_identity using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, delete on account_identity to openzone_app;
