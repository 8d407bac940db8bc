-- What stands in the way of a publication; review as the site configures it; channels.

-- owner: engines/publication
-- Something found in a version that must be settled before it is published: personal data, say. Whoever finds it opens a row and
-- resolves it; the texts name the trouble and the remedy and never quote what was found.
create table publication_block (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  kind text not null check (kind ~ '^[A-Z][A-Z_]{2,40}$'),
  -- tells one block of a kind from another: a finding's id; never its text
  reference text not null default '' check (length(reference) <= 200),
  text_zh text not null check (text_zh <> ''),
  text_en text not null check (text_en <> ''),
  -- null: found by a rule of the program
  opened_by uuid,
  opened_at timestamptz not null default now(),
  resolved_by uuid,
  resolved_at timestamptz,
  resolution text not null default '',
  -- the forced act that went past it: flagged for ever
  overridden_by_act uuid,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, version_id) references document_version (site_id, id),
  foreign key (site_id, opened_by) references account (site_id, id),
  foreign key (site_id, resolved_by) references account (site_id, id),
  foreign key (site_id, overridden_by_act) references public_act (site_id, id),
  check (resolved_at is not null or (resolved_by is null and resolution = '')),
  check (resolved_at is null or length(resolution) >= 2)
);
create unique index publication_block_open on publication_block (site_id, version_id, kind, reference) where resolved_at is null;
create index publication_block_version on publication_block (site_id, document_id, version_id);

-- A block is opened and resolved once; both wait for a publication of the document that is under way.
create function guard_publication_block() returns trigger language plpgsql set search_path from current as $$
begin
  perform from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.resolved_at is not null or new.overridden_by_act is not null then
      perform refuse('BLOCK_BEGINS_OPEN', 'A block begins open.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
    new.opened_at := now();
    return new;
  end if;
  if (new.site_id, new.id, new.document_id, new.version_id, new.kind, new.reference, new.text_zh, new.text_en, new.opened_at)
       is distinct from (old.site_id, old.id, old.document_id, old.version_id, old.kind, old.reference, old.text_zh, old.text_en, old.opened_at)
     or new.opened_by is distinct from old.opened_by then
    perform refuse('BLOCK_CHANGED', 'Resolve it, and open another.');
  end if;
  if old.resolved_at is not null and (new.resolved_at, new.resolved_by, new.resolution) is distinct from (old.resolved_at, old.resolved_by, old.resolution) then
    perform refuse('BLOCK_RESOLVED_ALREADY', 'What was resolved stays so; open another.');
  end if;
  if new.overridden_by_act is distinct from old.overridden_by_act and (old.overridden_by_act is not null or not exists (
      select from public_act a where a.site_id = new.site_id and a.id = new.overridden_by_act and a.version_id = new.version_id and a.forced)) then
    perform refuse('BLOCK_OVERRIDDEN_WITHOUT_ACT', 'Only a forced publication goes past a block.');
  end if;
  if old.resolved_at is null and new.resolved_at is not null then
    new.resolved_at := now();
  end if;
  return new;
end $$;
create trigger guard before insert or update on publication_block for each row execute function guard_publication_block();
create trigger keep before delete on publication_block for each row execute function refuse_change();

-- Nothing that is blocked becomes public, but by force; and then each block carries the act that went past it.
create function refuse_blocked() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (select from publication_block b where b.site_id = new.site_id and b.version_id = new.version_id and b.resolved_at is null) then
    perform refuse('PUBLICATION_BLOCKED', 'Settle what blocks this version first.');
  end if;
  return new;
end $$;
create trigger blocked before insert on public_act for each row
  when (new.action <> 'WITHDRAW' and not new.forced) execute function refuse_blocked();

create function mark_overridden() returns trigger language plpgsql security definer set search_path from current as $$
begin
  update publication_block set overridden_by_act = new.id
    where site_id = new.site_id and version_id = new.version_id and resolved_at is null and overridden_by_act is null;
  return null;
end $$;
create trigger overridden after insert on public_act for each row
  when (new.action <> 'WITHDRAW' and new.forced) execute function mark_overridden();

-- owner: platform
do $$
declare t text;
begin
  foreach t in array array['publication_block']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy one_site on %I using (site_id = current_site()) with check (site_id = current_site())', t);
  end loop;
end $$;

grant select, insert on publication_block to openzone_app;
grant update (resolved_by, resolved_at, resolution) on publication_block to openzone_app;
revoke execute on function guard_publication_block, refuse_blocked, mark_overridden from public;
