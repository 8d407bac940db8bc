-- owner: systems/legacy-files
-- Who is reading a file now, and until when that holds unless renewed: files are read outside of transactions, and a reader that
-- died gives its files up by silence. The grants of the table cover the columns.
alter table import_file add column claimed_by uuid, add column claimed_until timestamptz;
-- Whether the same bytes were read before is asked for every file.
create index import_file_read on import_file (site_id, sha256) where state = 'read';
