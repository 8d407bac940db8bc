-- The feed that displays in halls read.

-- owner: channels
alter table channel_account drop constraint channel_account_check;
alter table channel_account add constraint channel_account_automatic_check
  check (not automatic or channel in ('WECHAT', 'WEIBO', 'SCREEN'));

-- What has entered the feed for screens. It is shown only while everything holds that let it enter: see public_screen.
create table channel_screen (
  site_id integer not null,
  document_id uuid not null,
  entered_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (site_id, document_id),
  foreign key (site_id, document_id) references document (site_id, id),
  check (left_at >= entered_at)
);
create index channel_screen_shown on channel_screen (site_id, entered_at desc) where left_at is null;
create trigger keep before delete on channel_screen for each row execute function refuse_change();

-- Whether a document's words for the screens may be shown now: none of its own, or approved ones, and their time has come.
create function screen_words_ready(site integer, doc uuid) returns boolean language sql stable
  begin atomic
    select not exists (select from channel_text t where t.site_id = site and t.document_id = doc and t.channel = 'SCREEN'
      and ((t.approved_by is null and (t.title <> '' or t.body <> '')) or t.send_at > now()));
  end;

-- As with a delivery: only what is public at this moment enters, in approved words, not before its time, while the feed is on.
create function guard_channel_screen() returns trigger language plpgsql security definer set search_path from current as $$
declare c document_channel;
begin
  if tg_op = 'UPDATE' and (new.site_id, new.document_id) <> (old.site_id, old.document_id) then
    perform refuse('SCREEN_OF_OTHER_DOCUMENT', 'An entry of the feed stays with its document.');
  end if;
  if new.left_at is not null then
    if tg_op = 'INSERT' or old.left_at is not null or new.entered_at <> old.entered_at then
      perform refuse('SCREEN_LEFT_ALREADY', 'What is in the feed leaves it once.');
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.left_at is null then
    perform refuse('SCREEN_ENTERED_ALREADY', 'It is in the feed.');
  end if;
  perform from document d where d.site_id = new.site_id and d.id = new.document_id and d.public_version_id is not null
    and d.withdrawn_at is null for share;
  if not found then
    perform refuse('CHANNEL_BEFORE_PUBLICATION', 'Only what is public goes to other channels.');
  end if;
  if not exists (select from channel_account a where a.site_id = new.site_id and a.channel = 'SCREEN' and a.enabled and a.automatic
      and a.stopped_at is null) then
    perform refuse('SCREEN_FEED_OFF', 'Turn the feed for screens on first.');
  end if;
  select * into c from document_channel x where x.site_id = new.site_id and x.document_id = new.document_id and x.channel = 'SCREEN';
  if c.state is null or c.state not in ('planned', 'published') then
    perform refuse('SCREEN_NOT_PLANNED', 'Plan it for the screens first.');
  end if;
  if not screen_words_ready(new.site_id, new.document_id) then
    perform refuse('CHANNEL_TEXT_NOT_APPROVED', 'A second person approves the words of a channel first, and their time comes.');
  end if;
  -- What stood on the screens before there was a feed keeps its place in time.
  new.entered_at := least(now(), case when c.state = 'published' then c.published_on::timestamp at time zone 'Asia/Shanghai' end);
  return new;
end $$;
create trigger guard before insert or update on channel_screen for each row execute function guard_channel_screen();

-- What is kept of the feed is dropped when an item, its words or the switch change.
create trigger announce after insert or update on channel_screen for each row execute function announce_channel();
create trigger announce after insert or update on channel_text for each row when (new.channel = 'SCREEN') execute function announce_channel();
create trigger announce after insert or update on channel_account for each row when (new.channel = 'SCREEN')
  execute function announce_structure();

-- Whether the site has a feed for screens; stopped, it is empty.
create view public_screen_feed with (security_barrier) as
  select a.site_id from channel_account a where a.site_id = current_site() and a.channel = 'SCREEN' and a.enabled and a.automatic;

create view public_screen with (security_barrier) as
  select s.site_id, s.document_id, d.code, case when t.title <> '' then t.title else d.title end as title,
         case when t.body <> '' then t.body else d.abstract end as body, u.name as unit_name, s.entered_at,
         greatest(s.entered_at, d.published_at, t.approved_at) as updated_at
  from channel_screen s
  join channel_account a on a.site_id = s.site_id and a.channel = 'SCREEN' and a.enabled and a.automatic and a.stopped_at is null
  join document_channel c on c.site_id = s.site_id and c.document_id = s.document_id and c.channel = 'SCREEN'
    and c.state in ('planned', 'published')
  join public_document d on d.site_id = s.site_id and d.id = s.document_id
  join public_unit u on u.site_id = d.site_id and u.id = d.unit_id
  left join channel_text t on t.site_id = s.site_id and t.document_id = s.document_id and t.channel = 'SCREEN'
  where s.site_id = current_site() and s.left_at is null
    and (t.document_id is null or ((t.approved_by is not null or (t.title = '' and t.body = '')) and coalesce(t.send_at, '-infinity') <= now()));

-- owner: platform
alter table channel_screen enable row level security;
alter table channel_screen force row level security;
create policy one_site on channel_screen using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on channel_screen to openzone_app;
grant update (entered_at, left_at) on channel_screen to openzone_app;
grant select on public_screen, public_screen_feed to openzone_public, openzone_app;
revoke execute on function guard_channel_screen, screen_words_ready from public;
grant execute on function screen_words_ready to openzone_app;
