-- The list of documents in the order of their days.

-- owner: engines/publication
-- What is made first is due first (Regulation art. 26): the order by date and by last day of publication.
create index document_version_day on document_version (site_id, (coalesce(changed_date, written_date)), document_id);
