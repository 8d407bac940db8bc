-- Writing: words that keep a text from being submitted, where the site says so.

-- owner: systems/writing
alter table wording_rule add column blocking boolean not null default false;

create function guard_wording() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from wording_rule w join document_version v on v.site_id = w.site_id
      where w.site_id = new.site_id and w.active and w.blocking and v.id = new.version_id
        and strpos(v.title || E'\n' || v.abstract || E'\n' || v.body_text, w.wrong) > 0) then
    perform refuse('WORDING_BLOCKED', 'Change the words that the site does not permit first.');
  end if;
  return new;
end $$;
create trigger wording before insert on review for each row execute function guard_wording();

-- owner: platform
revoke execute on function guard_wording from public;
