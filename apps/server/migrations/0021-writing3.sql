-- Writing: what was lost of a Word document when its words were taken into a draft.

-- owner: systems/writing
-- Kept with the draft until somebody who writes it has seen to it.
create table text_loss (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  source text not null check (length(source) between 1 and 200),
  losses jsonb not null check (jsonb_typeof(losses) = 'array' and jsonb_array_length(losses) between 1 and 40),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  dismissed_by uuid,
  dismissed_at timestamptz,
  primary key (site_id, id),
  foreign key (site_id, document_id) references document (site_id, id),
  foreign key (site_id, created_by) references account (site_id, id),
  foreign key (site_id, dismissed_by) references account (site_id, id),
  check ((dismissed_by is null) = (dismissed_at is null))
);
create index text_loss_document on text_loss (site_id, document_id) where dismissed_at is null;

create function guard_text_loss() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := now();
    return new;
  end if;
  if old.dismissed_at is not null then
    perform refuse('LOSS_DISMISSED', 'It was seen to already.');
  end if;
  new.dismissed_at := now();
  return new;
end $$;
create trigger guard before insert or update on text_loss for each row execute function guard_text_loss();

-- The name of a file may say what was to be erased.
create function erase_text_loss() returns trigger language plpgsql security definer set search_path from current as $$
begin
  delete from text_loss where site_id = new.site_id and document_id = new.document_id;
  return null;
end $$;
create trigger losses after update on version_erasure for each row when (new.state = 'done') execute function erase_text_loss();

-- owner: platform
alter table text_loss enable row level security;
alter table text_loss force row level security;
create policy one_site on text_loss using (site_id = current_site()) with check (site_id = current_site());
grant select, insert on text_loss to openzone_app;
grant update (dismissed_by, dismissed_at) on text_loss to openzone_app;
revoke execute on function guard_text_loss, erase_text_loss from public;
