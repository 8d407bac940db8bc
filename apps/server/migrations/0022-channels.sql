-- Where else an item goes: accounts of channels, words of their own, what is sent and how far it has come, and what people must see to.

-- owner: channels
create table channel_account (
  site_id integer not null references site (id),
  channel text not null check (channel in ('WEB', 'GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD')),
  enabled boolean not null default true,
  -- Sent by the program; only of channels that have an interface.
  automatic boolean not null default false,
  account text not null default '' check (length(account) <= 100),
  app_id text not null default '' check (length(app_id) <= 100),
  -- In place of the platform's own address: a proxy the operator has permitted.
  base_url text not null default '' check (length(base_url) <= 300),
  author text not null default '' check (length(author) <= 16),
  cover_sha256 text,
  -- Under the vault's key; never shown again.
  sealed bytea,
  sealed_at timestamptz,
  -- Nothing is sent while it is stopped.
  stopped_at timestamptz,
  stopped_reason text not null default '' check (length(stopped_reason) <= 500),
  revision integer not null default 1,
  updated_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (site_id, channel),
  foreign key (site_id, cover_sha256) references file (site_id, sha256),
  foreign key (site_id, updated_by) references account (site_id, id),
  check (not automatic or channel in ('WECHAT', 'WEIBO')),
  check ((sealed is null) = (sealed_at is null))
);

-- What is said on a channel in words of its own. They become public as the document's do: after a second person has seen them.
create table channel_text (
  site_id integer not null,
  document_id uuid not null,
  channel text not null check (channel in ('GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD')),
  title text not null default '' check (length(title) <= 500),
  body text not null default '' check (length(body) <= 20000),
  picture_sha256 text,
  send_at timestamptz,
  revision integer not null default 1,
  written_by uuid not null,
  written_at timestamptz not null default now(),
  approved_by uuid,
  approved_at timestamptz,
  primary key (site_id, document_id, channel),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, picture_sha256) references file (site_id, sha256),
  foreign key (site_id, written_by) references account (site_id, id),
  foreign key (site_id, approved_by) references account (site_id, id),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by is null or approved_by <> written_by)
);
create trigger keep before delete on channel_text for each row execute function refuse_change();

create function guard_channel_text() returns trigger language plpgsql security definer set search_path from current as $$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'UPDATE' and (new.title, new.body, new.written_by) is not distinct from (old.title, old.body, old.written_by)
     and new.picture_sha256 is not distinct from old.picture_sha256 then
    new.written_at := old.written_at;
  else
    -- Other words are approved anew.
    new.approved_by := null;
    new.approved_at := null;
    new.written_at := now();
  end if;
  if new.approved_by is not null and (tg_op = 'INSERT' or old.approved_by is null) then
    if not (holds_role(new.site_id, new.approved_by, 'UNIT_HEAD', d.unit_id) or holds_role(new.site_id, new.approved_by, 'SECRECY_REVIEWER', null)
        or holds_role(new.site_id, new.approved_by, 'DISCLOSURE_OFFICE', null)) then
      perform refuse('CHANNEL_TEXT_APPROVER_WITHOUT_ROLE', 'The head of the unit, a secrecy reviewer or the disclosure office approves.');
    end if;
    new.approved_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on channel_text for each row execute function guard_channel_text();

-- One sending of a document by a channel's interface. A step that calls the other side is written down before it is taken, so that after a
-- crash the other side is asked and nothing is sent twice.
create table channel_delivery (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  channel text not null check (channel in ('WECHAT', 'WEIBO')),
  step text not null default 'waiting' check (step in
    ('waiting', 'drafting', 'drafted', 'submitting', 'submitted', 'published', 'person', 'cancelled', 'recalling', 'recalled')),
  -- Where a person's “try again” goes on.
  resume text check (resume in ('waiting', 'drafting', 'drafted', 'submitting', 'submitted')),
  step_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  cover_media text,
  draft_media text,
  publish_id text,
  remote_id text,
  url text not null default '',
  problem text not null default '',
  problem_zh text not null default '',
  problem_en text not null default '',
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, document_id, channel),
  foreign key (site_id, document_id) references document (site_id, id)
);
create index channel_delivery_due on channel_delivery (site_id, next_at) where step not in ('published', 'person', 'cancelled', 'recalled');
create trigger keep before delete on channel_delivery for each row execute function refuse_change();

