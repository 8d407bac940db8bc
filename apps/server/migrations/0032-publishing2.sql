-- The authorisation of a Weibo account, as the platform gives it: until when it is good, and whose it is.

-- owner: channels
alter table channel_account
  -- The secret of the application, under the vault's key; `sealed` holds the access token that was got with it.
  add column sealed_app bytea,
  add column token_expires_at timestamptz,
  add column remote_account text not null default '' check (length(remote_account) <= 100),
  add constraint channel_account_token_check check (token_expires_at is null or sealed is not null);
