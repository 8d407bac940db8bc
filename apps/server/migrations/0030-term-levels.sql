-- Topics and genres may have terms below them, of one further level.

-- owner: engines/publication
-- The term above it; documents carry the name of one term, and who looks for the one above finds those below as well.
alter table site_term add column parent text;
alter table site_term add constraint site_term_above foreign key (site_id, kind, parent) references site_term (site_id, kind, name);
create index site_term_below on site_term (site_id, kind, parent) where parent is not null;

create function guard_term_level() returns trigger language plpgsql set search_path from current as $$
begin
  if new.parent is null then return new; end if;
  -- Two that put one below the other at the same time wait for each other here.
  perform pg_advisory_xact_lock(4158018, new.site_id);
  if new.parent = new.name
    or exists (select from site_term t where t.site_id = new.site_id and t.kind = new.kind and t.name = new.parent and t.parent is not null)
    or exists (select from site_term t where t.site_id = new.site_id and t.kind = new.kind and t.parent = new.name)
  then
    perform refuse('TERM_LEVEL', 'Terms have two levels: what is above another is below none.');
  end if;
  return new;
end $$;
create trigger level before insert or update on site_term for each row execute function guard_term_level();
revoke execute on function guard_term_level from public;

create or replace view public_term with (security_barrier) as
  select t.site_id, t.kind, t.name, t.name_en, t.parent from site_term t where t.site_id = current_site();