-- Only what is public at this moment is handed over, and words of its own only when approved.
create function guard_channel_delivery() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' and (new.id, new.document_id, new.channel) <> (old.id, old.document_id, old.channel) then
    perform refuse('DELIVERY_OF_OTHER_DOCUMENT', 'A delivery stays with its document.');
  end if;
  if new.step in ('drafting', 'submitting') and (tg_op = 'INSERT' or new.step <> old.step) then
    perform from document d where d.site_id = new.site_id and d.id = new.document_id and d.public_version_id is not null
      and d.withdrawn_at is null for share;
    if not found then
      perform refuse('CHANNEL_BEFORE_PUBLICATION', 'Only what is public goes to other channels.');
    end if;
    if exists (select from channel_text t where t.site_id = new.site_id and t.document_id = new.document_id and t.channel = new.channel
        and (t.title <> '' or t.body <> '') and t.approved_by is null) then
      perform refuse('CHANNEL_TEXT_NOT_APPROVED', 'A second person approves the words of a channel first.');
    end if;
  end if;
  return new;
end $$;
create trigger guard before insert or update on channel_delivery for each row execute function guard_channel_delivery();

-- What cannot be recalled by an interface: somebody does it, and says so.
create table channel_task (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  channel text not null check (channel in ('GAZETTE', 'WECHAT', 'WEIBO', 'PRESS', 'BROADCAST', 'SCREEN', 'BOARD')),
  kind text not null check (kind in ('WITHDRAW', 'REVISE')),
  -- The act that made it necessary: once for each.
  act_id uuid not null,
  opened_at timestamptz not null default now(),
  note text not null default '' check (length(note) <= 500),
  done_by uuid,
  done_at timestamptz,
  primary key (site_id, id),
  unique (site_id, act_id, channel),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, act_id) references public_act (site_id, id),
  foreign key (site_id, done_by) references account (site_id, id),
  check (done_at is null or length(note) >= 2)
);
create index channel_task_open on channel_task (site_id, opened_at) where done_at is null;
create trigger keep before delete on channel_task for each row execute function refuse_change();

create function guard_channel_task() returns trigger language plpgsql set search_path from current as $$
begin
  if old.done_at is not null or (to_jsonb(new) - array['note', 'done_by', 'done_at']) <> (to_jsonb(old) - array['note', 'done_by', 'done_at']) then
    perform refuse('CHANNEL_TASK_DONE', 'What was done stays so.');
  end if;
  return new;
end $$;
create trigger guard before update on channel_task for each row execute function guard_channel_task();

-- owner: engines/publication
-- By what act a document stands as it does, for those who follow.
create view shared_last_act with (security_invoker) as
  select distinct on (a.site_id, a.document_id) a.site_id, a.document_id, a.id as act_id, a.action, a.at
  from public_act a order by a.site_id, a.document_id, a.sequence desc;
create view shared_channel with (security_invoker) as
  select site_id, document_id, channel, state, updated_at, updated_by from document_channel;

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['channel_account', 'channel_text', 'channel_delivery', 'channel_task']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, update on channel_account, channel_text, channel_delivery to openzone_app;
grant select, insert on channel_task to openzone_app;
grant update (note, done_by, done_at) on channel_task to openzone_app;
grant select on shared_last_act, shared_channel to openzone_app;
revoke execute on function guard_channel_text, guard_channel_delivery, guard_channel_task from public;
