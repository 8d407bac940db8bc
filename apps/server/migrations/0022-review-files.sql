-- Files that reviewers kept with their decisions go with an erasure; and a column names no sequence of its own, since sequences say which
-- columns they are for.

-- owner: engines/publication
alter table site_column drop column review_sequence;

-- In place of keep_record: the file of a decision may be taken out as well, and its comment where remarks go too.
create function keep_review_decision() returns trigger language plpgsql security definer set search_path from current as $$
declare of_version uuid;
begin
  if tg_op = 'UPDATE'
     and (to_jsonb(new) - array['comment', 'evidence_sha256', 'evidence_name']) = (to_jsonb(old) - array['comment', 'evidence_sha256', 'evidence_name'])
     and (new.comment = old.comment or new.comment = erased_words())
     and (new.evidence_sha256 is null or (new.evidence_sha256, new.evidence_name) = (old.evidence_sha256, old.evidence_name)) then
    select r.version_id into of_version from review r where r.site_id = old.site_id and r.id = old.review_id;
    if erasing_now(old.site_id, of_version, new.comment <> old.comment) then
      return new;
    end if;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $$;
drop trigger keep on review_decision;
create trigger keep before update or delete on review_decision for each row execute function keep_review_decision();

-- Unlinks the files of the reviews of an erased version. @returns their hashes
create function erase_review_files(erasure uuid) returns setof text language plpgsql security definer set search_path from current as $$
declare x version_erasure;
begin
  select * into x from version_erasure where site_id = current_site() and id = erasure and state = 'done';
  if not found then
    perform refuse('ERASURE_NOT_CONFIRMED', 'A second person confirms an erasure first.');
  end if;
  return query select distinct d.evidence_sha256 from review_decision d join review r on r.site_id = d.site_id and r.id = d.review_id
    where r.site_id = x.site_id and r.version_id = x.version_id and d.evidence_sha256 is not null;
  update review_decision set evidence_sha256 = null, evidence_name = null
    where site_id = x.site_id and evidence_sha256 is not null
      and review_id in (select r.id from review r where r.site_id = x.site_id and r.version_id = x.version_id);
end $$;

-- By the commit of an erasure none is left.
create function require_review_files_erased() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from review_decision d join review r on r.site_id = d.site_id and r.id = d.review_id
      where r.site_id = new.site_id and r.version_id = new.version_id and d.evidence_sha256 is not null) then
    perform refuse('ERASED_WITH_REVIEW_FILES', 'Unlink the files of its reviews too.');
  end if;
  return null;
end $$;
create constraint trigger review_files after update on version_erasure deferrable initially deferred
  for each row when (new.state = 'done') execute function require_review_files_erased();

revoke execute on function keep_review_decision, erase_review_files, require_review_files_erased from public;
grant execute on function erase_review_files to openzone_app;
