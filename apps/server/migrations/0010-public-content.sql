-- owner: engines/publication
-- The one part of a public version that its hash covers and no page shows by itself: pages show the validity that follows from it.
-- With it anybody can write the content down again and compare its hash with the ledger's.
create view public_content with (security_barrier) as
  select d.site_id, d.code, v.declared_validity
  from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
  where d.site_id = current_site() and d.withdrawn_at is null;

-- owner: platform
grant select on public_content to openzone_public, openzone_app;
