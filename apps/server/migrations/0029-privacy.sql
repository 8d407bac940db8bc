-- Rules of the search for personal data that a site sets for itself, and the words of channels that an erasure empties.

-- owner: base/sites
-- A setting of the site; null where it has none.
create function site_setting_value(site integer, wanted text) returns jsonb
  language sql stable security definer set search_path from current
  begin atomic
    select value from site_setting where site_id = site and key = wanted;
  end;

-- Regulation art. 14: no site may cease to look for marks of state secrecy.
create function guard_personal_data_setting() returns trigger language plpgsql set search_path from current as $$
begin
  if new.value -> 'off' ? 'secret-mark' then
    perform refuse('SECRET_MARK_BLOCKS', 'Marks of state secrecy are always looked for.');
  end if;
  return new;
end $$;
create trigger secrecy before insert or update on site_setting for each row
  when (new.key = 'personalData') execute function guard_personal_data_setting();

-- owner: engines/publication
-- Whether a unit may keep by itself what blocks a publication is the site's choice.
create function may_keep_blocking(site integer, account uuid) returns boolean
  language sql stable security definer set search_path from current
  begin atomic
    select coalesce(site_setting_value(site, 'personalData') -> 'unitMayKeep', 'true'::jsonb) <> 'false'::jsonb
      or holds_role(site, account, 'SECRECY_REVIEWER', null) or holds_role(site, account, 'DISCLOSURE_OFFICE', null);
  end;

create function guard_keeping() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' and new.state = old.state and new.decided_by is not distinct from old.decided_by then
    return new;
  end if;
  if not may_keep_blocking(new.site_id, new.decided_by) then
    perform refuse('KEEPER_WITHOUT_ROLE', 'On this site a secrecy reviewer or the disclosure office keeps what blocks.');
  end if;
  return new;
end $$;
create trigger keeping before insert or update on personal_finding for each row
  when (new.state = 'keep' and new.blocking) execute function guard_keeping();
create trigger keeping before insert or update on attachment_finding for each row
  when (new.state = 'keep' and new.blocking) execute function guard_keeping();

-- Of which findings in the public version the disclosure office was told, by their places: what another search finds anew is told again.
alter table personal_scan add column told text[] not null default '{}';
grant update (told) on personal_scan to openzone_app;

-- owner: channels
-- What was searched, how much of it blocks, and why it stays all the same. The hash binds the search to these very words.
alter table channel_text
  add column searched_sha256 text check (searched_sha256 ~ '^[0-9a-f]{64}$'),
  add column searched_blocking integer check (searched_blocking >= 0),
  add column kept_reason text not null default '' check (length(kept_reason) <= 500);

-- Words of a channel become public as well: nobody approves what was not searched, nor, without saying why, what holds personal data.
create function guard_channel_search() returns trigger language plpgsql set search_path from current as $$
begin
  if new.approved_by is null then
    new.kept_reason := '';
    return new;
  end if;
  if tg_op = 'UPDATE' and old.approved_by is not null or (new.title = '' and new.body = '') then
    return new;
  end if;
  if new.searched_blocking is null
      or new.searched_sha256 is distinct from encode(sha256(convert_to(new.title || E'\n' || new.body, 'UTF8')), 'hex') then
    perform refuse('CHANNEL_TEXT_NOT_SEARCHED', 'Search these words for personal data before they are approved.');
  end if;
  if new.searched_blocking > 0 and length(trim(new.kept_reason)) < 2 then
    perform refuse('CHANNEL_TEXT_PERSONAL_DATA', 'Take the personal data out, or say why it stays.');
  end if;
  if new.searched_blocking > 0 and not may_keep_blocking(new.site_id, new.approved_by) then
    perform refuse('KEEPER_WITHOUT_ROLE', 'On this site a secrecy reviewer or the disclosure office keeps what blocks.');
  end if;
  return new;
end $$;
-- After `guard`, by its name: that one takes the approval off words that have changed.
create trigger guard_search before insert or update on channel_text for each row execute function guard_channel_search();

-- An erasure takes along what was written for channels since the erased version was; nobody can tell what of it came from there.
create function erase_channel_texts() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update channel_text t set title = '', body = '', picture_sha256 = null, searched_sha256 = null, searched_blocking = null,
    revision = t.revision + 1
  from document_version v
  where t.site_id = new.site_id and t.document_id = new.document_id and v.site_id = new.site_id and v.id = new.version_id
    and t.written_at >= v.created_at and (t.title <> '' or t.body <> '' or t.picture_sha256 is not null);
  return null;
end $$;
create trigger channel_texts after update on version_erasure
  for each row when (new.state = 'done' and old.state <> 'done') execute function erase_channel_texts();

revoke execute on function guard_channel_search, erase_channel_texts from public;
revoke execute on function site_setting_value, guard_personal_data_setting, may_keep_blocking, guard_keeping from public;
grant execute on function may_keep_blocking to openzone_app;
