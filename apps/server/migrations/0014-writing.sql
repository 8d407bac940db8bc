-- Writing: words that are not saved yet, comments in the margin, templates, and lists of words.

-- owner: systems/writing
-- What somebody has typed and not saved, so that it is there after signing in on another machine. Sealed to that person; each window
-- that writes has a row of its own, so that two machines of one person never overwrite each other.
create table kept_draft (
  site_id integer not null,
  account_id uuid not null,
  -- The document's id, or 'new' for one that does not exist yet.
  subject text not null check (subject = 'new' or subject ~ '^[0-9a-f-]{36}$'),
  document_id uuid,
  writer uuid not null,
  sequence bigint not null check (sequence > 0),
  sealed bytea not null,
  saved_at timestamptz not null default now(),
  primary key (site_id, account_id, subject, writer),
  foreign key (site_id, account_id) references account (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  check ((subject = 'new') = (document_id is null) and (document_id is null or document_id::text = subject))
);
create index kept_draft_age on kept_draft (site_id, saved_at);
create index kept_draft_document on kept_draft (site_id, document_id);

-- Words that arrive late never take the place of newer ones.
create function guard_kept_draft() returns trigger language plpgsql as $$
begin
  if new.sequence <= old.sequence then
    perform refuse('KEPT_DRAFT_OLDER', 'Newer words of the same window are kept already.');
  end if;
  new.saved_at := now();
  return new;
end $$;
create trigger guard before update on kept_draft for each row execute function guard_kept_draft();

-- A remark on a passage of one version, or an answer to one (`thread_id`). Never public, never changed.
create table margin_comment (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  thread_id uuid,
  -- The passage with a few characters around it, by which it is found again after edits.
  quote text not null default '' check (length(quote) <= 2000),
  before text not null default '' check (length(before) <= 100),
  after text not null default '' check (length(after) <= 100),
  position integer not null default 0 check (position >= 0),
  words text not null check (length(words) between 1 and 2000),
  author_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, thread_id) references margin_comment (site_id, id),
  foreign key (site_id, author_id) references account (site_id, id),
  check ((thread_id is null) = (quote <> ''))
);
create index margin_comment_document on margin_comment (site_id, document_id, created_at);

-- Settled, opened again, settled: the last row says which.
create table margin_settlement (
  site_id integer not null,
  comment_id uuid not null,
  id bigint generated always as identity,
  settled boolean not null,
  by_account uuid not null,
  at timestamptz not null default now(),
  primary key (site_id, comment_id, id),
  foreign key (site_id, comment_id) references margin_comment (site_id, id),
  foreign key (site_id, by_account) references account (site_id, id)
);

create function guard_margin_comment() returns trigger language plpgsql security definer set search_path from current as $$
begin
  new.created_at := now();
  if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
    perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Comment on a version of this document.');
  end if;
  if new.thread_id is not null and not exists (select from margin_comment c where c.site_id = new.site_id and c.id = new.thread_id
      and c.document_id = new.document_id and c.thread_id is null) then
    perform refuse('COMMENT_OF_OTHER_THREAD', 'Answer a comment on this document.');
  end if;
  return new;
end $$;
create trigger guard before insert on margin_comment for each row execute function guard_margin_comment();
create trigger erased before insert on margin_comment for each row execute function refuse_erased();

-- Comments stay as they were written, but for an erasure of the version they quote.
create function keep_margin_comment() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if tg_op = 'UPDATE' and exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done')
     and (new.site_id, new.id, new.document_id, new.version_id, new.author_id, new.created_at)
       = (old.site_id, old.id, old.document_id, old.version_id, old.author_id, old.created_at) then
    return new;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $$;
create trigger keep before update or delete on margin_comment for each row execute function keep_margin_comment();

create function guard_margin_settlement() returns trigger language plpgsql security definer set search_path from current as $$
begin
  new.at := now();
  if not exists (select from margin_comment c where c.site_id = new.site_id and c.id = new.comment_id and c.thread_id is null) then
    perform refuse('COMMENT_IS_NO_THREAD', 'Settle the comment that begins the thread.');
  end if;
  return new;
end $$;
create trigger guard before insert on margin_settlement for each row execute function guard_margin_settlement();
create trigger keep before update or delete on margin_settlement for each row execute function refuse_change();

-- What was erased is not left behind in the margin nor in words somebody has not saved.
create function erase_margin() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from kept_draft where site_id = new.site_id and document_id = new.document_id;
  update margin_comment set quote = case quote when '' then '' else erased_words() end, before = '', after = '', position = 0,
      words = case when new.remarks then erased_words() else words end
    where site_id = new.site_id and version_id = new.version_id;
  return null;
end $$;
create trigger margin after update on version_erasure for each row when (new.state = 'done') execute function erase_margin();

-- Documents to begin from, by type.
create table document_template (
  site_id integer not null references site (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 60),
  genre text,
  description text not null default '' check (length(description) <= 300),
  title text not null default '' check (length(title) <= 500),
  body_html text not null,
  subject_category text,
  column_id uuid,
  position integer not null default 0,
  active boolean not null default true,
  revision integer not null default 1,
  updated_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, name),
  foreign key (site_id, column_id) references site_column (site_id, id),
  foreign key (site_id, updated_by) references account (site_id, id)
);

-- Words the site does not want, each with its reason and, where there is one, what to write instead.
create table wording_rule (
  site_id integer not null references site (id),
  id uuid not null,
  wrong text not null check (length(wrong) between 1 and 60),
  instead text not null default '' check (length(instead) <= 60 and instead <> wrong),
  kind text not null check (kind in ('TYPO', 'FORBIDDEN', 'SENSITIVE')),
  reason text not null default '' check (length(reason) <= 300),
  active boolean not null default true,
  updated_by uuid not null,
  updated_at timestamptz not null default now(),
  primary key (site_id, id),
  unique (site_id, wrong),
  foreign key (site_id, updated_by) references account (site_id, id)
);

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['kept_draft', 'margin_comment', 'margin_settlement', 'document_template', 'wording_rule']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert, delete on kept_draft to openzone_app;
grant update (sequence, sealed, saved_at) on kept_draft to openzone_app;
grant select, insert on margin_comment, margin_settlement to openzone_app;
grant select, insert, update, delete on document_template, wording_rule to openzone_app;
revoke execute on function guard_kept_draft, guard_margin_comment, keep_margin_comment, guard_margin_settlement, erase_margin from public;
