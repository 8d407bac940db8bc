-- A mark of state secrecy is passed by nobody's force: Regulation art. 14 keeps state secrets from disclosure whatever the urgency, and the
-- Law on Guarding State Secrets leaves to the secrecy review whether what looks like a mark is one.

-- owner: engines/publication
-- That a mark is none is said by a secrecy reviewer who did not write the document, with the reason.
create function guard_secret_mark() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) then
    perform refuse('SECRET_MARK_WITHOUT_REVIEWER', 'A secrecy reviewer decides whether a mark of state secrecy is one.');
  end if;
  if is_author(new.site_id, new.document_id, new.decided_by) then
    perform refuse('TWO_PERSON_RULE', 'A second person decides; who wrote it may not.');
  end if;
  return new;
end $$;
create trigger secrecy before insert or update on personal_finding for each row
  when (new.kind = 'secret-mark' and new.state = 'keep') execute function guard_secret_mark();

-- Whether the site lets such marks block or not, and by force as well.
create function refuse_secret_mark() returns trigger language plpgsql set search_path from current as $$
begin
  if not exists (select from personal_scan s where s.site_id = new.site_id and s.version_id = new.version_id) then
    perform refuse('VERSION_NOT_SCREENED', 'Search this version for marks of secrecy first.');
  end if;
  if exists (select from personal_finding f where f.site_id = new.site_id and f.version_id = new.version_id
      and f.kind = 'secret-mark' and f.state <> 'keep') then
    perform refuse('SECRET_MARK', 'A secrecy reviewer decides on the mark first; force does not pass it.');
  end if;
  return new;
end $$;
create trigger secrecy before insert on public_act for each row when (new.action <> 'WITHDRAW') execute function refuse_secret_mark();

revoke execute on function guard_secret_mark, refuse_secret_mark from public;
