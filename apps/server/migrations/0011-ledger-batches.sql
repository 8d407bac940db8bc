-- Many entries at once, and reads of the ledger by their index.

-- owner: base/ledger
-- As a barrier the view was always computed whole before anything was joined to it, which reads the log from end to end for one
-- document. The sites are kept apart without it, by the forced row-level security of the tables below.
alter view shared_ledger reset (security_barrier);

-- The next places in the log, the first of them. Its row stays locked until commit, so that there are no gaps and the order of places
-- is that of commits.
drop function ledger_next();
create function ledger_next(count integer default 1, out place bigint, out appended timestamptz, out site text)
  language plpgsql security definer set search_path from current as $$
begin
  if count < 1 then
    perform refuse('LEDGER_COUNT', 'Take one place or more.');
  end if;
  insert into ledger_log as l (site_id, size, last_at)
    values (current_site(), count, date_trunc('milliseconds', clock_timestamp()))
    on conflict (site_id) do update
      set size = l.size + count, last_at = greatest(l.last_at, date_trunc('milliseconds', clock_timestamp()))
    returning l.size - count, l.last_at into place, appended;
  select s.key from site s where s.id = current_site() into site;
end $$;
revoke execute on function ledger_next from public;
grant execute on function ledger_next to openzone_app;

-- Places are filled in their order, and only places that were taken.
create or replace function guard_ledger_entry() returns trigger language plpgsql security definer set search_path from current as $$
declare told jsonb := new.entry::jsonb;
begin
  if new.sequence is distinct from coalesce((select max(sequence) + 1 from ledger_entry where site_id = new.site_id), 0)
     or new.sequence >= coalesce((select size from ledger_log where site_id = new.site_id), 0) then
    perform refuse('LEDGER_PLACE', 'Take the next place by ledger_next().');
  end if;
  if new.leaf_hash is distinct from sha256('\x00'::bytea || convert_to(new.entry, 'UTF8')) then
    perform refuse('LEDGER_LEAF', 'The leaf is SHA-256 over a zero byte and the entry.');
  end if;
  if (told ->> 'sequence')::bigint is distinct from new.sequence or told ->> 'action' is distinct from new.action
     or (told ->> 'appended')::timestamptz is distinct from new.appended_at then
    perform refuse('LEDGER_ENTRY', 'The entry must tell the same place, action and time as its row.');
  end if;
  new.xact := pg_current_xact_id();
  return new;
end $$;
