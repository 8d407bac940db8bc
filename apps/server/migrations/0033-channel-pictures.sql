-- owner: channels
-- A picture goes out like words do: only what a second person has approved.
create or replace function guard_channel_delivery() returns trigger language plpgsql security definer set search_path from current as $$
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
        and (t.title <> '' or t.body <> '' or t.picture_sha256 is not null) and t.approved_by is null) then
      perform refuse('CHANNEL_TEXT_NOT_APPROVED', 'A second person approves the words of a channel first.');
    end if;
  end if;
  return new;
end $$;
