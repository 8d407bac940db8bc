-- A retired topic or genre is not given to anything new.

-- owner: engines/publication
-- Documents that carried a term before it was retired keep it, through every later version; what is imported says what it was called in its time.
create function guard_terms() returns trigger language plpgsql set search_path from current as $$
declare retired text;
begin
  select t.name into retired from site_term t
  where t.site_id = new.site_id and not t.active
    and t.name = case t.kind when 'genre' then new.genre else new.subject_category end
    and not exists (select from document d where d.site_id = new.site_id and d.id = new.document_id and d.origin = 'import')
    and not exists (select from document_version v where v.site_id = new.site_id and v.document_id = new.document_id
      and t.name = case t.kind when 'genre' then v.genre else v.subject_category end)
  limit 1;
  if retired is not null then
    perform refuse('TERM_RETIRED', 'The term ' || retired || ' was retired; choose one that is offered.');
  end if;
  return new;
end $$;
create trigger terms before insert on document_version for each row execute function guard_terms();
revoke execute on function guard_terms from public;
