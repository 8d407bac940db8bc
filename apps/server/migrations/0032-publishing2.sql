-- The authorisation of a Weibo account, as the platform gives it: until when it is good, and whose it is.

-- owner: channels
alter table channel_account
  -- The secret of the application, under the vault's key; `sealed` holds the access token that was got with it.
  add column sealed_app bytea,
  add column token_expires_at timestamptz,
  add column remote_account text not null default '' check (length(remote_account) <= 100),
  add constraint channel_account_token_check check (token_expires_at is null or sealed is not null);

-- Pictures of texts that were uploaded to a platform, by their content, so that none is uploaded twice.
create table channel_picture (
  site_id integer not null references site (id),
  channel text not null check (channel = 'WECHAT'),
  -- Of whose account: another's addresses are not shown there.
  app_id text not null check (app_id <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  url text not null check (url ~ '^https?://' and length(url) <= 500),
  uploaded_at timestamptz not null default now(),
  primary key (site_id, channel, app_id, sha256)
);
create trigger keep before update on channel_picture for each row execute function refuse_change();

-- Only the pictures of what is public are handed over, and nothing is remembered of what was erased.
create function guard_channel_picture() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from version_picture p join document d on d.site_id = p.site_id and d.public_version_id = p.version_id
      where p.site_id = new.site_id and p.sha256 = new.sha256 and d.withdrawn_at is null) then
    perform refuse('CHANNEL_BEFORE_PUBLICATION', 'Only what is public goes to other channels.');
  end if;
  new.uploaded_at := now();
  return new;
end $$;
create trigger guard before insert on channel_picture for each row execute function guard_channel_picture();

create function forget_channel_picture() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from channel_picture where site_id = old.site_id and sha256 = old.sha256;
  return null;
end $$;
create trigger forget_channel_picture after delete on version_picture for each row execute function forget_channel_picture();

-- owner: engines/publication
-- The pictures of the text that goes out next, in their order, for those who follow.
create view shared_working_picture with (security_invoker) as
  select d.site_id, d.id as document_id, p.position, p.sha256, f.size, f.media_type
  from document d
  join version_picture p on p.site_id = d.site_id and p.version_id = d.working_version_id
  join file f on f.site_id = p.site_id and f.sha256 = p.sha256;

-- owner: platform
alter table channel_picture enable row level security;
alter table channel_picture force row level security;
create policy one_site on channel_picture using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on channel_picture to openzone_app;
grant select on shared_working_picture to openzone_app;
revoke execute on function guard_channel_picture, forget_channel_picture from public;
