-- Written by `UPDATE_SCHEMA=1 node scripts/run.mjs test apps/server/tests/schema.test.ts`; compared by that test.

-- tables

create table absence (
  site_id integer not null,
  id uuid not null,
  account_id uuid not null,
  valid_from date not null,
  valid_until date not null,
  note text not null default ''::text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone
);

create table account (
  site_id integer not null,
  id uuid not null,
  sign_in_name text not null,
  display_name text not null,
  password_hash text not null,
  unit_id uuid not null,
  active boolean not null default true,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null default now(),
  must_change_password boolean not null default false,
  password_expires_at timestamp with time zone,
  password_changed_at timestamp with time zone not null default now()
);

create table account_factor (
  site_id integer not null,
  account_id uuid not null,
  sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  created_at timestamp with time zone not null default now()
);

create table account_identity (
  site_id integer not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null default now()
);

create table account_mail (
  site_id integer not null,
  account_id uuid not null,
  sealed bytea not null,
  set_at timestamp with time zone not null default now()
);

create table account_role (
  site_id integer not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  id uuid not null default gen_random_uuid(),
  valid_from date not null default ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date,
  valid_until date
);

create table annual_report (
  site_id integer not null,
  id uuid not null,
  year integer not null,
  unit_id uuid,
  form text not null,
  revision integer not null default 1,
  parts jsonb not null default '{}'::jsonb,
  document_id uuid,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);

create table annual_report_record (
  site_id integer not null,
  report_id uuid not null,
  number integer not null,
  cell text not null,
  requests uuid[] not null default '{}'::uuid[],
  remedies uuid[] not null default '{}'::uuid[],
  documents uuid[] not null default '{}'::uuid[],
  told numeric not null default 0,
  is_count boolean not null default true
);

create table annual_report_version (
  site_id integer not null,
  report_id uuid not null,
  number integer not null,
  figures jsonb not null,
  parts jsonb not null,
  findings jsonb not null,
  reason text not null default ''::text,
  content_sha256 text not null,
  frozen_by uuid not null,
  frozen_at timestamp with time zone not null default now(),
  page_sha256 text,
  file_sha256s text[] not null default '{}'::text[],
  charts jsonb not null default '[]'::jsonb
);

create table attachment_finding (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  "position" integer not null,
  inspector integer not null,
  kind text not null,
  places integer not null,
  action text not null,
  blocking boolean not null,
  found_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  reason text not null default ''::text,
  decided_by uuid,
  decided_at timestamp with time zone
);

create table attempt (
  site_id integer not null,
  scope text not null,
  key text not null,
  count integer not null,
  last_at timestamp with time zone not null,
  blocked_until timestamp with time zone
);

create table audit_entry (
  site_id integer not null,
  id uuid not null,
  at timestamp with time zone not null default clock_timestamp(),
  account_id uuid,
  person text not null default ''::text,
  acting_for uuid,
  acting_for_name text not null default ''::text,
  act text not null,
  subject_kind text not null default ''::text,
  subject_id text not null default ''::text,
  subject_label text not null default ''::text,
  outcome text not null,
  error text not null default ''::text,
  changes jsonb not null default '[]'::jsonb,
  note text not null default ''::text,
  reference text not null default ''::text,
  address inet,
  agent text not null default ''::text,
  session text not null default ''::text
);

create table calendar_change (
  site_id integer not null,
  number integer not null,
  changes jsonb not null,
  basis text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  policy jsonb
);

create table case_attachment (
  site_id integer not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  identity boolean not null default false,
  vault_id uuid not null,
  created_at timestamp with time zone not null default now()
);

create table case_document (
  site_id integer not null,
  id uuid not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  name text not null,
  number text,
  vault_id uuid not null,
  printed_vault_id uuid,
  sha256 text not null,
  issued_on date,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  addressee text not null default ''::text
);

create table case_event (
  site_id integer not null,
  case_id uuid not null,
  seq integer not null,
  kind text not null,
  on_day date not null,
  at timestamp with time zone not null default now(),
  actor text not null,
  by_account uuid,
  data jsonb not null default '{}'::jsonb,
  command_key text not null,
  on_behalf_of uuid,
  as_roles text[]
);

create table case_file (
  site_id integer not null,
  id uuid not null,
  procedure text not null,
  number text not null,
  channel text not null,
  party_kind text not null,
  party_masked text not null,
  party_key text not null,
  summary text not null,
  fields jsonb not null,
  content_key text not null,
  submission_key text not null,
  submitted_on date not null,
  submitted_at timestamp with time zone not null default now(),
  created_by uuid,
  demonstration boolean not null default false,
  sealed_contact bytea,
  revision integer not null default 0,
  state text not null,
  open boolean not null,
  unit_id uuid,
  handler_id uuid,
  outcome text,
  closed_on date,
  received_on date,
  due_on date,
  clock_status text not null default 'none'::text,
  clock_calendar text not null default ''::text,
  delivered_on date,
  on_time boolean,
  reopened boolean not null default false
);

create table case_guess (
  site_id integer not null,
  guess_key text not null,
  failures integer not null default 0,
  since timestamp with time zone not null default now()
);

create table case_link (
  site_id integer not null,
  from_case uuid not null,
  to_case uuid not null,
  kind text not null,
  created_at timestamp with time zone not null default now()
);

create table case_number (
  site_id integer not null,
  procedure text not null,
  year integer not null,
  last integer not null default 0
);

create table case_party (
  site_id integer not null,
  case_id uuid not null,
  role text not null default 'APPLICANT'::text,
  sealed bytea not null,
  created_at timestamp with time zone not null default now()
);

create table case_reading (
  site_id integer not null,
  id bigint not null generated as identity,
  case_id uuid not null,
  what text not null,
  by_account uuid not null,
  purpose text not null,
  at timestamp with time zone not null default now()
);

create table case_reminder (
  site_id integer not null,
  case_id uuid not null,
  kind text not null,
  due_on date not null,
  sent_at timestamp with time zone not null default now()
);

create table channel_account (
  site_id integer not null,
  channel text not null,
  enabled boolean not null default true,
  automatic boolean not null default false,
  account text not null default ''::text,
  app_id text not null default ''::text,
  base_url text not null default ''::text,
  author text not null default ''::text,
  cover_sha256 text,
  sealed bytea,
  sealed_at timestamp with time zone,
  stopped_at timestamp with time zone,
  stopped_reason text not null default ''::text,
  revision integer not null default 1,
  updated_by uuid not null,
  updated_at timestamp with time zone not null default now(),
  sealed_app bytea,
  token_expires_at timestamp with time zone,
  remote_account text not null default ''::text
);

create table channel_delivery (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  channel text not null,
  step text not null default 'waiting'::text,
  resume text,
  step_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  next_at timestamp with time zone not null default now(),
  cover_media text,
  draft_media text,
  publish_id text,
  remote_id text,
  url text not null default ''::text,
  problem text not null default ''::text,
  problem_zh text not null default ''::text,
  problem_en text not null default ''::text,
  created_at timestamp with time zone not null default now()
);

create table channel_picture (
  site_id integer not null,
  channel text not null,
  app_id text not null,
  sha256 text not null,
  url text not null,
  uploaded_at timestamp with time zone not null default now()
);

create table channel_screen (
  site_id integer not null,
  document_id uuid not null,
  entered_at timestamp with time zone not null default now(),
  left_at timestamp with time zone
);

create table channel_task (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  channel text not null,
  kind text not null,
  act_id uuid not null,
  opened_at timestamp with time zone not null default now(),
  note text not null default ''::text,
  done_by uuid,
  done_at timestamp with time zone
);

create table channel_text (
  site_id integer not null,
  document_id uuid not null,
  channel text not null,
  title text not null default ''::text,
  body text not null default ''::text,
  picture_sha256 text,
  send_at timestamp with time zone,
  revision integer not null default 1,
  written_by uuid not null,
  written_at timestamp with time zone not null default now(),
  approved_by uuid,
  approved_at timestamp with time zone,
  searched_sha256 text,
  searched_blocking integer,
  kept_reason text not null default ''::text
);

create table column_address (
  site_id integer not null,
  key text not null,
  column_id uuid not null,
  since timestamp with time zone not null default now()
);

create table delegation (
  site_id integer not null,
  id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  roles text[] not null,
  unit_id uuid,
  valid_from date not null,
  valid_until date not null,
  reason text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  ended_by uuid,
  ended_at timestamp with time zone
);

create table determination (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  attribute text not null,
  article text not null,
  ground text,
  reason text not null,
  evidence jsonb not null default '{}'::jsonb,
  determined_by uuid not null,
  determined_at timestamp with time zone not null default now(),
  sequence bigint not null generated as identity,
  on_behalf_of uuid
);

create table document (
  site_id integer not null,
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  column_id uuid not null,
  stage text not null default 'draft'::text,
  working_version_id uuid not null,
  public_version_id uuid,
  revision integer not null default 1,
  index_number text,
  scheduled_for timestamp with time zone,
  scheduled_by uuid,
  first_published_at timestamp with time zone,
  published_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawal_reason text,
  forced boolean not null default false,
  origin text not null default 'editor'::text,
  demonstration boolean not null default false,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
);

create table document_channel (
  site_id integer not null,
  document_id uuid not null,
  channel text not null,
  state text not null,
  published_on date,
  reference text not null default ''::text,
  updated_by uuid not null,
  updated_at timestamp with time zone not null default now()
);

create table document_event (
  site_id integer not null,
  id bigint not null generated as identity,
  document_id uuid not null,
  version_id uuid,
  kind text not null,
  from_stage text,
  to_stage text,
  comment text not null default ''::text,
  actor_id uuid not null,
  at timestamp with time zone not null default now()
);

create table document_link (
  site_id integer not null,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now()
);

create table document_listing (
  site_id integer not null,
  document_id uuid not null,
  column_id uuid not null,
  is_primary boolean not null,
  listed_at timestamp with time zone
);

create table document_template (
  site_id integer not null,
  id uuid not null,
  name text not null,
  genre text,
  description text not null default ''::text,
  title text not null default ''::text,
  body_html text not null,
  subject_category text,
  column_id uuid,
  "position" integer not null default 0,
  active boolean not null default true,
  revision integer not null default 1,
  updated_by uuid not null,
  updated_at timestamp with time zone not null default now()
);

create table document_template_version (
  site_id integer not null,
  template_id uuid not null,
  revision integer not null,
  name text not null,
  title text not null,
  body_html text not null,
  active boolean not null,
  removed boolean not null default false,
  changed_by uuid not null,
  changed_at timestamp with time zone not null default now()
);

create table document_version (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  number integer not null,
  unit_id uuid not null,
  column_id uuid not null,
  extra_column_ids uuid[] not null default '{}'::uuid[],
  title text not null,
  body_html text not null,
  body_text text not null,
  abstract text not null default ''::text,
  document_number text,
  genre text,
  subject_category text,
  issuing_agency text not null,
  joint_issuers text[] not null default '{}'::text[],
  written_date date not null,
  changed_date date,
  effective_date date,
  expired_date date,
  declared_validity text not null default 'IN_FORCE'::text,
  subject_words text[] not null default '{}'::text[],
  source text not null default ''::text,
  legacy_published_on date,
  legacy_index_number text,
  change_note text not null default ''::text,
  content_sha256 text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  on_behalf_of uuid
);

create table document_words (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  words text not null
);

create table file (
  site_id integer not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  extracted_text text,
  created_by uuid,
  created_at timestamp with time zone not null default now()
);

create table file_holder (
  site_id integer not null,
  sha256 text not null,
  account_id uuid not null
);

create table file_inspection (
  site_id integer not null,
  sha256 text not null,
  inspector integer not null,
  outcome text not null,
  problem jsonb,
  format text,
  text text not null default ''::text,
  places jsonb not null default '[]'::jsonb,
  hidden jsonb not null default '[]'::jsonb,
  inspected_at timestamp with time zone not null default now()
);

create table file_removal (
  site_id integer not null,
  sha256 text not null,
  asked_at timestamp with time zone not null default now()
);

create table follower_cursor (
  follower text not null,
  base pg_snapshot not null default '1:1:'::pg_snapshot,
  target pg_snapshot,
  xid xid8 not null default '0'::xid8,
  outbox_id bigint not null default 0,
  updated_at timestamp with time zone not null default now()
);

create table identity_event (
  site_id integer not null,
  id uuid not null default gen_random_uuid(),
  at timestamp with time zone not null default clock_timestamp(),
  kind text not null,
  by_account uuid,
  account_id uuid,
  unit_id uuid,
  address text not null default ''::text,
  before jsonb,
  after jsonb
);

create table import_batch (
  site_id integer not null,
  id uuid not null,
  name text not null,
  source text not null default ''::text,
  state text not null default 'reading'::text,
  files_total integer not null default 0,
  files_done integer not null default 0,
  failure jsonb,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone
);

create table import_file (
  site_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  "position" integer not null,
  name text not null,
  sha256 text,
  state text not null default 'pending'::text,
  failure jsonb,
  warnings jsonb not null default '[]'::jsonb,
  claimed_by uuid,
  claimed_until timestamp with time zone
);

create table import_row (
  site_id integer not null,
  id uuid not null,
  batch_id uuid not null,
  file_id uuid not null,
  ordinal integer not null,
  fingerprint text not null,
  proposal jsonb not null,
  state text not null default 'waiting'::text,
  duplicate_of uuid,
  document_id uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  comment text not null default ''::text
);

create table index_sequence (
  site_id integer not null,
  agency_code text not null,
  year integer not null,
  last integer not null
);

create table kept_draft (
  site_id integer not null,
  account_id uuid not null,
  subject text not null,
  document_id uuid,
  writer uuid not null,
  sequence bigint not null,
  sealed bytea not null,
  saved_at timestamp with time zone not null default now()
);

create table known_device (
  site_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now()
);

create table ledger_checkpoint (
  site_id integer not null,
  size bigint not null,
  root bytea not null,
  note text not null,
  made_at timestamp with time zone not null default clock_timestamp()
);

create table ledger_cosignature (
  site_id integer not null,
  size bigint not null,
  witness text not null,
  line text not null,
  seen_at timestamp with time zone not null,
  received_at timestamp with time zone not null default clock_timestamp()
);

create table ledger_entry (
  site_id integer not null,
  sequence bigint not null,
  action text not null,
  subject_id uuid,
  act_id uuid,
  once_key text,
  appended_at timestamp with time zone not null,
  entry text not null,
  leaf_hash bytea not null,
  xact xid8 not null default pg_current_xact_id()
);

create table ledger_log (
  site_id integer not null,
  size bigint not null default 0,
  last_at timestamp with time zone not null
);

create table ledger_opening (
  site_id integer not null,
  sequence bigint not null,
  opening text not null
);

create table ledger_outside (
  site_id integer not null,
  kind text not null,
  name text not null,
  failure text not null,
  failures integer not null default 1,
  failed_at timestamp with time zone not null default clock_timestamp(),
  next_attempt_at timestamp with time zone not null
);

create table ledger_timestamp (
  site_id integer not null,
  size bigint not null,
  authority text not null,
  token bytea not null,
  stamped_at timestamp with time zone not null
);

create table letter_template (
  site_id integer not null,
  kind text not null,
  revision integer not null,
  body text,
  by_account uuid,
  at timestamp with time zone not null default now()
);

create table listed_document (
  site_id integer not null,
  document_id uuid not null,
  column_id uuid not null,
  is_primary boolean not null,
  listed_at timestamp with time zone not null,
  listed_year integer not null,
  unit_id uuid not null,
  genre text,
  subject_category text,
  declared_validity text not null,
  expired_date date,
  code text not null,
  published_at timestamp with time zone not null
);

create table margin_comment (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  thread_id uuid,
  quote text not null default ''::text,
  before text not null default ''::text,
  after text not null default ''::text,
  "position" integer not null default 0,
  words text not null,
  author_id uuid not null,
  created_at timestamp with time zone not null default now()
);

create table margin_settlement (
  site_id integer not null,
  comment_id uuid not null,
  id bigint not null generated as identity,
  settled boolean not null,
  by_account uuid not null,
  at timestamp with time zone not null default now()
);

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now()
);

create table notice (
  site_id integer not null,
  id uuid not null,
  channel text not null,
  account_id uuid,
  sealed_address bytea,
  subject text not null,
  subject_en text not null,
  body text not null,
  body_en text not null,
  about text not null default ''::text,
  dedupe_key text not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  failure text not null default ''::text,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  read_at timestamp with time zone,
  reported_at timestamp with time zone
);

create table outbox (
  id bigint not null generated as identity,
  site_id integer not null,
  topic text not null,
  subject_id uuid not null,
  at timestamp with time zone not null default now(),
  xid xid8 not null default pg_current_xact_id()
);

create table personal_decision (
  site_id integer not null,
  id bigint not null generated as identity,
  finding_id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  kind text not null,
  decision text not null,
  reason text not null default ''::text,
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now()
);

create table personal_finding (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  part text not null,
  start_at integer not null,
  end_at integer not null,
  kind text not null,
  confidence real not null,
  why jsonb not null default '[]'::jsonb,
  subject text not null default 'unknown'::text,
  exemption text,
  blocking boolean not null,
  found_by uuid,
  found_at timestamp with time zone not null default now(),
  state text not null default 'open'::text,
  reason text not null default ''::text,
  decided_by uuid,
  decided_at timestamp with time zone
);

create table personal_original (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  copy_version_id uuid not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now()
);

create table personal_original_file (
  site_id integer not null,
  version_id uuid not null,
  "position" integer not null,
  document_id uuid not null,
  sha256 text not null,
  copy_sha256 text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now()
);

create table personal_original_reading (
  site_id integer not null,
  id bigint not null generated as identity,
  document_id uuid not null,
  version_id uuid not null,
  account_id uuid not null,
  purpose text not null,
  at timestamp with time zone not null default now(),
  "position" integer
);

create table personal_scan (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null,
  finder text not null,
  characters integer not null,
  scanned_at timestamp with time zone not null default now(),
  told text[] not null default '{}'::text[]
);

create table public_act (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  action text not null,
  forced boolean not null default false,
  reason text not null default ''::text,
  acted_by uuid not null,
  at timestamp with time zone not null default now(),
  sequence bigint not null generated as identity,
  on_behalf_of uuid
);

create table publication_block (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  kind text not null,
  reference text not null default ''::text,
  text_zh text not null,
  text_en text not null,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  resolved_by uuid,
  resolved_at timestamp with time zone,
  resolution text not null default ''::text,
  overridden_by_act uuid
);

create table publication_calendar (
  site_id integer not null,
  calendar jsonb not null,
  counted_at timestamp with time zone not null default now()
);

create table publication_date_move (
  site_id integer not null,
  id bigint not null generated as identity,
  document_id uuid not null,
  due_before date,
  due_after date,
  calendar text not null,
  basis text not null,
  at timestamp with time zone not null default now()
);

create table publication_plan (
  site_id integer not null,
  document_id uuid not null,
  wished_on date,
  not_before timestamp with time zone,
  reason text not null default ''::text,
  embargo_by uuid,
  planned_by uuid not null,
  planned_at timestamp with time zone not null default now()
);

create table recovery_code (
  site_id integer not null,
  account_id uuid not null,
  mark text not null,
  used_at timestamp with time zone
);

create table report_past (
  site_id integer not null,
  id uuid not null,
  year integer not null,
  unit_id uuid,
  form text not null,
  figures jsonb not null,
  findings jsonb not null,
  missing text[] not null default '{}'::text[],
  file_name text not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null default now(),
  sequence bigint not null generated as identity
);

create table report_return (
  site_id integer not null,
  year integer not null,
  unit_id uuid not null,
  state text not null default 'asked'::text,
  revision integer not null default 1,
  figures jsonb not null default '{}'::jsonb,
  remarks jsonb not null default '{}'::jsonb,
  filled_by uuid,
  signed_by uuid,
  signed_at timestamp with time zone,
  updated_at timestamp with time zone not null default now()
);

create table report_return_event (
  site_id integer not null,
  id bigint not null generated as identity,
  year integer not null,
  unit_id uuid not null,
  kind text not null,
  figures jsonb not null default '{}'::jsonb,
  comment text not null default ''::text,
  by_account uuid not null,
  at timestamp with time zone not null default now()
);

create table report_round (
  site_id integer not null,
  year integer not null,
  due_on date not null,
  note text not null default ''::text,
  opened_by uuid not null,
  opened_at timestamp with time zone not null default now()
);

create table review (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  determination_id uuid not null,
  steps text[] not null,
  state text not null default 'open'::text,
  current_step integer not null default 1,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null default now(),
  closed_at timestamp with time zone,
  round integer not null default 1,
  configuration integer,
  sequence_name text not null default ''::text,
  sequence_name_en text not null default ''::text,
  step_began_at timestamp with time zone not null default now(),
  on_behalf_of uuid
);

create table review_configuration (
  site_id integer not null,
  version integer not null,
  sequences jsonb not null,
  made_by uuid not null,
  made_at timestamp with time zone not null default now()
);

create table review_decision (
  site_id integer not null,
  id uuid not null,
  review_id uuid not null,
  step integer not null,
  decision text not null,
  comment text not null default ''::text,
  confirmed text[] not null default '{}'::text[],
  decided_by uuid not null,
  decided_at timestamp with time zone not null default now(),
  part integer not null default 1,
  round integer not null default 1,
  return_to integer,
  evidence_sha256 text,
  evidence_name text,
  on_behalf_of uuid
);

create table review_delegation (
  site_id integer not null,
  id uuid not null,
  review_id uuid not null,
  step integer not null,
  part integer not null,
  from_account uuid not null,
  to_account uuid not null,
  reason text not null,
  at timestamp with time zone not null default now()
);

create table review_part (
  site_id integer not null,
  review_id uuid not null,
  step integer not null,
  part integer not null,
  role text,
  unit_id uuid,
  account_id uuid,
  step_name text not null default ''::text,
  step_name_en text not null default ''::text,
  days integer,
  required text[] not null default '{}'::text[],
  checks jsonb not null default '[]'::jsonb
);

create table saved_filter (
  site_id integer not null,
  id uuid not null,
  account_id uuid not null,
  unit_id uuid,
  screen text not null,
  name text not null,
  search jsonb not null,
  created_at timestamp with time zone not null default now()
);

create table search_entry (
  site_id integer not null,
  document_id uuid not null,
  tsv tsvector not null,
  unit_id uuid not null,
  column_ids uuid[] not null,
  subject_category text,
  listed_at timestamp with time zone not null,
  listed_year integer not null
);

create table session (
  site_id integer not null,
  token_hash text not null,
  account_id uuid not null,
  created_at timestamp with time zone not null default now(),
  last_seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  id uuid not null default gen_random_uuid(),
  address text not null default ''::text,
  agent text not null default ''::text,
  method text not null default 'PASSWORD'::text,
  pending text[] not null default '{}'::text[],
  second_factor boolean not null default false
);

create table site (
  id integer not null generated as identity,
  key text not null,
  hosts text[] not null default '{}'::text[],
  is_default boolean not null default false,
  created_at timestamp with time zone not null default now()
);

create table site_change (
  site_id integer not null,
  id bigint not null generated as identity,
  subject text not null,
  subject_id text not null,
  act text not null,
  before jsonb,
  after jsonb,
  note text not null default ''::text,
  by_account uuid,
  by_name text not null default ''::text,
  at timestamp with time zone not null default now()
);

create table site_column (
  site_id integer not null,
  id uuid not null,
  key text not null,
  parent_id uuid,
  name text not null,
  name_en text not null,
  description text not null default ''::text,
  keywords text not null default ''::text,
  column_type text not null default ''::text,
  "position" integer not null default 0,
  update_every_days integer,
  update_basis text not null default ''::text,
  article text not null default ''::text,
  responsible_unit_id uuid,
  active boolean not null default true,
  revision integer not null default 1,
  update_month_day text,
  unit_ids uuid[] not null default '{}'::uuid[],
  default_genre text,
  default_topic text,
  retention text not null default ''::text,
  merged_into uuid
);

create table site_look (
  site_id integer not null,
  revision integer not null default 1,
  live jsonb not null default '{}'::jsonb,
  draft jsonb,
  draft_by uuid,
  draft_name text not null default ''::text,
  draft_at timestamp with time zone
);

create table site_picture (
  site_id integer not null,
  id text not null,
  media_type text not null,
  width integer not null,
  height integer not null,
  bytes bytea not null,
  created_by uuid,
  created_at timestamp with time zone not null default now()
);

create table site_profile (
  site_id integer not null,
  profile jsonb not null,
  updated_at timestamp with time zone not null default now()
);

create table site_setting (
  site_id integer not null,
  key text not null,
  value jsonb not null,
  updated_at timestamp with time zone not null default now()
);

create table site_term (
  site_id integer not null,
  kind text not null,
  name text not null,
  name_en text not null default ''::text,
  active boolean not null default true,
  "position" integer not null default 0,
  revision integer not null default 1,
  parent text
);

create table text_loss (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  source text not null,
  losses jsonb not null,
  created_by uuid not null,
  created_at timestamp with time zone not null default now(),
  dismissed_by uuid,
  dismissed_at timestamp with time zone
);

create table unit (
  site_id integer not null,
  id uuid not null,
  parent_id uuid,
  code text not null,
  name text not null,
  name_en text not null,
  short_name text not null,
  agency_code text not null,
  disclosure_capacity text not null,
  duties text not null default ''::text,
  head text not null default ''::text,
  address text not null default ''::text,
  office_hours text not null default ''::text,
  phone text not null default ''::text,
  "position" integer not null default 0,
  state text not null default 'ACTIVE'::text,
  ended_on date,
  successor_id uuid
);

create table unit_act (
  site_id integer not null,
  id uuid not null,
  number bigint not null generated as identity,
  unit_id uuid not null,
  kind text not null,
  effective_on date,
  ground text not null,
  name text,
  name_en text,
  short_name text,
  parent_id uuid,
  disclosure_capacity text,
  successor_id uuid,
  posts text,
  by_account uuid,
  recorded_at timestamp with time zone not null default now(),
  settled_at timestamp with time zone,
  moved jsonb,
  revoked_at timestamp with time zone,
  revoked_by uuid
);

create table unit_name (
  site_id integer not null,
  unit_id uuid not null,
  name text not null,
  name_en text not null,
  short_name text not null,
  since date,
  from_day date not null,
  until_day date not null
);

create table version_attachment (
  site_id integer not null,
  version_id uuid not null,
  "position" integer not null,
  name text not null,
  sha256 text not null
);

create table version_erasure (
  site_id integer not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  state text not null default 'requested'::text,
  basis text not null,
  reason text not null,
  remarks boolean not null,
  shared_sources boolean not null default false,
  requested_by uuid not null,
  requested_at timestamp with time zone not null default now(),
  decided_by uuid,
  decided_at timestamp with time zone
);

create table version_picture (
  site_id integer not null,
  version_id uuid not null,
  "position" integer not null,
  sha256 text not null,
  described boolean not null
);

create table version_reference (
  site_id integer not null,
  version_id uuid not null,
  document_id uuid not null
);

create table wording_rule (
  site_id integer not null,
  id uuid not null,
  wrong text not null,
  instead text not null default ''::text,
  kind text not null,
  reason text not null default ''::text,
  active boolean not null default true,
  updated_by uuid not null,
  updated_at timestamp with time zone not null default now(),
  blocking boolean not null default false
);


-- constraints

alter table absence add constraint absence_check CHECK ((valid_until >= valid_from));
alter table absence add constraint absence_pkey PRIMARY KEY (site_id, id);
alter table absence add constraint absence_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table absence add constraint absence_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table absence add constraint absence_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table account add constraint account_pkey PRIMARY KEY (site_id, id);
alter table account add constraint account_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table account add constraint account_site_id_sign_in_name_key UNIQUE (site_id, sign_in_name);
alter table account add constraint account_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table account_factor add constraint account_factor_pkey PRIMARY KEY (site_id, account_id);
alter table account_factor add constraint account_factor_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table account_identity add constraint account_identity_issuer_check CHECK ((length(issuer) <= 300));
alter table account_identity add constraint account_identity_pkey PRIMARY KEY (site_id, issuer, subject);
alter table account_identity add constraint account_identity_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table account_identity add constraint account_identity_site_id_issuer_account_id_key UNIQUE (site_id, issuer, account_id);
alter table account_identity add constraint account_identity_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 300)));
alter table account_mail add constraint account_mail_pkey PRIMARY KEY (site_id, account_id);
alter table account_mail add constraint account_mail_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table account_role add constraint account_role_check CHECK (((role <> ALL (ARRAY['HANDLER'::text, 'UNIT_HEAD'::text])) OR (unit_id IS NOT NULL)));
alter table account_role add constraint account_role_check1 CHECK (((valid_until IS NULL) OR (valid_until >= valid_from)));
alter table account_role add constraint account_role_role_check CHECK ((role = ANY (ARRAY['HANDLER'::text, 'UNIT_HEAD'::text, 'SECRECY_REVIEWER'::text, 'DISCLOSURE_OFFICE'::text, 'ADMIN'::text])));
alter table account_role add constraint account_role_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table account_role add constraint account_role_site_id_id_key UNIQUE (site_id, id);
alter table account_role add constraint account_role_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table annual_report add constraint annual_report_form_check CHECK ((form = ANY (ARRAY['2018'::text, '2019'::text, '2021'::text])));
alter table annual_report add constraint annual_report_pkey PRIMARY KEY (site_id, id);
alter table annual_report add constraint annual_report_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table annual_report add constraint annual_report_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table annual_report add constraint annual_report_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table annual_report add constraint annual_report_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table annual_report add constraint annual_report_year_check CHECK (((year >= 2008) AND (year <= 2200)));
alter table annual_report_record add constraint annual_report_record_cell_check CHECK (((length(cell) >= 1) AND (length(cell) <= 80)));
alter table annual_report_record add constraint annual_report_record_pkey PRIMARY KEY (site_id, report_id, number, cell);
alter table annual_report_record add constraint annual_report_record_site_id_report_id_number_fkey FOREIGN KEY (site_id, report_id, number) REFERENCES annual_report_version(site_id, report_id, number);
alter table annual_report_version add constraint annual_report_version_charts_check CHECK ((jsonb_typeof(charts) = 'array'::text));
alter table annual_report_version add constraint annual_report_version_check CHECK (((number = 1) OR (length(reason) >= 5)));
alter table annual_report_version add constraint annual_report_version_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text));
alter table annual_report_version add constraint annual_report_version_number_check CHECK ((number > 0));
alter table annual_report_version add constraint annual_report_version_page_sha256_check CHECK ((page_sha256 ~ '^[0-9a-f]{64}$'::text));
alter table annual_report_version add constraint annual_report_version_pkey PRIMARY KEY (site_id, report_id, number);
alter table annual_report_version add constraint annual_report_version_site_id_frozen_by_fkey FOREIGN KEY (site_id, frozen_by) REFERENCES account(site_id, id);
alter table annual_report_version add constraint annual_report_version_site_id_report_id_fkey FOREIGN KEY (site_id, report_id) REFERENCES annual_report(site_id, id);
alter table annual_report_version add constraint page_known CHECK ((page_sha256 IS NOT NULL)) NOT VALID;
alter table attachment_finding add constraint attachment_finding_action_check CHECK ((action = ANY (ARRAY['removed'::text, 'look'::text])));
alter table attachment_finding add constraint attachment_finding_check CHECK (((decided_by IS NULL) = (decided_at IS NULL)));
alter table attachment_finding add constraint attachment_finding_check1 CHECK (((state = 'open'::text) OR (decided_by IS NOT NULL)));
alter table attachment_finding add constraint attachment_finding_check2 CHECK (((state <> 'keep'::text) OR (length(reason) >= 2)));
alter table attachment_finding add constraint attachment_finding_check3 CHECK (((state <> 'mask'::text) OR (action = 'removed'::text)));
alter table attachment_finding add constraint attachment_finding_kind_check CHECK ((kind ~ '^[a-z][a-z-]{2,40}$'::text));
alter table attachment_finding add constraint attachment_finding_pkey PRIMARY KEY (site_id, id);
alter table attachment_finding add constraint attachment_finding_places_check CHECK ((places > 0));
alter table attachment_finding add constraint attachment_finding_position_check CHECK (("position" > 0));
alter table attachment_finding add constraint attachment_finding_site_id_decided_by_fkey FOREIGN KEY (site_id, decided_by) REFERENCES account(site_id, id);
alter table attachment_finding add constraint attachment_finding_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table attachment_finding add constraint attachment_finding_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table attachment_finding add constraint attachment_finding_site_id_version_id_position_kind_inspect_key UNIQUE (site_id, version_id, "position", kind, inspector);
alter table attachment_finding add constraint attachment_finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'mask'::text, 'keep'::text])));
alter table attempt add constraint attempt_pkey PRIMARY KEY (site_id, scope, key);
alter table attempt add constraint attempt_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table audit_entry add constraint audit_entry_act_check CHECK ((act ~ '^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$'::text));
alter table audit_entry add constraint audit_entry_agent_check CHECK ((length(agent) <= 200));
alter table audit_entry add constraint audit_entry_changes_check CHECK (((jsonb_typeof(changes) = 'array'::text) AND (pg_column_size(changes) <= 65536)));
alter table audit_entry add constraint audit_entry_check CHECK (((outcome = 'done'::text) = (error = ''::text)));
alter table audit_entry add constraint audit_entry_note_check CHECK ((length(note) <= 2000));
alter table audit_entry add constraint audit_entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text])));
alter table audit_entry add constraint audit_entry_pkey PRIMARY KEY (site_id, id);
alter table audit_entry add constraint audit_entry_reference_check CHECK ((length(reference) <= 200));
alter table audit_entry add constraint audit_entry_session_check CHECK ((length(session) <= 16));
alter table audit_entry add constraint audit_entry_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table audit_entry add constraint audit_entry_site_id_acting_for_fkey FOREIGN KEY (site_id, acting_for) REFERENCES account(site_id, id);
alter table audit_entry add constraint audit_entry_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table audit_entry add constraint audit_entry_subject_id_check CHECK ((length(subject_id) <= 200));
alter table audit_entry add constraint audit_entry_subject_kind_check CHECK ((length(subject_kind) <= 60));
alter table audit_entry add constraint audit_entry_subject_label_check CHECK ((length(subject_label) <= 200));
alter table calendar_change add constraint calendar_change_pkey PRIMARY KEY (site_id, number);
alter table calendar_change add constraint calendar_change_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table case_attachment add constraint case_attachment_pkey PRIMARY KEY (site_id, id);
alter table case_attachment add constraint case_attachment_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table case_document add constraint case_document_pkey PRIMARY KEY (site_id, id);
alter table case_document add constraint case_document_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table case_event add constraint case_event_actor_check CHECK ((actor = ANY (ARRAY['OFFICER'::text, 'APPLICANT'::text, 'SYSTEM'::text])));
alter table case_event add constraint case_event_as_roles_check CHECK ((as_roles <@ ARRAY['HANDLER'::text, 'UNIT_HEAD'::text, 'SECRECY_REVIEWER'::text, 'DISCLOSURE_OFFICE'::text]));
alter table case_event add constraint case_event_check CHECK (((actor = 'OFFICER'::text) = (by_account IS NOT NULL)));
alter table case_event add constraint case_event_pkey PRIMARY KEY (site_id, case_id, seq);
alter table case_event add constraint case_event_seq_check CHECK ((seq > 0));
alter table case_event add constraint case_event_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table case_event add constraint case_event_site_id_case_id_command_key_key UNIQUE (site_id, case_id, command_key);
alter table case_event add constraint case_event_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table case_event add constraint case_event_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table case_file add constraint case_file_clock_status_check CHECK ((clock_status = ANY (ARRAY['none'::text, 'running'::text, 'paused'::text, 'stopped'::text, 'ended'::text, 'unknown'::text])));
alter table case_file add constraint case_file_pkey PRIMARY KEY (site_id, id);
alter table case_file add constraint case_file_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table case_file add constraint case_file_site_id_handler_id_fkey FOREIGN KEY (site_id, handler_id) REFERENCES account(site_id, id);
alter table case_file add constraint case_file_site_id_number_key UNIQUE (site_id, number);
alter table case_file add constraint case_file_site_id_submission_key_key UNIQUE (site_id, submission_key);
alter table case_file add constraint case_file_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table case_guess add constraint case_guess_pkey PRIMARY KEY (site_id, guess_key);
alter table case_guess add constraint case_guess_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table case_link add constraint case_link_kind_check CHECK ((kind = ANY (ARRAY['MERGED_INTO'::text, 'SPLIT_FROM'::text, 'REVIEW_OF'::text, 'LITIGATION_OF'::text, 'LITIGATION_AFTER'::text])));
alter table case_link add constraint case_link_pkey PRIMARY KEY (site_id, from_case, to_case, kind);
alter table case_link add constraint case_link_site_id_from_case_fkey FOREIGN KEY (site_id, from_case) REFERENCES case_file(site_id, id);
alter table case_link add constraint case_link_site_id_to_case_fkey FOREIGN KEY (site_id, to_case) REFERENCES case_file(site_id, id);
alter table case_number add constraint case_number_pkey PRIMARY KEY (site_id, procedure, year);
alter table case_number add constraint case_number_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table case_party add constraint case_party_pkey PRIMARY KEY (site_id, case_id, role);
alter table case_party add constraint case_party_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table case_reading add constraint case_reading_pkey PRIMARY KEY (site_id, id);
alter table case_reading add constraint case_reading_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table case_reading add constraint case_reading_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table case_reminder add constraint case_reminder_pkey PRIMARY KEY (site_id, case_id, kind, due_on);
alter table case_reminder add constraint case_reminder_site_id_case_id_fkey FOREIGN KEY (site_id, case_id) REFERENCES case_file(site_id, id);
alter table channel_account add constraint channel_account_account_check CHECK ((length(account) <= 100));
alter table channel_account add constraint channel_account_app_id_check CHECK ((length(app_id) <= 100));
alter table channel_account add constraint channel_account_author_check CHECK ((length(author) <= 16));
alter table channel_account add constraint channel_account_automatic_check CHECK (((NOT automatic) OR (channel = ANY (ARRAY['WECHAT'::text, 'WEIBO'::text, 'SCREEN'::text]))));
alter table channel_account add constraint channel_account_base_url_check CHECK ((length(base_url) <= 300));
alter table channel_account add constraint channel_account_channel_check CHECK ((channel = ANY (ARRAY['WEB'::text, 'GAZETTE'::text, 'WECHAT'::text, 'WEIBO'::text, 'PRESS'::text, 'BROADCAST'::text, 'SCREEN'::text, 'BOARD'::text])));
alter table channel_account add constraint channel_account_check1 CHECK (((sealed IS NULL) = (sealed_at IS NULL)));
alter table channel_account add constraint channel_account_pkey PRIMARY KEY (site_id, channel);
alter table channel_account add constraint channel_account_remote_account_check CHECK ((length(remote_account) <= 100));
alter table channel_account add constraint channel_account_site_id_cover_sha256_fkey FOREIGN KEY (site_id, cover_sha256) REFERENCES file(site_id, sha256);
alter table channel_account add constraint channel_account_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table channel_account add constraint channel_account_site_id_updated_by_fkey FOREIGN KEY (site_id, updated_by) REFERENCES account(site_id, id);
alter table channel_account add constraint channel_account_stopped_reason_check CHECK ((length(stopped_reason) <= 500));
alter table channel_account add constraint channel_account_token_check CHECK (((token_expires_at IS NULL) OR (sealed IS NOT NULL)));
alter table channel_delivery add constraint channel_delivery_channel_check CHECK ((channel = ANY (ARRAY['WECHAT'::text, 'WEIBO'::text])));
alter table channel_delivery add constraint channel_delivery_pkey PRIMARY KEY (site_id, id);
alter table channel_delivery add constraint channel_delivery_resume_check CHECK ((resume = ANY (ARRAY['waiting'::text, 'drafting'::text, 'drafted'::text, 'submitting'::text, 'submitted'::text])));
alter table channel_delivery add constraint channel_delivery_site_id_document_id_channel_key UNIQUE (site_id, document_id, channel);
alter table channel_delivery add constraint channel_delivery_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table channel_delivery add constraint channel_delivery_step_check CHECK ((step = ANY (ARRAY['waiting'::text, 'drafting'::text, 'drafted'::text, 'submitting'::text, 'submitted'::text, 'published'::text, 'person'::text, 'cancelled'::text, 'recalling'::text, 'recalled'::text])));
alter table channel_picture add constraint channel_picture_app_id_check CHECK ((app_id <> ''::text));
alter table channel_picture add constraint channel_picture_channel_check CHECK ((channel = 'WECHAT'::text));
alter table channel_picture add constraint channel_picture_pkey PRIMARY KEY (site_id, channel, app_id, sha256);
alter table channel_picture add constraint channel_picture_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table channel_picture add constraint channel_picture_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table channel_picture add constraint channel_picture_url_check CHECK (((url ~ '^https?://'::text) AND (length(url) <= 500)));
alter table channel_screen add constraint channel_screen_check CHECK ((left_at >= entered_at));
alter table channel_screen add constraint channel_screen_pkey PRIMARY KEY (site_id, document_id);
alter table channel_screen add constraint channel_screen_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table channel_task add constraint channel_task_channel_check CHECK ((channel = ANY (ARRAY['GAZETTE'::text, 'WECHAT'::text, 'WEIBO'::text, 'PRESS'::text, 'BROADCAST'::text, 'SCREEN'::text, 'BOARD'::text])));
alter table channel_task add constraint channel_task_check CHECK (((done_at IS NULL) OR (length(note) >= 2)));
alter table channel_task add constraint channel_task_kind_check CHECK ((kind = ANY (ARRAY['WITHDRAW'::text, 'REVISE'::text])));
alter table channel_task add constraint channel_task_note_check CHECK ((length(note) <= 500));
alter table channel_task add constraint channel_task_pkey PRIMARY KEY (site_id, id);
alter table channel_task add constraint channel_task_site_id_act_id_channel_key UNIQUE (site_id, act_id, channel);
alter table channel_task add constraint channel_task_site_id_act_id_fkey FOREIGN KEY (site_id, act_id) REFERENCES public_act(site_id, id);
alter table channel_task add constraint channel_task_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table channel_task add constraint channel_task_site_id_done_by_fkey FOREIGN KEY (site_id, done_by) REFERENCES account(site_id, id);
alter table channel_text add constraint channel_text_body_check CHECK ((length(body) <= 20000));
alter table channel_text add constraint channel_text_channel_check CHECK ((channel = ANY (ARRAY['GAZETTE'::text, 'WECHAT'::text, 'WEIBO'::text, 'PRESS'::text, 'BROADCAST'::text, 'SCREEN'::text, 'BOARD'::text])));
alter table channel_text add constraint channel_text_check CHECK (((approved_by IS NULL) = (approved_at IS NULL)));
alter table channel_text add constraint channel_text_check1 CHECK (((approved_by IS NULL) OR (approved_by <> written_by)));
alter table channel_text add constraint channel_text_kept_reason_check CHECK ((length(kept_reason) <= 500));
alter table channel_text add constraint channel_text_pkey PRIMARY KEY (site_id, document_id, channel);
alter table channel_text add constraint channel_text_searched_blocking_check CHECK ((searched_blocking >= 0));
alter table channel_text add constraint channel_text_searched_sha256_check CHECK ((searched_sha256 ~ '^[0-9a-f]{64}$'::text));
alter table channel_text add constraint channel_text_site_id_approved_by_fkey FOREIGN KEY (site_id, approved_by) REFERENCES account(site_id, id);
alter table channel_text add constraint channel_text_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table channel_text add constraint channel_text_site_id_picture_sha256_fkey FOREIGN KEY (site_id, picture_sha256) REFERENCES file(site_id, sha256);
alter table channel_text add constraint channel_text_site_id_written_by_fkey FOREIGN KEY (site_id, written_by) REFERENCES account(site_id, id);
alter table channel_text add constraint channel_text_title_check CHECK ((length(title) <= 500));
alter table column_address add constraint column_address_pkey PRIMARY KEY (site_id, key);
alter table column_address add constraint column_address_site_id_column_id_fkey FOREIGN KEY (site_id, column_id) REFERENCES site_column(site_id, id);
alter table column_address add constraint column_address_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table delegation add constraint delegation_check CHECK ((from_account <> to_account));
alter table delegation add constraint delegation_check1 CHECK (((valid_until >= valid_from) AND (valid_until <= (valid_from + 366))));
alter table delegation add constraint delegation_pkey PRIMARY KEY (site_id, id);
alter table delegation add constraint delegation_reason_check CHECK ((length(TRIM(BOTH FROM reason)) >= 2));
alter table delegation add constraint delegation_roles_check CHECK (((cardinality(roles) > 0) AND (roles <@ ARRAY['HANDLER'::text, 'UNIT_HEAD'::text, 'SECRECY_REVIEWER'::text, 'DISCLOSURE_OFFICE'::text])));
alter table delegation add constraint delegation_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table delegation add constraint delegation_site_id_ended_by_fkey FOREIGN KEY (site_id, ended_by) REFERENCES account(site_id, id);
alter table delegation add constraint delegation_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table delegation add constraint delegation_site_id_from_account_fkey FOREIGN KEY (site_id, from_account) REFERENCES account(site_id, id);
alter table delegation add constraint delegation_site_id_to_account_fkey FOREIGN KEY (site_id, to_account) REFERENCES account(site_id, id);
alter table delegation add constraint delegation_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table determination add constraint determination_article_check CHECK ((article <> ''::text));
alter table determination add constraint determination_attribute_check CHECK ((attribute = ANY (ARRAY['PROACTIVE'::text, 'ON_REQUEST'::text, 'WITHHELD'::text])));
alter table determination add constraint determination_check CHECK (((attribute = 'WITHHELD'::text) = (ground IS NOT NULL)));
alter table determination add constraint determination_check1 CHECK (((attribute = 'PROACTIVE'::text) OR (length(reason) >= 5)));
alter table determination add constraint determination_ground_check CHECK ((ground = ANY (ARRAY['STATE_SECRET'::text, 'PROHIBITED_BY_LAW'::text, 'THREE_SECURITIES_ONE_STABILITY'::text, 'THIRD_PARTY_RIGHTS'::text, 'INTERNAL_AFFAIRS'::text, 'DELIBERATIVE'::text, 'ENFORCEMENT_FILE'::text])));
alter table determination add constraint determination_pkey PRIMARY KEY (site_id, id);
alter table determination add constraint determination_site_id_determined_by_fkey FOREIGN KEY (site_id, determined_by) REFERENCES account(site_id, id);
alter table determination add constraint determination_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table determination add constraint determination_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table determination add constraint determination_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table document add constraint document_check CHECK (((scheduled_for IS NULL) = (scheduled_by IS NULL)));
alter table document add constraint document_code_check CHECK ((code ~ '^[0-9a-z]{10}$'::text));
alter table document add constraint document_origin_check CHECK ((origin = ANY (ARRAY['editor'::text, 'import'::text])));
alter table document add constraint document_pkey PRIMARY KEY (site_id, id);
alter table document add constraint document_site_id_code_key UNIQUE (site_id, code);
alter table document add constraint document_site_id_column_id_fkey FOREIGN KEY (site_id, column_id) REFERENCES site_column(site_id, id);
alter table document add constraint document_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table document add constraint document_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table document add constraint document_site_id_public_version_id_fkey FOREIGN KEY (site_id, public_version_id) REFERENCES document_version(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table document add constraint document_site_id_scheduled_by_fkey FOREIGN KEY (site_id, scheduled_by) REFERENCES account(site_id, id);
alter table document add constraint document_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table document add constraint document_site_id_working_version_id_fkey FOREIGN KEY (site_id, working_version_id) REFERENCES document_version(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table document add constraint document_stage_check CHECK ((stage = ANY (ARRAY['draft'::text, 'determined'::text, 'in_review'::text, 'approved'::text, 'scheduled'::text, 'published'::text, 'held'::text, 'withdrawn'::text, 'discarded'::text])));
alter table document_channel add constraint document_channel_channel_check CHECK ((channel = ANY (ARRAY['WEB'::text, 'GAZETTE'::text, 'WECHAT'::text, 'WEIBO'::text, 'PRESS'::text, 'BROADCAST'::text, 'SCREEN'::text, 'BOARD'::text])));
alter table document_channel add constraint document_channel_pkey PRIMARY KEY (site_id, document_id, channel);
alter table document_channel add constraint document_channel_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table document_channel add constraint document_channel_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'published'::text, 'failed'::text, 'withdrawn'::text])));
alter table document_event add constraint document_event_pkey PRIMARY KEY (site_id, id);
alter table document_event add constraint document_event_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table document_link add constraint document_link_check CHECK ((from_id <> to_id));
alter table document_link add constraint document_link_kind_check CHECK ((kind = ANY (ARRAY['INTERPRETS'::text, 'AMENDS'::text, 'REPEALS'::text, 'IMPLEMENTS'::text, 'ANSWERS'::text, 'RESULT_OF'::text])));
alter table document_link add constraint document_link_pkey PRIMARY KEY (site_id, from_id, to_id, kind);
alter table document_link add constraint document_link_site_id_from_id_fkey FOREIGN KEY (site_id, from_id) REFERENCES document(site_id, id);
alter table document_link add constraint document_link_site_id_to_id_fkey FOREIGN KEY (site_id, to_id) REFERENCES document(site_id, id);
alter table document_listing add constraint document_listing_pkey PRIMARY KEY (site_id, document_id, column_id);
alter table document_listing add constraint document_listing_site_id_column_id_fkey FOREIGN KEY (site_id, column_id) REFERENCES site_column(site_id, id);
alter table document_listing add constraint document_listing_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table document_template add constraint document_template_description_check CHECK ((length(description) <= 300));
alter table document_template add constraint document_template_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
alter table document_template add constraint document_template_pkey PRIMARY KEY (site_id, id);
alter table document_template add constraint document_template_site_id_column_id_fkey FOREIGN KEY (site_id, column_id) REFERENCES site_column(site_id, id);
alter table document_template add constraint document_template_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table document_template add constraint document_template_site_id_name_key UNIQUE (site_id, name);
alter table document_template add constraint document_template_site_id_updated_by_fkey FOREIGN KEY (site_id, updated_by) REFERENCES account(site_id, id);
alter table document_template add constraint document_template_title_check CHECK ((length(title) <= 500));
alter table document_template_version add constraint document_template_version_pkey PRIMARY KEY (site_id, template_id, revision);
alter table document_template_version add constraint document_template_version_site_id_changed_by_fkey FOREIGN KEY (site_id, changed_by) REFERENCES account(site_id, id);
alter table document_template_version add constraint document_template_version_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table document_version add constraint document_version_check CHECK (((changed_date IS NULL) OR (changed_date >= written_date)));
alter table document_version add constraint document_version_check1 CHECK (((legacy_published_on IS NULL) OR (legacy_published_on >= written_date)));
alter table document_version add constraint document_version_content_sha256_check CHECK ((content_sha256 ~ '^[0-9a-f]{64}$'::text));
alter table document_version add constraint document_version_declared_validity_check CHECK ((declared_validity = ANY (ARRAY['IN_FORCE'::text, 'AMENDED'::text, 'REPEALED'::text, 'LAPSED'::text, 'DECLARED_VOID'::text])));
alter table document_version add constraint document_version_pkey PRIMARY KEY (site_id, id);
alter table document_version add constraint document_version_site_id_column_id_fkey FOREIGN KEY (site_id, column_id) REFERENCES site_column(site_id, id);
alter table document_version add constraint document_version_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table document_version add constraint document_version_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table document_version add constraint document_version_site_id_document_id_number_key UNIQUE (site_id, document_id, number);
alter table document_version add constraint document_version_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table document_version add constraint document_version_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table document_version add constraint document_version_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)));
alter table document_words add constraint document_words_pkey PRIMARY KEY (site_id, version_id);
alter table document_words add constraint document_words_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table file add constraint file_pkey PRIMARY KEY (site_id, sha256);
alter table file add constraint file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table file add constraint file_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table file_holder add constraint file_holder_pkey PRIMARY KEY (site_id, sha256, account_id);
alter table file_holder add constraint file_holder_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table file_holder add constraint file_holder_site_id_sha256_fkey FOREIGN KEY (site_id, sha256) REFERENCES file(site_id, sha256);
alter table file_inspection add constraint file_inspection_check CHECK (((outcome = 'refused'::text) = (problem IS NOT NULL)));
alter table file_inspection add constraint file_inspection_inspector_check CHECK ((inspector > 0));
alter table file_inspection add constraint file_inspection_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'refused'::text])));
alter table file_inspection add constraint file_inspection_pkey PRIMARY KEY (site_id, sha256);
alter table file_inspection add constraint file_inspection_site_id_sha256_fkey FOREIGN KEY (site_id, sha256) REFERENCES file(site_id, sha256) ON DELETE CASCADE;
alter table file_removal add constraint file_removal_pkey PRIMARY KEY (site_id, sha256);
alter table file_removal add constraint file_removal_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table file_removal add constraint file_removal_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table follower_cursor add constraint follower_cursor_pkey PRIMARY KEY (follower);
alter table identity_event add constraint identity_event_kind_check CHECK ((kind ~ '^[A-Z_]{3,40}$'::text));
alter table identity_event add constraint identity_event_pkey PRIMARY KEY (site_id, id);
alter table identity_event add constraint identity_event_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table identity_event add constraint identity_event_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table identity_event add constraint identity_event_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table identity_event add constraint identity_event_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table import_batch add constraint import_batch_pkey PRIMARY KEY (site_id, id);
alter table import_batch add constraint import_batch_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table import_batch add constraint import_batch_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'waiting'::text, 'closed'::text, 'failed'::text])));
alter table import_file add constraint import_file_pkey PRIMARY KEY (site_id, id);
alter table import_file add constraint import_file_site_id_batch_id_fkey FOREIGN KEY (site_id, batch_id) REFERENCES import_batch(site_id, id);
alter table import_file add constraint import_file_site_id_batch_id_position_key UNIQUE (site_id, batch_id, "position");
alter table import_file add constraint import_file_site_id_sha256_fkey FOREIGN KEY (site_id, sha256) REFERENCES file(site_id, sha256);
alter table import_file add constraint import_file_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'read'::text, 'failed'::text, 'duplicate'::text])));
alter table import_row add constraint import_row_pkey PRIMARY KEY (site_id, id);
alter table import_row add constraint import_row_site_id_batch_id_fkey FOREIGN KEY (site_id, batch_id) REFERENCES import_batch(site_id, id);
alter table import_row add constraint import_row_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table import_row add constraint import_row_site_id_file_id_fkey FOREIGN KEY (site_id, file_id) REFERENCES import_file(site_id, id);
alter table import_row add constraint import_row_site_id_file_id_ordinal_key UNIQUE (site_id, file_id, ordinal);
alter table import_row add constraint import_row_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'rejected'::text, 'duplicate'::text])));
alter table index_sequence add constraint index_sequence_pkey PRIMARY KEY (site_id, agency_code, year);
alter table index_sequence add constraint index_sequence_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table kept_draft add constraint kept_draft_check CHECK ((((subject = 'new'::text) = (document_id IS NULL)) AND ((document_id IS NULL) OR ((document_id)::text = subject))));
alter table kept_draft add constraint kept_draft_pkey PRIMARY KEY (site_id, account_id, subject, writer);
alter table kept_draft add constraint kept_draft_sequence_check CHECK ((sequence > 0));
alter table kept_draft add constraint kept_draft_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table kept_draft add constraint kept_draft_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table kept_draft add constraint kept_draft_subject_check CHECK (((subject = 'new'::text) OR (subject ~ '^[0-9a-f-]{36}$'::text)));
alter table known_device add constraint known_device_pkey PRIMARY KEY (site_id, token_hash, account_id);
alter table known_device add constraint known_device_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table ledger_checkpoint add constraint ledger_checkpoint_pkey PRIMARY KEY (site_id, size);
alter table ledger_checkpoint add constraint ledger_checkpoint_root_check CHECK ((octet_length(root) = 32));
alter table ledger_checkpoint add constraint ledger_checkpoint_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table ledger_cosignature add constraint ledger_cosignature_pkey PRIMARY KEY (site_id, size, witness);
alter table ledger_cosignature add constraint ledger_cosignature_site_id_size_fkey FOREIGN KEY (site_id, size) REFERENCES ledger_checkpoint(site_id, size);
alter table ledger_entry add constraint erasure TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table ledger_entry add constraint ledger_entry_action_check CHECK ((action = ANY (ARRAY['PUBLISH'::text, 'REVISE'::text, 'WITHDRAW'::text, 'ERASE'::text, 'DETERMINATIONS'::text, 'REGISTER'::text, 'DRAW'::text, 'KEY'::text])));
alter table ledger_entry add constraint ledger_entry_entry_check CHECK (((octet_length(entry) >= 2) AND (octet_length(entry) <= 65535)));
alter table ledger_entry add constraint ledger_entry_pkey PRIMARY KEY (site_id, sequence);
alter table ledger_entry add constraint ledger_entry_site_id_act_id_key UNIQUE (site_id, act_id);
alter table ledger_entry add constraint ledger_entry_site_id_fkey FOREIGN KEY (site_id) REFERENCES ledger_log(site_id);
alter table ledger_entry add constraint ledger_entry_site_id_once_key_key UNIQUE (site_id, once_key);
alter table ledger_log add constraint ledger_log_pkey PRIMARY KEY (site_id);
alter table ledger_log add constraint ledger_log_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table ledger_log add constraint no_gap TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table ledger_opening add constraint erasure TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table ledger_opening add constraint ledger_opening_pkey PRIMARY KEY (site_id, sequence);
alter table ledger_opening add constraint ledger_opening_site_id_sequence_fkey FOREIGN KEY (site_id, sequence) REFERENCES ledger_entry(site_id, sequence);
alter table ledger_outside add constraint ledger_outside_kind_check CHECK ((kind = ANY (ARRAY['WITNESS'::text, 'TIMESTAMP'::text])));
alter table ledger_outside add constraint ledger_outside_pkey PRIMARY KEY (site_id, kind, name);
alter table ledger_outside add constraint ledger_outside_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table ledger_timestamp add constraint ledger_timestamp_pkey PRIMARY KEY (site_id, size, authority);
alter table ledger_timestamp add constraint ledger_timestamp_site_id_size_fkey FOREIGN KEY (site_id, size) REFERENCES ledger_checkpoint(site_id, size);
alter table letter_template add constraint letter_template_pkey PRIMARY KEY (site_id, kind, revision);
alter table letter_template add constraint letter_template_revision_check CHECK ((revision > 0));
alter table letter_template add constraint letter_template_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table letter_template add constraint letter_template_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table listed_document add constraint listed_document_pkey PRIMARY KEY (site_id, document_id, column_id);
alter table margin_comment add constraint margin_comment_after_check CHECK ((length(after) <= 100));
alter table margin_comment add constraint margin_comment_before_check CHECK ((length(before) <= 100));
alter table margin_comment add constraint margin_comment_check CHECK (((thread_id IS NULL) = (quote <> ''::text)));
alter table margin_comment add constraint margin_comment_pkey PRIMARY KEY (site_id, id);
alter table margin_comment add constraint margin_comment_position_check CHECK (("position" >= 0));
alter table margin_comment add constraint margin_comment_quote_check CHECK ((length(quote) <= 2000));
alter table margin_comment add constraint margin_comment_site_id_author_id_fkey FOREIGN KEY (site_id, author_id) REFERENCES account(site_id, id);
alter table margin_comment add constraint margin_comment_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table margin_comment add constraint margin_comment_site_id_thread_id_fkey FOREIGN KEY (site_id, thread_id) REFERENCES margin_comment(site_id, id);
alter table margin_comment add constraint margin_comment_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table margin_comment add constraint margin_comment_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)));
alter table margin_settlement add constraint margin_settlement_pkey PRIMARY KEY (site_id, comment_id, id);
alter table margin_settlement add constraint margin_settlement_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table margin_settlement add constraint margin_settlement_site_id_comment_id_fkey FOREIGN KEY (site_id, comment_id) REFERENCES margin_comment(site_id, id);
alter table migration add constraint migration_pkey PRIMARY KEY (name);
alter table notice add constraint notice_channel_check CHECK ((channel = ANY (ARRAY['EMAIL'::text, 'SMS'::text, 'WECHAT'::text, 'IN_SITE'::text])));
alter table notice add constraint notice_check CHECK (((channel = 'IN_SITE'::text) = (account_id IS NOT NULL)));
alter table notice add constraint notice_check1 CHECK (
CASE channel
    WHEN 'IN_SITE'::text THEN ((state = ANY (ARRAY['sent'::text, 'read'::text])) AND (sealed_address IS NULL))
    ELSE ((state <> 'read'::text) AND ((sealed_address IS NULL) = (state = 'sent'::text)))
END);
alter table notice add constraint notice_pkey PRIMARY KEY (site_id, id);
alter table notice add constraint notice_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table notice add constraint notice_site_id_dedupe_key_key UNIQUE (site_id, dedupe_key);
alter table notice add constraint notice_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table notice add constraint notice_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'read'::text])));
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table personal_decision add constraint personal_decision_decision_check CHECK ((decision = ANY (ARRAY['open'::text, 'mask'::text, 'keep'::text])));
alter table personal_decision add constraint personal_decision_pkey PRIMARY KEY (site_id, id);
alter table personal_decision add constraint personal_decision_site_id_decided_by_fkey FOREIGN KEY (site_id, decided_by) REFERENCES account(site_id, id);
alter table personal_decision add constraint personal_decision_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table personal_finding add constraint personal_finding_check CHECK ((end_at > start_at));
alter table personal_finding add constraint personal_finding_check1 CHECK (((decided_by IS NULL) = (decided_at IS NULL)));
alter table personal_finding add constraint personal_finding_check2 CHECK (((state = 'open'::text) OR (decided_by IS NOT NULL)));
alter table personal_finding add constraint personal_finding_check3 CHECK (((state <> 'keep'::text) OR (length(reason) >= 2)));
alter table personal_finding add constraint personal_finding_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)));
alter table personal_finding add constraint personal_finding_kind_check CHECK ((kind ~ '^[a-z][a-z-]{2,40}$'::text));
alter table personal_finding add constraint personal_finding_part_check CHECK ((part ~ '^[a-z][a-zA-Z]{2,20}(:[0-9]{1,3})?$'::text));
alter table personal_finding add constraint personal_finding_pkey PRIMARY KEY (site_id, id);
alter table personal_finding add constraint personal_finding_site_id_decided_by_fkey FOREIGN KEY (site_id, decided_by) REFERENCES account(site_id, id);
alter table personal_finding add constraint personal_finding_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table personal_finding add constraint personal_finding_site_id_found_by_fkey FOREIGN KEY (site_id, found_by) REFERENCES account(site_id, id);
alter table personal_finding add constraint personal_finding_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table personal_finding add constraint personal_finding_site_id_version_id_part_start_at_end_at_ki_key UNIQUE (site_id, version_id, part, start_at, end_at, kind);
alter table personal_finding add constraint personal_finding_start_at_check CHECK ((start_at >= 0));
alter table personal_finding add constraint personal_finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'mask'::text, 'keep'::text])));
alter table personal_finding add constraint personal_finding_subject_check CHECK ((subject = ANY (ARRAY['person'::text, 'organisation'::text, 'unknown'::text])));
alter table personal_original add constraint personal_original_check CHECK ((version_id <> copy_version_id));
alter table personal_original add constraint personal_original_pkey PRIMARY KEY (site_id, version_id);
alter table personal_original add constraint personal_original_site_id_copy_version_id_fkey FOREIGN KEY (site_id, copy_version_id) REFERENCES document_version(site_id, id);
alter table personal_original add constraint personal_original_site_id_made_by_fkey FOREIGN KEY (site_id, made_by) REFERENCES account(site_id, id);
alter table personal_original add constraint personal_original_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table personal_original_file add constraint personal_original_file_check CHECK ((sha256 <> copy_sha256));
alter table personal_original_file add constraint personal_original_file_copy_sha256_check CHECK ((copy_sha256 ~ '^[0-9a-f]{64}$'::text));
alter table personal_original_file add constraint personal_original_file_pkey PRIMARY KEY (site_id, version_id, "position");
alter table personal_original_file add constraint personal_original_file_position_check CHECK (("position" > 0));
alter table personal_original_file add constraint personal_original_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table personal_original_file add constraint personal_original_file_site_id_made_by_fkey FOREIGN KEY (site_id, made_by) REFERENCES account(site_id, id);
alter table personal_original_file add constraint personal_original_file_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table personal_original_reading add constraint personal_original_reading_pkey PRIMARY KEY (site_id, id);
alter table personal_original_reading add constraint personal_original_reading_position_check CHECK (("position" > 0));
alter table personal_original_reading add constraint personal_original_reading_purpose_check CHECK (((length(purpose) >= 2) AND (length(purpose) <= 500)));
alter table personal_original_reading add constraint personal_original_reading_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table personal_original_reading add constraint personal_original_reading_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table personal_scan add constraint personal_scan_pkey PRIMARY KEY (site_id, version_id);
alter table personal_scan add constraint personal_scan_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table personal_scan add constraint personal_scan_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table public_act add constraint on_ledger TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table public_act add constraint public_act_action_check CHECK ((action = ANY (ARRAY['PUBLISH'::text, 'REVISE'::text, 'WITHDRAW'::text])));
alter table public_act add constraint public_act_check CHECK (((NOT forced) OR (length(reason) >= 5)));
alter table public_act add constraint public_act_check1 CHECK (((action = 'PUBLISH'::text) OR (length(reason) >= 2)));
alter table public_act add constraint public_act_pkey PRIMARY KEY (site_id, id);
alter table public_act add constraint public_act_site_id_acted_by_fkey FOREIGN KEY (site_id, acted_by) REFERENCES account(site_id, id);
alter table public_act add constraint public_act_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table public_act add constraint public_act_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table public_act add constraint public_act_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table publication_block add constraint publication_block_check CHECK (((resolved_at IS NOT NULL) OR ((resolved_by IS NULL) AND (resolution = ''::text))));
alter table publication_block add constraint publication_block_check1 CHECK (((resolved_at IS NULL) OR (length(resolution) >= 2)));
alter table publication_block add constraint publication_block_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{2,40}$'::text));
alter table publication_block add constraint publication_block_pkey PRIMARY KEY (site_id, id);
alter table publication_block add constraint publication_block_reference_check CHECK ((length(reference) <= 200));
alter table publication_block add constraint publication_block_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table publication_block add constraint publication_block_site_id_opened_by_fkey FOREIGN KEY (site_id, opened_by) REFERENCES account(site_id, id);
alter table publication_block add constraint publication_block_site_id_overridden_by_act_fkey FOREIGN KEY (site_id, overridden_by_act) REFERENCES public_act(site_id, id);
alter table publication_block add constraint publication_block_site_id_resolved_by_fkey FOREIGN KEY (site_id, resolved_by) REFERENCES account(site_id, id);
alter table publication_block add constraint publication_block_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table publication_block add constraint publication_block_text_en_check CHECK ((text_en <> ''::text));
alter table publication_block add constraint publication_block_text_zh_check CHECK ((text_zh <> ''::text));
alter table publication_calendar add constraint publication_calendar_calendar_check CHECK ((calendar ?& ARRAY['id'::text, 'from'::text, 'to'::text, 'holidays'::text, 'makeupWorkdays'::text]));
alter table publication_calendar add constraint publication_calendar_pkey PRIMARY KEY (site_id);
alter table publication_calendar add constraint publication_calendar_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table publication_date_move add constraint publication_date_move_calendar_check CHECK ((calendar <> ''::text));
alter table publication_date_move add constraint publication_date_move_check CHECK ((due_before IS DISTINCT FROM due_after));
alter table publication_date_move add constraint publication_date_move_pkey PRIMARY KEY (site_id, id);
alter table publication_date_move add constraint publication_date_move_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table publication_plan add constraint publication_plan_check CHECK (((not_before IS NULL) = (embargo_by IS NULL)));
alter table publication_plan add constraint publication_plan_check1 CHECK (((not_before IS NULL) OR (length(reason) >= 2)));
alter table publication_plan add constraint publication_plan_check2 CHECK (((wished_on IS NULL) OR (not_before IS NULL) OR (wished_on >= ((not_before AT TIME ZONE 'Asia/Shanghai'::text))::date)));
alter table publication_plan add constraint publication_plan_pkey PRIMARY KEY (site_id, document_id);
alter table publication_plan add constraint publication_plan_reason_check CHECK ((length(reason) <= 500));
alter table publication_plan add constraint publication_plan_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table publication_plan add constraint publication_plan_site_id_embargo_by_fkey FOREIGN KEY (site_id, embargo_by) REFERENCES account(site_id, id);
alter table publication_plan add constraint publication_plan_site_id_planned_by_fkey FOREIGN KEY (site_id, planned_by) REFERENCES account(site_id, id);
alter table recovery_code add constraint recovery_code_pkey PRIMARY KEY (site_id, account_id, mark);
alter table recovery_code add constraint recovery_code_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table report_past add constraint report_past_figures_check CHECK (((jsonb_typeof(figures) = 'object'::text) AND (figures <> '{}'::jsonb)));
alter table report_past add constraint report_past_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)));
alter table report_past add constraint report_past_form_check CHECK ((form = ANY (ARRAY['2018'::text, '2019'::text, '2021'::text])));
alter table report_past add constraint report_past_pkey PRIMARY KEY (site_id, id);
alter table report_past add constraint report_past_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table report_past add constraint report_past_site_id_imported_by_fkey FOREIGN KEY (site_id, imported_by) REFERENCES account(site_id, id);
alter table report_past add constraint report_past_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table report_past add constraint report_past_year_check CHECK (((year >= 2008) AND (year <= 2200)));
alter table report_return add constraint report_return_check CHECK (((state = 'signed'::text) = ((signed_by IS NOT NULL) AND (signed_at IS NOT NULL))));
alter table report_return add constraint report_return_check1 CHECK (((signed_by IS DISTINCT FROM filled_by) OR (signed_by IS NULL)));
alter table report_return add constraint report_return_pkey PRIMARY KEY (site_id, year, unit_id);
alter table report_return add constraint report_return_site_id_filled_by_fkey FOREIGN KEY (site_id, filled_by) REFERENCES account(site_id, id);
alter table report_return add constraint report_return_site_id_signed_by_fkey FOREIGN KEY (site_id, signed_by) REFERENCES account(site_id, id);
alter table report_return add constraint report_return_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table report_return add constraint report_return_site_id_year_fkey FOREIGN KEY (site_id, year) REFERENCES report_round(site_id, year);
alter table report_return add constraint report_return_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'filled'::text, 'signed'::text])));
alter table report_return_event add constraint report_return_event_kind_check CHECK ((kind = ANY (ARRAY['ASKED'::text, 'FILLED'::text, 'SIGNED'::text, 'GIVEN_BACK'::text])));
alter table report_return_event add constraint report_return_event_pkey PRIMARY KEY (site_id, id);
alter table report_return_event add constraint report_return_event_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table report_return_event add constraint report_return_event_site_id_year_unit_id_fkey FOREIGN KEY (site_id, year, unit_id) REFERENCES report_return(site_id, year, unit_id);
alter table report_round add constraint report_round_pkey PRIMARY KEY (site_id, year);
alter table report_round add constraint report_round_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table report_round add constraint report_round_site_id_opened_by_fkey FOREIGN KEY (site_id, opened_by) REFERENCES account(site_id, id);
alter table report_round add constraint report_round_year_check CHECK (((year >= 2008) AND (year <= 2200)));
alter table review add constraint parts TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table review add constraint review_pkey PRIMARY KEY (site_id, id);
alter table review add constraint review_site_id_determination_id_fkey FOREIGN KEY (site_id, determination_id) REFERENCES determination(site_id, id);
alter table review add constraint review_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table review add constraint review_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table review add constraint review_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table review add constraint review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'returned'::text, 'recalled'::text])));
alter table review add constraint review_steps_check CHECK ((cardinality(steps) >= 1));
alter table review_configuration add constraint review_configuration_pkey PRIMARY KEY (site_id, version);
alter table review_configuration add constraint review_configuration_sequences_check CHECK ((jsonb_typeof(sequences) = 'array'::text));
alter table review_configuration add constraint review_configuration_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table review_configuration add constraint review_configuration_site_id_made_by_fkey FOREIGN KEY (site_id, made_by) REFERENCES account(site_id, id);
alter table review_configuration add constraint review_configuration_version_check CHECK ((version > 0));
alter table review_decision add constraint review_decision_check CHECK (((decision = 'approve'::text) OR (length(comment) >= 2)));
alter table review_decision add constraint review_decision_check1 CHECK (((return_to IS NULL) OR (decision = 'return'::text)));
alter table review_decision add constraint review_decision_check2 CHECK (((evidence_sha256 IS NULL) = (evidence_name IS NULL)));
alter table review_decision add constraint review_decision_decision_check CHECK ((decision = ANY (ARRAY['approve'::text, 'return'::text, 'recall'::text])));
alter table review_decision add constraint review_decision_pkey PRIMARY KEY (site_id, id);
alter table review_decision add constraint review_decision_site_id_decided_by_fkey FOREIGN KEY (site_id, decided_by) REFERENCES account(site_id, id);
alter table review_decision add constraint review_decision_site_id_evidence_sha256_fkey FOREIGN KEY (site_id, evidence_sha256) REFERENCES file(site_id, sha256);
alter table review_decision add constraint review_decision_site_id_on_behalf_of_fkey FOREIGN KEY (site_id, on_behalf_of) REFERENCES account(site_id, id);
alter table review_decision add constraint review_decision_site_id_review_id_fkey FOREIGN KEY (site_id, review_id) REFERENCES review(site_id, id);
alter table review_delegation add constraint review_delegation_check CHECK ((from_account <> to_account));
alter table review_delegation add constraint review_delegation_pkey PRIMARY KEY (site_id, id);
alter table review_delegation add constraint review_delegation_reason_check CHECK ((length(reason) >= 2));
alter table review_delegation add constraint review_delegation_site_id_from_account_fkey FOREIGN KEY (site_id, from_account) REFERENCES account(site_id, id);
alter table review_delegation add constraint review_delegation_site_id_review_id_step_part_fkey FOREIGN KEY (site_id, review_id, step, part) REFERENCES review_part(site_id, review_id, step, part);
alter table review_delegation add constraint review_delegation_site_id_to_account_fkey FOREIGN KEY (site_id, to_account) REFERENCES account(site_id, id);
alter table review_part add constraint review_part_check CHECK ((num_nonnulls(role, unit_id, account_id) = 1));
alter table review_part add constraint review_part_days_check CHECK (((days >= 1) AND (days <= 90)));
alter table review_part add constraint review_part_part_check CHECK ((part > 0));
alter table review_part add constraint review_part_pkey PRIMARY KEY (site_id, review_id, step, part);
alter table review_part add constraint review_part_role_check CHECK ((role = ANY (ARRAY['HANDLER'::text, 'UNIT_HEAD'::text, 'SECRECY_REVIEWER'::text, 'DISCLOSURE_OFFICE'::text, 'ADMIN'::text])));
alter table review_part add constraint review_part_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table review_part add constraint review_part_site_id_review_id_fkey FOREIGN KEY (site_id, review_id) REFERENCES review(site_id, id);
alter table review_part add constraint review_part_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table review_part add constraint review_part_step_check CHECK ((step > 0));
alter table saved_filter add constraint saved_filter_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
alter table saved_filter add constraint saved_filter_pkey PRIMARY KEY (site_id, id);
alter table saved_filter add constraint saved_filter_screen_check CHECK ((screen = ANY (ARRAY['documents'::text, 'requests'::text, 'letters'::text, 'remedies'::text, 'trail'::text, 'work'::text])));
alter table saved_filter add constraint saved_filter_search_check CHECK (((jsonb_typeof(search) = 'object'::text) AND (length((search)::text) <= 4000)));
alter table saved_filter add constraint saved_filter_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table saved_filter add constraint saved_filter_site_id_account_id_screen_name_key UNIQUE (site_id, account_id, screen, name);
alter table saved_filter add constraint saved_filter_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table saved_filter add constraint saved_filter_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id);
alter table search_entry add constraint search_entry_pkey PRIMARY KEY (site_id, document_id);
alter table search_entry add constraint search_entry_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table session add constraint session_method_check CHECK ((method = ANY (ARRAY['PASSWORD'::text, 'OIDC'::text])));
alter table session add constraint session_pending_check CHECK ((pending <@ ARRAY['CODE'::text, 'PASSWORD'::text, 'ENROL'::text]));
alter table session add constraint session_pkey PRIMARY KEY (site_id, token_hash);
alter table session add constraint session_site_id_account_id_fkey FOREIGN KEY (site_id, account_id) REFERENCES account(site_id, id);
alter table session add constraint session_site_id_id_key UNIQUE (site_id, id);
alter table site add constraint site_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{1,30}$'::text));
alter table site add constraint site_key_key UNIQUE (key);
alter table site add constraint site_pkey PRIMARY KEY (id);
alter table site_change add constraint site_change_act_check CHECK ((act ~ '^[a-z][a-z-]{1,30}$'::text));
alter table site_change add constraint site_change_pkey PRIMARY KEY (site_id, id);
alter table site_change add constraint site_change_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_change add constraint site_change_subject_check CHECK ((subject ~ '^[a-z][a-z-]{1,30}$'::text));
alter table site_column add constraint site_column_check CHECK (((update_every_days IS NULL) OR (update_month_day IS NULL)));
alter table site_column add constraint site_column_check1 CHECK (((merged_into IS NULL) OR ((NOT active) AND (merged_into <> id))));
alter table site_column add constraint site_column_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{1,60}$'::text));
alter table site_column add constraint site_column_pkey PRIMARY KEY (site_id, id);
alter table site_column add constraint site_column_retention_check CHECK ((retention = ANY (ARRAY[''::text, 'PERMANENT'::text, 'Y30'::text, 'Y10'::text])));
alter table site_column add constraint site_column_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_column add constraint site_column_site_id_key_key UNIQUE (site_id, key);
alter table site_column add constraint site_column_site_id_merged_into_fkey FOREIGN KEY (site_id, merged_into) REFERENCES site_column(site_id, id);
alter table site_column add constraint site_column_site_id_parent_id_fkey FOREIGN KEY (site_id, parent_id) REFERENCES site_column(site_id, id);
alter table site_column add constraint site_column_site_id_responsible_unit_id_fkey FOREIGN KEY (site_id, responsible_unit_id) REFERENCES unit(site_id, id);
alter table site_column add constraint site_column_update_every_days_check CHECK ((update_every_days > 0));
alter table site_column add constraint site_column_update_month_day_check CHECK ((update_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'::text));
alter table site_look add constraint site_look_check CHECK (((draft IS NULL) = (draft_at IS NULL)));
alter table site_look add constraint site_look_pkey PRIMARY KEY (site_id);
alter table site_look add constraint site_look_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_picture add constraint site_picture_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 307200)));
alter table site_picture add constraint site_picture_check CHECK ((id = encode(sha256(bytes), 'hex'::text)));
alter table site_picture add constraint site_picture_height_check CHECK (((height >= 1) AND (height <= 4000)));
alter table site_picture add constraint site_picture_media_type_check CHECK ((media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text])));
alter table site_picture add constraint site_picture_pkey PRIMARY KEY (site_id, id);
alter table site_picture add constraint site_picture_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_picture add constraint site_picture_width_check CHECK (((width >= 1) AND (width <= 4000)));
alter table site_profile add constraint site_profile_pkey PRIMARY KEY (site_id);
alter table site_profile add constraint site_profile_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_setting add constraint site_setting_pkey PRIMARY KEY (site_id, key);
alter table site_setting add constraint site_setting_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table site_term add constraint site_term_above FOREIGN KEY (site_id, kind, parent) REFERENCES site_term(site_id, kind, name);
alter table site_term add constraint site_term_kind_check CHECK ((kind = ANY (ARRAY['topic'::text, 'genre'::text])));
alter table site_term add constraint site_term_name_check CHECK ((((length(name) >= 1) AND (length(name) <= 60)) AND (name = btrim(name))));
alter table site_term add constraint site_term_pkey PRIMARY KEY (site_id, kind, name);
alter table site_term add constraint site_term_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table text_loss add constraint text_loss_check CHECK (((dismissed_by IS NULL) = (dismissed_at IS NULL)));
alter table text_loss add constraint text_loss_losses_check CHECK (((jsonb_typeof(losses) = 'array'::text) AND ((jsonb_array_length(losses) >= 1) AND (jsonb_array_length(losses) <= 40))));
alter table text_loss add constraint text_loss_pkey PRIMARY KEY (site_id, id);
alter table text_loss add constraint text_loss_site_id_created_by_fkey FOREIGN KEY (site_id, created_by) REFERENCES account(site_id, id);
alter table text_loss add constraint text_loss_site_id_dismissed_by_fkey FOREIGN KEY (site_id, dismissed_by) REFERENCES account(site_id, id);
alter table text_loss add constraint text_loss_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table text_loss add constraint text_loss_source_check CHECK (((length(source) >= 1) AND (length(source) <= 200)));
alter table unit add constraint unit_check CHECK (((state = ANY (ARRAY['MERGED'::text, 'DISSOLVED'::text])) = (ended_on IS NOT NULL)));
alter table unit add constraint unit_disclosure_capacity_check CHECK ((disclosure_capacity = ANY (ARRAY['OWN_NAME'::text, 'VIA_COMMITTEE'::text, 'VIA_PARENT_GOV'::text, 'NONE'::text])));
alter table unit add constraint unit_pkey PRIMARY KEY (site_id, id);
alter table unit add constraint unit_site_id_code_key UNIQUE (site_id, code);
alter table unit add constraint unit_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table unit add constraint unit_site_id_parent_id_fkey FOREIGN KEY (site_id, parent_id) REFERENCES unit(site_id, id);
alter table unit add constraint unit_site_id_successor_id_fkey FOREIGN KEY (site_id, successor_id) REFERENCES unit(site_id, id);
alter table unit add constraint unit_state_check CHECK ((state = ANY (ARRAY['PLANNED'::text, 'ACTIVE'::text, 'MERGED'::text, 'DISSOLVED'::text])));
alter table unit_act add constraint unit_act_check CHECK (((effective_on IS NOT NULL) OR (kind = 'CREATED'::text)));
alter table unit_act add constraint unit_act_check1 CHECK ((((name IS NOT NULL) = (kind = ANY (ARRAY['CREATED'::text, 'RENAMED'::text]))) AND ((name_en IS NOT NULL) = (name IS NOT NULL)) AND ((short_name IS NOT NULL) = (name IS NOT NULL))));
alter table unit_act add constraint unit_act_check2 CHECK (((parent_id IS NULL) OR (kind = ANY (ARRAY['CREATED'::text, 'MOVED'::text]))));
alter table unit_act add constraint unit_act_check3 CHECK (((disclosure_capacity IS NOT NULL) = (kind = ANY (ARRAY['CREATED'::text, 'CAPACITY'::text]))));
alter table unit_act add constraint unit_act_check4 CHECK (((kind <> 'MERGED'::text) OR (successor_id IS NOT NULL)));
alter table unit_act add constraint unit_act_check5 CHECK (((successor_id IS NULL) OR (kind = ANY (ARRAY['MERGED'::text, 'DISSOLVED'::text]))));
alter table unit_act add constraint unit_act_check6 CHECK (((posts IS NOT NULL) = (kind = ANY (ARRAY['MERGED'::text, 'DISSOLVED'::text]))));
alter table unit_act add constraint unit_act_check7 CHECK (((settled_at IS NULL) OR (revoked_at IS NULL)));
alter table unit_act add constraint unit_act_disclosure_capacity_check CHECK ((disclosure_capacity = ANY (ARRAY['OWN_NAME'::text, 'VIA_COMMITTEE'::text, 'VIA_PARENT_GOV'::text, 'NONE'::text])));
alter table unit_act add constraint unit_act_ground_check CHECK ((length(ground) <= 300));
alter table unit_act add constraint unit_act_kind_check CHECK ((kind = ANY (ARRAY['CREATED'::text, 'RENAMED'::text, 'MOVED'::text, 'CAPACITY'::text, 'MERGED'::text, 'DISSOLVED'::text])));
alter table unit_act add constraint unit_act_name_check CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 60))));
alter table unit_act add constraint unit_act_pkey PRIMARY KEY (site_id, id);
alter table unit_act add constraint unit_act_posts_check CHECK ((posts = ANY (ARRAY['MOVE'::text, 'END'::text])));
alter table unit_act add constraint unit_act_site_id_by_account_fkey FOREIGN KEY (site_id, by_account) REFERENCES account(site_id, id);
alter table unit_act add constraint unit_act_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table unit_act add constraint unit_act_site_id_parent_id_fkey FOREIGN KEY (site_id, parent_id) REFERENCES unit(site_id, id);
alter table unit_act add constraint unit_act_site_id_revoked_by_fkey FOREIGN KEY (site_id, revoked_by) REFERENCES account(site_id, id);
alter table unit_act add constraint unit_act_site_id_successor_id_fkey FOREIGN KEY (site_id, successor_id) REFERENCES unit(site_id, id);
alter table unit_act add constraint unit_act_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table unit_name add constraint unit_name_check CHECK ((from_day < until_day));
alter table unit_name add constraint unit_name_pkey PRIMARY KEY (site_id, unit_id, from_day);
alter table unit_name add constraint unit_name_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table unit_name add constraint unit_name_site_id_unit_id_fkey FOREIGN KEY (site_id, unit_id) REFERENCES unit(site_id, id) DEFERRABLE INITIALLY DEFERRED;
alter table version_attachment add constraint version_attachment_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
alter table version_attachment add constraint version_attachment_pkey PRIMARY KEY (site_id, version_id, "position");
alter table version_attachment add constraint version_attachment_site_id_sha256_fkey FOREIGN KEY (site_id, sha256) REFERENCES file(site_id, sha256);
alter table version_attachment add constraint version_attachment_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table version_erasure add constraint attachment_findings TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table version_erasure add constraint erased TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table version_erasure add constraint findings TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table version_erasure add constraint review_files TRIGGER DEFERRABLE INITIALLY DEFERRED;
alter table version_erasure add constraint version_erasure_basis_check CHECK ((basis = ANY (ARRAY['PERSONAL_INFORMATION'::text, 'STATE_SECRET'::text, 'AUTHORITY_DECISION'::text])));
alter table version_erasure add constraint version_erasure_check CHECK ((((state = 'requested'::text) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL))));
alter table version_erasure add constraint version_erasure_pkey PRIMARY KEY (site_id, id);
alter table version_erasure add constraint version_erasure_reason_check CHECK ((length(reason) >= 5));
alter table version_erasure add constraint version_erasure_site_id_decided_by_fkey FOREIGN KEY (site_id, decided_by) REFERENCES account(site_id, id);
alter table version_erasure add constraint version_erasure_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table version_erasure add constraint version_erasure_site_id_requested_by_fkey FOREIGN KEY (site_id, requested_by) REFERENCES account(site_id, id);
alter table version_erasure add constraint version_erasure_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table version_erasure add constraint version_erasure_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'dropped'::text, 'done'::text])));
alter table version_picture add constraint version_picture_pkey PRIMARY KEY (site_id, version_id, "position");
alter table version_picture add constraint version_picture_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text));
alter table version_picture add constraint version_picture_site_id_sha256_fkey FOREIGN KEY (site_id, sha256) REFERENCES file(site_id, sha256);
alter table version_picture add constraint version_picture_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table version_reference add constraint version_reference_pkey PRIMARY KEY (site_id, version_id, document_id);
alter table version_reference add constraint version_reference_site_id_document_id_fkey FOREIGN KEY (site_id, document_id) REFERENCES document(site_id, id);
alter table version_reference add constraint version_reference_site_id_version_id_fkey FOREIGN KEY (site_id, version_id) REFERENCES document_version(site_id, id);
alter table wording_rule add constraint wording_rule_check CHECK (((length(instead) <= 60) AND (instead <> wrong)));
alter table wording_rule add constraint wording_rule_kind_check CHECK ((kind = ANY (ARRAY['TYPO'::text, 'FORBIDDEN'::text, 'SENSITIVE'::text])));
alter table wording_rule add constraint wording_rule_pkey PRIMARY KEY (site_id, id);
alter table wording_rule add constraint wording_rule_reason_check CHECK ((length(reason) <= 300));
alter table wording_rule add constraint wording_rule_site_id_fkey FOREIGN KEY (site_id) REFERENCES site(id);
alter table wording_rule add constraint wording_rule_site_id_updated_by_fkey FOREIGN KEY (site_id, updated_by) REFERENCES account(site_id, id);
alter table wording_rule add constraint wording_rule_site_id_wrong_key UNIQUE (site_id, wrong);
alter table wording_rule add constraint wording_rule_wrong_check CHECK (((length(wrong) >= 1) AND (length(wrong) <= 60)));

-- indexes

CREATE INDEX absence_of ON openzone.absence USING btree (site_id, account_id, valid_from);
CREATE UNIQUE INDEX account_site_id_sign_in_name_key ON openzone.account USING btree (site_id, sign_in_name);
CREATE UNIQUE INDEX account_identity_site_id_issuer_account_id_key ON openzone.account_identity USING btree (site_id, issuer, account_id);
CREATE UNIQUE INDEX account_role_site_id_id_key ON openzone.account_role USING btree (site_id, id);
CREATE UNIQUE INDEX annual_report_document ON openzone.annual_report USING btree (site_id, document_id) WHERE (document_id IS NOT NULL);
CREATE UNIQUE INDEX annual_report_once ON openzone.annual_report USING btree (site_id, year, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid));
CREATE UNIQUE INDEX attachment_finding_site_id_version_id_position_kind_inspect_key ON openzone.attachment_finding USING btree (site_id, version_id, "position", kind, inspector);
CREATE INDEX attempt_age ON openzone.attempt USING btree (site_id, last_at);
CREATE INDEX audit_entry_act ON openzone.audit_entry USING btree (site_id, act, at DESC, id DESC);
CREATE INDEX audit_entry_acting_for ON openzone.audit_entry USING btree (site_id, acting_for, at DESC, id DESC) WHERE (acting_for IS NOT NULL);
CREATE INDEX audit_entry_address ON openzone.audit_entry USING btree (site_id, address, at DESC, id DESC);
CREATE INDEX audit_entry_label ON openzone.audit_entry USING btree (site_id, subject_label text_pattern_ops) WHERE (subject_label <> ''::text);
CREATE INDEX audit_entry_outcome ON openzone.audit_entry USING btree (site_id, outcome, at DESC, id DESC) WHERE (outcome <> 'done'::text);
CREATE INDEX audit_entry_person ON openzone.audit_entry USING btree (site_id, account_id, at DESC, id DESC);
CREATE INDEX audit_entry_subject ON openzone.audit_entry USING btree (site_id, subject_kind, subject_id, at DESC, id DESC);
CREATE INDEX audit_entry_time ON openzone.audit_entry USING btree (site_id, at DESC, id DESC);
CREATE INDEX case_attachment_case ON openzone.case_attachment USING btree (site_id, case_id);
CREATE INDEX case_document_case ON openzone.case_document USING btree (site_id, case_id, created_at);
CREATE INDEX case_event_kind ON openzone.case_event USING btree (site_id, kind, on_day, case_id);
CREATE UNIQUE INDEX case_event_site_id_case_id_command_key_key ON openzone.case_event USING btree (site_id, case_id, command_key);
CREATE INDEX case_file_closed ON openzone.case_file USING btree (site_id, procedure, closed_on);
CREATE INDEX case_file_content ON openzone.case_file USING btree (site_id, content_key);
CREATE INDEX case_file_handler ON openzone.case_file USING btree (site_id, handler_id, due_on) WHERE open;
CREATE INDEX case_file_open ON openzone.case_file USING btree (site_id, procedure, due_on, number) WHERE open;
CREATE INDEX case_file_party ON openzone.case_file USING btree (site_id, party_key);
CREATE INDEX case_file_received ON openzone.case_file USING btree (site_id, procedure, received_on);
CREATE UNIQUE INDEX case_file_site_id_number_key ON openzone.case_file USING btree (site_id, number);
CREATE UNIQUE INDEX case_file_site_id_submission_key_key ON openzone.case_file USING btree (site_id, submission_key);
CREATE INDEX case_link_to ON openzone.case_link USING btree (site_id, to_case);
CREATE INDEX case_reading_case ON openzone.case_reading USING btree (site_id, case_id, id);
CREATE INDEX channel_delivery_due ON openzone.channel_delivery USING btree (site_id, next_at) WHERE (step <> ALL (ARRAY['published'::text, 'person'::text, 'cancelled'::text, 'recalled'::text]));
CREATE UNIQUE INDEX channel_delivery_site_id_document_id_channel_key ON openzone.channel_delivery USING btree (site_id, document_id, channel);
CREATE INDEX channel_screen_shown ON openzone.channel_screen USING btree (site_id, entered_at DESC) WHERE (left_at IS NULL);
CREATE INDEX channel_task_open ON openzone.channel_task USING btree (site_id, opened_at) WHERE (done_at IS NULL);
CREATE UNIQUE INDEX channel_task_site_id_act_id_channel_key ON openzone.channel_task USING btree (site_id, act_id, channel);
CREATE INDEX delegation_from ON openzone.delegation USING btree (site_id, from_account) WHERE (ended_at IS NULL);
CREATE INDEX delegation_to ON openzone.delegation USING btree (site_id, to_account) WHERE (ended_at IS NULL);
CREATE INDEX determination_version ON openzone.determination USING btree (site_id, version_id, sequence DESC);
CREATE INDEX document_due ON openzone.document USING btree (scheduled_for) WHERE (stage = 'scheduled'::text);
CREATE UNIQUE INDEX document_index_number ON openzone.document USING btree (site_id, index_number) WHERE (index_number IS NOT NULL);
CREATE INDEX document_public ON openzone.document USING btree (site_id, published_at DESC) WHERE ((public_version_id IS NOT NULL) AND (withdrawn_at IS NULL));
CREATE INDEX document_recent ON openzone.document USING btree (site_id, updated_at DESC, id DESC) WHERE (stage <> 'discarded'::text);
CREATE INDEX document_scheduled ON openzone.document USING btree (site_id, scheduled_for) WHERE (scheduled_for IS NOT NULL);
CREATE UNIQUE INDEX document_site_id_code_key ON openzone.document USING btree (site_id, code);
CREATE INDEX document_unit_stage ON openzone.document USING btree (site_id, unit_id, stage);
CREATE INDEX document_withdrawn ON openzone.document USING btree (site_id, withdrawn_at) WHERE (withdrawn_at IS NOT NULL);
CREATE INDEX document_work ON openzone.document USING btree (site_id, stage, updated_at DESC);
CREATE INDEX document_event_document ON openzone.document_event USING btree (site_id, document_id, id);
CREATE INDEX document_link_target ON openzone.document_link USING btree (site_id, to_id);
CREATE INDEX document_listing_order ON openzone.document_listing USING btree (site_id, column_id, listed_at DESC) WHERE (listed_at IS NOT NULL);
CREATE UNIQUE INDEX document_template_site_id_name_key ON openzone.document_template USING btree (site_id, name);
CREATE INDEX document_version_day ON openzone.document_version USING btree (site_id, COALESCE(changed_date, written_date), document_id);
CREATE INDEX document_version_number ON openzone.document_version USING btree (site_id, document_number) WHERE (document_number IS NOT NULL);
CREATE UNIQUE INDEX document_version_site_id_document_id_number_key ON openzone.document_version USING btree (site_id, document_id, number);
CREATE INDEX document_version_source ON openzone.document_version USING btree (site_id, source) WHERE ((legacy_published_on IS NOT NULL) AND (source <> ''::text));
CREATE INDEX identity_event_account ON openzone.identity_event USING btree (site_id, account_id, at DESC);
CREATE INDEX identity_event_unit ON openzone.identity_event USING btree (site_id, unit_id, at DESC);
CREATE INDEX import_file_content ON openzone.import_file USING btree (site_id, sha256);
CREATE INDEX import_file_pending ON openzone.import_file USING btree (site_id, batch_id, "position") WHERE (state = 'pending'::text);
CREATE INDEX import_file_read ON openzone.import_file USING btree (site_id, sha256) WHERE (state = 'read'::text);
CREATE UNIQUE INDEX import_file_site_id_batch_id_position_key ON openzone.import_file USING btree (site_id, batch_id, "position");
CREATE INDEX import_row_attachment ON openzone.import_row USING gin (((proposal -> 'attachments'::text)) jsonb_path_ops) WHERE ((proposal -> 'attachments'::text) <> '[]'::jsonb);
CREATE INDEX import_row_batch ON openzone.import_row USING btree (site_id, batch_id, state);
CREATE INDEX import_row_document ON openzone.import_row USING btree (site_id, document_id) WHERE (document_id IS NOT NULL);
CREATE UNIQUE INDEX import_row_once ON openzone.import_row USING btree (site_id, fingerprint) WHERE (state = ANY (ARRAY['waiting'::text, 'confirmed'::text]));
CREATE UNIQUE INDEX import_row_site_id_file_id_ordinal_key ON openzone.import_row USING btree (site_id, file_id, ordinal);
CREATE INDEX kept_draft_age ON openzone.kept_draft USING btree (site_id, saved_at);
CREATE INDEX kept_draft_document ON openzone.kept_draft USING btree (site_id, document_id);
CREATE UNIQUE INDEX ledger_entry_site_id_act_id_key ON openzone.ledger_entry USING btree (site_id, act_id);
CREATE UNIQUE INDEX ledger_entry_site_id_once_key_key ON openzone.ledger_entry USING btree (site_id, once_key);
CREATE INDEX ledger_entry_subject ON openzone.ledger_entry USING btree (site_id, subject_id, sequence) WHERE (subject_id IS NOT NULL);
CREATE INDEX listed_document_column ON openzone.listed_document USING btree (site_id, column_id, listed_at DESC, document_id DESC);
CREATE INDEX listed_document_site ON openzone.listed_document USING btree (site_id, listed_at DESC, document_id DESC) INCLUDE (unit_id, genre, subject_category, listed_year) WHERE is_primary;
CREATE INDEX listed_document_unit ON openzone.listed_document USING btree (site_id, unit_id, listed_at DESC, document_id DESC) WHERE is_primary;
CREATE INDEX margin_comment_document ON openzone.margin_comment USING btree (site_id, document_id, created_at);
CREATE INDEX notice_inbox ON openzone.notice USING btree (site_id, account_id, created_at DESC, id DESC) WHERE (channel = 'IN_SITE'::text);
CREATE UNIQUE INDEX notice_site_id_dedupe_key_key ON openzone.notice USING btree (site_id, dedupe_key);
CREATE INDEX notice_undelivered ON openzone.notice USING btree (site_id) WHERE ((state = 'failed'::text) AND (reported_at IS NULL));
CREATE INDEX notice_unread ON openzone.notice USING btree (site_id, account_id) WHERE ((channel = 'IN_SITE'::text) AND (state = 'sent'::text));
CREATE INDEX notice_waiting ON openzone.notice USING btree (site_id, channel, next_attempt_at) WHERE (state = 'waiting'::text);
CREATE INDEX outbox_order ON openzone.outbox USING btree (topic, xid, id);
CREATE INDEX personal_decision_version ON openzone.personal_decision USING btree (site_id, version_id, id);
CREATE INDEX personal_finding_kind ON openzone.personal_finding USING btree (site_id, kind) WHERE ((state <> 'keep'::text) AND (exemption IS NULL));
CREATE UNIQUE INDEX personal_finding_site_id_version_id_part_start_at_end_at_ki_key ON openzone.personal_finding USING btree (site_id, version_id, part, start_at, end_at, kind);
CREATE INDEX personal_original_file_content ON openzone.personal_original_file USING btree (site_id, sha256);
CREATE INDEX personal_original_reading_version ON openzone.personal_original_reading USING btree (site_id, version_id, id);
CREATE INDEX public_act_at ON openzone.public_act USING btree (site_id, at) WHERE (action <> 'WITHDRAW'::text);
CREATE INDEX public_act_document ON openzone.public_act USING btree (site_id, document_id, sequence);
CREATE UNIQUE INDEX publication_block_open ON openzone.publication_block USING btree (site_id, version_id, kind, reference) WHERE (resolved_at IS NULL);
CREATE INDEX publication_block_version ON openzone.publication_block USING btree (site_id, document_id, version_id);
CREATE INDEX publication_date_move_of ON openzone.publication_date_move USING btree (site_id, document_id, id);
CREATE INDEX publication_plan_embargo ON openzone.publication_plan USING btree (site_id, not_before) WHERE (not_before IS NOT NULL);
CREATE INDEX publication_plan_wish ON openzone.publication_plan USING btree (site_id, wished_on) WHERE (wished_on IS NOT NULL);
CREATE INDEX report_past_of ON openzone.report_past USING btree (site_id, year, unit_id, sequence DESC);
CREATE INDEX report_return_event_of ON openzone.report_return_event USING btree (site_id, year, unit_id, id);
CREATE UNIQUE INDEX review_one_open ON openzone.review USING btree (site_id, document_id) WHERE (state = 'open'::text);
CREATE INDEX review_version ON openzone.review USING btree (site_id, version_id);
CREATE INDEX review_decision_evidence ON openzone.review_decision USING btree (site_id, evidence_sha256) WHERE (evidence_sha256 IS NOT NULL);
CREATE UNIQUE INDEX review_decision_once ON openzone.review_decision USING btree (site_id, review_id, round, step, part, decision);
CREATE INDEX review_delegation_part ON openzone.review_delegation USING btree (site_id, review_id, step, part);
CREATE UNIQUE INDEX saved_filter_site_id_account_id_screen_name_key ON openzone.saved_filter USING btree (site_id, account_id, screen, name);
CREATE INDEX saved_filter_unit ON openzone.saved_filter USING btree (site_id, unit_id, screen) WHERE (unit_id IS NOT NULL);
CREATE INDEX search_entry_listed ON openzone.search_entry USING btree (site_id, listed_at DESC);
CREATE INDEX search_entry_tsv ON openzone.search_entry USING gin (tsv);
CREATE INDEX session_account ON openzone.session USING btree (site_id, account_id);
CREATE INDEX session_expiry ON openzone.session USING btree (site_id, expires_at);
CREATE UNIQUE INDEX session_site_id_id_key ON openzone.session USING btree (site_id, id);
CREATE UNIQUE INDEX site_key_key ON openzone.site USING btree (key);
CREATE UNIQUE INDEX site_one_default ON openzone.site USING btree (is_default) WHERE is_default;
CREATE INDEX site_change_of ON openzone.site_change USING btree (site_id, subject, subject_id, id DESC);
CREATE UNIQUE INDEX site_column_site_id_key_key ON openzone.site_column USING btree (site_id, key);
CREATE INDEX site_term_below ON openzone.site_term USING btree (site_id, kind, parent) WHERE (parent IS NOT NULL);
CREATE INDEX text_loss_document ON openzone.text_loss USING btree (site_id, document_id) WHERE (dismissed_at IS NULL);
CREATE UNIQUE INDEX unit_site_id_code_key ON openzone.unit USING btree (site_id, code);
CREATE INDEX unit_act_due ON openzone.unit_act USING btree (site_id, effective_on) WHERE ((settled_at IS NULL) AND (revoked_at IS NULL));
CREATE INDEX unit_act_of ON openzone.unit_act USING btree (site_id, unit_id, effective_on, number);
CREATE INDEX version_attachment_content ON openzone.version_attachment USING btree (site_id, sha256);
CREATE INDEX version_erasure_document ON openzone.version_erasure USING btree (site_id, document_id);
CREATE UNIQUE INDEX version_erasure_once ON openzone.version_erasure USING btree (site_id, version_id) WHERE (state <> 'dropped'::text);
CREATE INDEX version_picture_content ON openzone.version_picture USING btree (site_id, sha256);
CREATE INDEX version_reference_target ON openzone.version_reference USING btree (site_id, document_id);
CREATE UNIQUE INDEX wording_rule_site_id_wrong_key ON openzone.wording_rule USING btree (site_id, wrong);

-- functions

CREATE OR REPLACE FUNCTION openzone.account_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.password_hash <> old.password_hash or (old.active and not new.active) then
    perform end_sessions(new.id);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.account_role_changed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform end_sessions(coalesce(new.account_id, old.account_id));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.acts_for(site integer, account uuid, wanted text[], in_unit uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT
         CASE
             WHEN (NOT (EXISTS ( SELECT
                FROM unnest(acts_for.wanted) role(role)
               WHERE holds_post(acts_for.site, acts_for.account, role.role, acts_for.in_unit)))) THEN delegated_by(site, account, wanted, in_unit)
             ELSE NULL::uuid
         END AS "case";
END
;

CREATE OR REPLACE FUNCTION openzone.announce_channel()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', 'RELATE')::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.document_id);
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', 'ERASE')::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_hand_over()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('openzone_ledger', new.site_id::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare l document_link := coalesce(new, old);
begin
  perform pg_notify('openzone_public', json_build_object('site', l.site_id, 'document', l.from_id, 'action', 'RELATE')::text);
  perform pg_notify('openzone_public', json_build_object('site', l.site_id, 'document', l.to_id, 'action', 'RELATE')::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into outbox (site_id, topic, subject_id)
    select distinct new.site_id, 'public_act', l.document_id from document_listing l
    where l.site_id = new.site_id and l.column_id in (new.id, new.merged_into) and l.listed_at is not null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_public_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into outbox (site_id, topic, subject_id) values (new.site_id, 'public_act', new.document_id);
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'document', new.document_id, 'action', new.action)::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.announce_structure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('openzone_public', json_build_object('site', new.site_id, 'action', 'STRUCTURE')::text);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.apply_review_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare step_done boolean;
begin
  step_done := new.decision = 'approve' and not exists (
    select from review_part p where p.site_id = new.site_id and p.review_id = new.review_id and p.step = new.step and not exists (
      select from review_decision x where x.site_id = p.site_id and x.review_id = p.review_id and x.round = new.round and x.step = p.step
        and x.part = p.part and x.decision = 'approve'));
  if new.decision = 'approve' and not step_done then
    return null;
  end if;
  update review set
    state = case when new.decision = 'return' and new.return_to is null then 'returned' when new.decision = 'recall' then 'recalled'
                 when new.decision = 'approve' and new.step = cardinality(steps) then 'approved' else state end,
    current_step = case when new.return_to is not null then new.return_to
                        when new.decision = 'approve' and new.step < cardinality(steps) then current_step + 1 else current_step end,
    round = case when new.return_to is not null then round + 1 else round end,
    step_began_at = now(),
    closed_at = case when new.return_to is null and (new.decision <> 'approve' or new.step = cardinality(steps)) then now() end
  where site_id = new.site_id and id = new.review_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.awaits_review_by(site integer, doc uuid, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM open_review_part p
           WHERE ((p.site_id = awaits_review_by.site) AND (p.document_id = awaits_review_by.doc) AND may_review_part(awaits_review_by.site, p.review_id, p.step, p.part, awaits_review_by.account)))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.begin_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.id) then
    insert into unit_act (site_id, id, unit_id, kind, effective_on, ground, name, name_en, short_name, parent_id, disclosure_capacity)
    values (new.site_id, gen_random_uuid(), new.id, 'CREATED', null, '', btrim(new.name), new.name_en, new.short_name, new.parent_id,
      new.disclosure_capacity);
    update unit_act set settled_at = now() where site_id = new.site_id and unit_id = new.id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.case_event_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare last integer;
begin
  perform 1 from case_file where site_id = new.site_id and id = new.case_id for update;
  select coalesce(max(seq), 0) into last from case_event where site_id = new.site_id and case_id = new.case_id;
  if new.seq <> last + 1 then
    raise exception 'event % of case % does not follow event %', new.seq, new.case_id, last using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.check_unit_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  -- A name is given, or comes back into days that another had taken it to be free for.
  if new.kind in ('CREATED', 'RENAMED') or new.kind in ('MERGED', 'DISSOLVED') and tg_op = 'UPDATE' then
    perform check_unit_name(new.site_id, new.unit_id, coalesce(new.effective_on, '-infinity'));
  end if;
  if new.kind in ('CREATED', 'MOVED') then
    perform check_unit_place(new.site_id, new.unit_id);
  end if;
  if new.kind in ('MERGED', 'DISSOLVED') and new.revoked_at is null and exists (select from unit u, unit_on(u.site_id, u.id, new.effective_on) it
      where u.site_id = new.site_id and it.parent_id = new.unit_id and it.state in ('ACTIVE', 'PLANNED')) then
    perform refuse('UNIT_HAS_UNITS', 'Move the units under it elsewhere from that day first.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.check_unit_name(site integer, unit_of uuid, since date)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from unit_name_span mine join unit_name_span other on other.site_id = mine.site_id and other.unit_id <> mine.unit_id
      and other.name = mine.name
      and greatest(mine.from_day, other.from_day, since) < least(coalesce(mine.until_day, 'infinity'), coalesce(other.until_day, 'infinity'))
      where mine.site_id = site and mine.unit_id = unit_of) then
    perform refuse('UNIT_NAME_TAKEN', 'Another unit has this name in these days; choose another name or another day.');
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.check_unit_place(site integer, unit_of uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare day date; above uuid; steps integer;
begin
  for day in select distinct coalesce(a.effective_on, '-infinity') from unit_act a
      where a.site_id = site and a.kind in ('CREATED', 'MOVED') and a.revoked_at is null loop
    above := unit_of;
    steps := 0;
    loop
      above := (unit_on(site, above, day)).parent_id;
      exit when above is null;
      steps := steps + 1;
      if above = unit_of or steps > 100 then
        perform refuse('UNIT_CYCLE', 'A unit cannot stand under itself; choose another unit above it.');
      end if;
    end loop;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.claim_file_removal(content text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare
  here text := current_setting('openzone.site', true);
  one integer;
  kept boolean := false;
begin
  perform hold_file_content(content, true);
  if not exists (select from file_removal where site_id = current_site() and sha256 = content) then return false; end if;
  for one in select id from site loop
    perform set_config('openzone.site', one::text, true);
    kept := kept or exists (select from file where site_id = one and sha256 = content);
  end loop;
  perform set_config('openzone.site', coalesce(here, ''), true);
  if kept then delete from file_removal where site_id = current_site() and sha256 = content; end if;
  return not kept;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.current_site()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('openzone.site'::text, true), ''::text))::integer
;

CREATE OR REPLACE FUNCTION openzone.date_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.at := clock_timestamp();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.delegated_by(site integer, account uuid, wanted text[], in_unit uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT d.from_account
    FROM (delegation d
      JOIN account a ON (((a.site_id = d.site_id) AND (a.id = d.to_account))))
   WHERE ((d.site_id = delegated_by.site) AND (d.to_account = delegated_by.account) AND a.active AND (d.ended_at IS NULL) AND ((today_in_shanghai() >= d.valid_from) AND (today_in_shanghai() <= d.valid_until)) AND ((d.unit_id IS NULL) OR (d.unit_id = delegated_by.in_unit)) AND (EXISTS ( SELECT
            FROM unnest(d.roles) role(role)
           WHERE ((role.role = ANY (delegated_by.wanted)) AND holds_post(delegated_by.site, d.from_account, role.role, delegated_by.in_unit)))))
   ORDER BY d.valid_from, d.id
  LIMIT 1;
END
;

CREATE OR REPLACE FUNCTION openzone.drop_search_entry(doc uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 DELETE FROM search_entry
   WHERE ((search_entry.site_id = current_site()) AND (search_entry.document_id = drop_search_entry.doc));
END
;

CREATE OR REPLACE FUNCTION openzone.end_sessions(account uuid)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 DELETE FROM session s
   WHERE ((s.site_id = current_site()) AND (s.account_id = end_sessions.account) AND ((s.id)::text <> COALESCE(current_setting('openzone.session'::text, true), ''::text)));
END
;

CREATE OR REPLACE FUNCTION openzone.erase_attachment_findings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from attachment_finding where site_id = new.site_id and version_id = new.version_id;
  delete from personal_original_file where site_id = new.site_id and version_id = new.version_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_channel_texts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  update channel_text t set title = '', body = '', picture_sha256 = null, searched_sha256 = null, searched_blocking = null,
    revision = t.revision + 1
  from document_version v
  where t.site_id = new.site_id and t.document_id = new.document_id and v.site_id = new.site_id and v.id = new.version_id
    and t.written_at >= v.created_at and (t.title <> '' or t.body <> '' or t.picture_sha256 is not null);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_findings()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from personal_finding where site_id = new.site_id and version_id = new.version_id;
  if new.remarks then
    update personal_decision set reason = erased_words()
      where site_id = new.site_id and version_id = new.version_id and reason <> '';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_margin()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from kept_draft where site_id = new.site_id and document_id = new.document_id;
  update margin_comment set quote = case quote when '' then '' else erased_words() end, before = '', after = '', position = 0,
      words = case when new.remarks then erased_words() else words end
    where site_id = new.site_id and version_id = new.version_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_pictures()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from version_picture where site_id = new.site_id and version_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_references()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from version_reference where site_id = new.site_id and version_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_review_files(erasure uuid)
 RETURNS SETOF text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_text_loss()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from text_loss where site_id = new.site_id and document_id = new.document_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erase_version(erasure uuid, kept_genre text, kept_subject text, kept_source text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare x version_erasure;
begin
  select * into x from version_erasure where site_id = current_site() and id = erasure and state = 'done';
  if not found then
    perform refuse('ERASURE_NOT_CONFIRMED', 'A second person confirms an erasure first.');
  end if;
  update document_event set comment = erased_words()
    where site_id = x.site_id and document_id = x.document_id and version_id = x.version_id and comment <> ''
      and kind not like 'erase%' and (x.remarks or kind in ('create', 'edit'));
  update public_act set reason = erased_words()
    where site_id = x.site_id and document_id = x.document_id and version_id = x.version_id and reason <> ''
      and (x.remarks or (action = 'REVISE' and not forced));
  if x.remarks then
    update determination t set reason = case t.reason when '' then '' else erased_words() end,
        evidence = (select coalesce(jsonb_object_agg(key, erased_words()), '{}') from jsonb_object_keys(t.evidence) key)
      where site_id = x.site_id and version_id = x.version_id;
    update review_decision set comment = erased_words()
      where site_id = x.site_id and comment <> '' and review_id in (select r.id from review r where r.site_id = x.site_id and r.version_id = x.version_id);
    update document set withdrawal_reason = erased_words()
      where site_id = x.site_id and id = x.document_id and public_version_id = x.version_id and withdrawal_reason is not null;
  end if;
  update document_version set title = erased_words(), body_html = '', body_text = '', abstract = '', document_number = null,
      genre = kept_genre, subject_category = kept_subject, issuing_agency = '', joint_issuers = '{}', subject_words = '{}',
      source = coalesce(kept_source, ''), legacy_index_number = null, change_note = '', content_sha256 = erased_hash()
    where site_id = x.site_id and id = x.version_id;
  delete from version_attachment where site_id = x.site_id and version_id = x.version_id;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.erased_hash()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN repeat('0'::text, 64)
;

CREATE OR REPLACE FUNCTION openzone.erased_on_ledger_now(act uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ledger_entry
           WHERE ((ledger_entry.site_id = current_site()) AND (ledger_entry.act_id = erased_on_ledger_now.act) AND (ledger_entry.action = 'ERASE'::text) AND (ledger_entry.xact = pg_current_xact_id())))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.erased_words()
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
RETURN '〔内容已依法删除〕'::text
;

CREATE OR REPLACE FUNCTION openzone.erasing_now(site integer, version uuid, said_about boolean)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM version_erasure x
           WHERE ((x.site_id = erasing_now.site) AND (x.version_id = erasing_now.version) AND (x.state = 'done'::text) AND (x.remarks OR (NOT erasing_now.said_about)) AND erased_on_ledger_now(x.id)))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.follow_listing()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare gone document_listing := old;
begin
  if gone.listed_at is not null and (new is null or new.listed_at is null
      or (new.site_id, new.document_id, new.column_id) <> (gone.site_id, gone.document_id, gone.column_id)) then
    delete from listed_document where site_id = gone.site_id and document_id = gone.document_id and column_id = gone.column_id;
  end if;
  if new.listed_at is not null then
    insert into listed_document (site_id, document_id, column_id, is_primary, listed_at, listed_year, unit_id, genre, subject_category,
        declared_validity, expired_date, code, published_at)
    select new.site_id, new.document_id, new.column_id, new.is_primary, new.listed_at,
        extract(year from new.listed_at at time zone 'Asia/Shanghai'), d.unit_id, v.genre, v.subject_category,
        v.declared_validity, v.expired_date, d.code, d.published_at
      from document d join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.site_id = new.site_id and d.id = new.document_id and d.withdrawn_at is null
    on conflict (site_id, document_id, column_id) do update set is_primary = excluded.is_primary, listed_at = excluded.listed_at,
      listed_year = excluded.listed_year, unit_id = excluded.unit_id, genre = excluded.genre, subject_category = excluded.subject_category,
      declared_validity = excluded.declared_validity, expired_date = excluded.expired_date, published_at = excluded.published_at;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.follow_unit_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  perform follow_unit_names(new.site_id, new.unit_id);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.follow_unit_names(site integer, unit_of uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from unit_name where site_id = site and unit_id = unit_of;
  insert into unit_name (site_id, unit_id, name, name_en, short_name, since, from_day, until_day)
  select site, unit_of, n.name, n.name_en, n.short_name, n.effective_on,
      case when row_number() over days = 1 then '-infinity' else n.effective_on end, coalesce(lead(n.effective_on) over days, 'infinity')
    from (select distinct on (coalesce(a.effective_on, '-infinity')) a.* from unit_act a
      where a.site_id = site and a.unit_id = unit_of and a.name is not null and a.settled_at is not null
      order by coalesce(a.effective_on, '-infinity'), a.number desc) n
    window days as (order by coalesce(n.effective_on, '-infinity'));
end $function$
;

CREATE OR REPLACE FUNCTION openzone.forget_channel_picture()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from channel_picture where site_id = old.site_id and sha256 = old.sha256;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.forget_file(content text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  delete from file_holder where site_id = current_site() and sha256 = content;
  delete from file where site_id = current_site() and sha256 = content;
  if found then
    insert into file_removal (site_id, sha256) values (current_site(), content) on conflict do nothing;
  end if;
  return found;
exception when foreign_key_violation then
  return false;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.forget_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  perform lock_search_entry(new.id, true);
  delete from search_entry where site_id = new.site_id and document_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.gather_pictures()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into version_picture (site_id, version_id, position, sha256, described)
  select new.site_id, new.id, m.position, m.found[2], m.found[1] ~ '\salt="'
    from regexp_matches(new.body_html, '(<img\s[^>]*?src="picture:([0-9a-f]{64})"[^>]*>)', 'g') with ordinality m (found, position);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.gather_references()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare wanted text; target uuid;
begin
  for wanted in select distinct m[1] from regexp_matches(new.body_html, 'href="document:([^"]*)"', 'g') m loop
    select d.id into target from document d where d.site_id = new.site_id and d.code = wanted and d.first_published_at is not null;
    if target is null then
      perform refuse('REFERENCE_NOT_PUBLIC', 'Refer to documents that are public.');
    end if;
    insert into version_reference (site_id, version_id, document_id) values (new.site_id, new.id, target);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_absence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare x absence := old;
begin
  x.ended_at := new.ended_at;
  if old.ended_at is not null or new is distinct from x then
    perform refuse('ABSENCE_CHANGED', 'End it and record another.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_account_factor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.account_id <> old.account_id or new.last_step < old.last_step
     or (old.confirmed_at is not null and (new.sealed <> old.sealed or new.confirmed_at is distinct from old.confirmed_at)) then
    perform refuse('FACTOR_CHANGED', 'Remove the factor and enrol anew.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_account_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from account_role r where r.site_id = new.site_id and r.account_id = new.account_id and r.role = new.role and r.id <> new.id
      and r.unit_id is not distinct from new.unit_id
      and daterange(r.valid_from, r.valid_until, '[]') && daterange(new.valid_from, new.valid_until, '[]')) then
    perform refuse('POST_TWICE', 'The person holds this post in these days already.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.created_at = now()) then
    perform refuse('ATTACHMENT_AFTER_VERSION', 'Make a new version with the attachment.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_attachment_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.state <> 'open' and not exists (
        select from personal_decision x where x.site_id = new.site_id and x.document_id = new.document_id and x.kind = new.kind
          and x.decision = new.state and x.decided_by = new.decided_by) then
      perform refuse('FINDING_BEGINS_OPEN', 'A finding begins open, unless the same was decided in an earlier version.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
  elsif (to_jsonb(new) - array['state', 'reason', 'decided_by', 'decided_at']) <> (to_jsonb(old) - array['state', 'reason', 'decided_by', 'decided_at']) then
    perform refuse('FINDING_CHANGED', 'Only the decision on a finding changes.');
  end if;
  if new.decided_by is not null then
    if not (holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) or holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null)
        or holds_role(new.site_id, new.decided_by, 'HANDLER', d.unit_id) or holds_role(new.site_id, new.decided_by, 'UNIT_HEAD', d.unit_id)) then
      perform refuse('DECIDER_WITHOUT_ROLE', 'The unit, the secrecy reviewer or the disclosure office decides.');
    end if;
    new.decided_at := now();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_delivery()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_picture()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from version_picture p join document d on d.site_id = p.site_id and d.public_version_id = p.version_id
      where p.site_id = new.site_id and p.sha256 = new.sha256 and d.withdrawn_at is null) then
    perform refuse('CHANNEL_BEFORE_PUBLICATION', 'Only what is public goes to other channels.');
  end if;
  new.uploaded_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_screen()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare c document_channel;
begin
  if tg_op = 'UPDATE' and (new.site_id, new.document_id) <> (old.site_id, old.document_id) then
    perform refuse('SCREEN_OF_OTHER_DOCUMENT', 'An entry of the feed stays with its document.');
  end if;
  if new.left_at is not null then
    if tg_op = 'INSERT' or old.left_at is not null or new.entered_at <> old.entered_at then
      perform refuse('SCREEN_LEFT_ALREADY', 'What is in the feed leaves it once.');
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.left_at is null then
    perform refuse('SCREEN_ENTERED_ALREADY', 'It is in the feed.');
  end if;
  perform from document d where d.site_id = new.site_id and d.id = new.document_id and d.public_version_id is not null
    and d.withdrawn_at is null for share;
  if not found then
    perform refuse('CHANNEL_BEFORE_PUBLICATION', 'Only what is public goes to other channels.');
  end if;
  if not exists (select from channel_account a where a.site_id = new.site_id and a.channel = 'SCREEN' and a.enabled and a.automatic
      and a.stopped_at is null) then
    perform refuse('SCREEN_FEED_OFF', 'Turn the feed for screens on first.');
  end if;
  select * into c from document_channel x where x.site_id = new.site_id and x.document_id = new.document_id and x.channel = 'SCREEN';
  if c.state is null or c.state not in ('planned', 'published') then
    perform refuse('SCREEN_NOT_PLANNED', 'Plan it for the screens first.');
  end if;
  if not screen_words_ready(new.site_id, new.document_id) then
    perform refuse('CHANNEL_TEXT_NOT_APPROVED', 'A second person approves the words of a channel first, and their time comes.');
  end if;
  -- What stood on the screens before there was a feed keeps its place in time.
  new.entered_at := least(now(), case when c.state = 'published' then c.published_on::timestamp at time zone 'Asia/Shanghai' end);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_search()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if new.approved_by is null then
    new.kept_reason := '';
    return new;
  end if;
  if tg_op = 'UPDATE' and old.approved_by is not null or (new.title = '' and new.body = '') then
    return new;
  end if;
  if new.searched_blocking is null
      or new.searched_sha256 is distinct from encode(sha256(convert_to(new.title || E'\n' || new.body, 'UTF8')), 'hex') then
    perform refuse('CHANNEL_TEXT_NOT_SEARCHED', 'Search these words for personal data before they are approved.');
  end if;
  if new.searched_blocking > 0 and length(trim(new.kept_reason)) < 2 then
    perform refuse('CHANNEL_TEXT_PERSONAL_DATA', 'Take the personal data out, or say why it stays.');
  end if;
  if new.searched_blocking > 0 and not may_keep_blocking(new.site_id, new.approved_by) then
    perform refuse('KEEPER_WITHOUT_ROLE', 'On this site a secrecy reviewer or the disclosure office keeps what blocks.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_task()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if old.done_at is not null or (to_jsonb(new) - array['note', 'done_by', 'done_at']) <> (to_jsonb(old) - array['note', 'done_by', 'done_at']) then
    perform refuse('CHANNEL_TASK_DONE', 'What was done stays so.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_channel_text()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'UPDATE' and (new.title, new.body, new.written_by) is not distinct from (old.title, old.body, old.written_by)
     and new.picture_sha256 is not distinct from old.picture_sha256 then
    new.written_at := old.written_at;
  else
    -- Other words are approved anew.
    new.approved_by := null;
    new.approved_at := null;
    new.written_at := now();
  end if;
  if new.approved_by is not null and (tg_op = 'INSERT' or old.approved_by is null) then
    if not (holds_role(new.site_id, new.approved_by, 'UNIT_HEAD', d.unit_id) or holds_role(new.site_id, new.approved_by, 'SECRECY_REVIEWER', null)
        or holds_role(new.site_id, new.approved_by, 'DISCLOSURE_OFFICE', null)) then
      perform refuse('CHANNEL_TEXT_APPROVER_WITHOUT_ROLE', 'The head of the unit, a secrecy reviewer or the disclosure office approves.');
    end if;
    new.approved_at := now();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_column()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from column_address a where a.site_id = new.site_id and a.key = new.key and a.column_id <> new.id) then
    perform refuse('COLUMN_ADDRESS_KEPT', 'The address belonged to another column and still leads there; choose another.');
  end if;
  if new.merged_into is not null and exists (select from site_column c
      where c.site_id = new.site_id and c.id = new.merged_into and c.merged_into is not null) then
    perform refuse('COLUMN_MERGED', 'Merge into the column that is in use.');
  end if;
  if tg_op = 'UPDATE' then
    if new.revision <> old.revision + 1 then
      perform refuse('COLUMN_REVISION', 'Each change of a column raises its revision by one.');
    end if;
    if old.merged_into is not null and (new.merged_into is distinct from old.merged_into or new.key <> old.key) then
      perform refuse('COLUMN_MERGED', 'A column that was merged stays so; its address leads to the other.');
    end if;
    if new.key <> old.key then
      insert into column_address (site_id, key, column_id) values (old.site_id, old.key, old.id) on conflict do nothing;
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare x delegation := old;
begin
  if tg_op = 'UPDATE' then
    x.ended_by := new.ended_by; x.ended_at := new.ended_at;
    if old.ended_at is not null or new is distinct from x then
      perform refuse('DELEGATION_CHANGED', 'End it and make another.');
    end if;
    return new;
  end if;
  if exists (select from unnest(new.roles) role where not exists (
      select from account_role r where r.site_id = new.site_id and r.account_id = new.from_account and r.role = role
        and daterange(r.valid_from, r.valid_until, '[]') && daterange(new.valid_from, new.valid_until, '[]')
        and (new.unit_id is null or r.unit_id is null or r.unit_id = new.unit_id))) then
    perform refuse('DELEGATION_WITHOUT_POST', 'A person delegates only posts they hold in these days.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_described()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from version_picture p where p.site_id = new.site_id and p.version_id = new.version_id and not p.described) then
    perform refuse('PICTURE_WITHOUT_TEXT', 'Give every picture a text, or say that it is decoration, first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_determination()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id;
  if d.working_version_id is distinct from new.version_id then
    perform refuse('DETERMINATION_OF_OTHER_VERSION', 'Determine the working version.');
  end if;
  if not (holds_role(new.site_id, new.determined_by, 'HANDLER', d.unit_id)
       or holds_role(new.site_id, new.determined_by, 'UNIT_HEAD', d.unit_id)
       or holds_role(new.site_id, new.determined_by, 'DISCLOSURE_OFFICE', d.unit_id)) then
    perform refuse('DETERMINER_WITHOUT_ROLE', 'A handler or head of the unit, or the disclosure office, determines.');
  end if;
  new.determined_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if new.stage <> 'draft' or new.public_version_id is not null or new.index_number is not null
       or new.published_at is not null or new.first_published_at is not null or new.forced then
      perform refuse('DOCUMENT_BEGINS_AS_DRAFT', 'A document begins as a draft.');
    end if;
    new.created_at := now();
    return new;
  end if;

  new.created_at := old.created_at;
  new.created_by := old.created_by;
  new.code := old.code;
  if old.index_number is not null and new.index_number is distinct from old.index_number then
    perform refuse('INDEX_NUMBER_FIXED', 'An index number once given stays.');
  end if;

  if new.public_version_id is distinct from old.public_version_id then
    if new.public_version_id is null or not exists (
        select from public_act a where a.site_id = new.site_id and a.document_id = new.id
          and a.version_id = new.public_version_id and a.action in ('PUBLISH', 'REVISE') and a.at = now()) then
      perform refuse('PUBLIC_WITHOUT_ACT', 'Publish by a recorded act.');
    end if;
    if new.scheduled_for is not null and new.scheduled_for > now() then
      perform refuse('PUBLIC_BEFORE_TIME', 'The scheduled time has not come.');
    end if;
    if exists (select from document_version v where v.site_id = new.site_id and v.id = new.public_version_id and v.document_id <> new.id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Publish a version of this document.');
    end if;
    if new.index_number is null then
      perform refuse('PUBLIC_WITHOUT_INDEX_NUMBER', 'Give it an index number.');
    end if;
    new.published_at := now();
    new.first_published_at := coalesce(old.first_published_at, now());
  else
    new.published_at := old.published_at;
    new.first_published_at := old.first_published_at;
  end if;

  if new.withdrawn_at is distinct from old.withdrawn_at then
    if new.withdrawn_at is not null then
      if not exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.id
          and a.action = 'WITHDRAW' and a.at = now()) then
        perform refuse('WITHDRAWAL_WITHOUT_ACT', 'Withdraw by a recorded act.');
      end if;
      new.withdrawn_at := now();
    elsif new.public_version_id is not distinct from old.public_version_id then
      perform refuse('RETURN_WITHOUT_ACT', 'A withdrawn document returns by a new publication.');
    end if;
  end if;

  if old.forced or exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.id and a.forced) then
    new.forced := true;
  end if;

  if new.stage is distinct from old.stage then
    if new.stage in ('approved', 'scheduled', 'held') and not version_approved(new.site_id, new.working_version_id) then
      perform refuse('STAGE_WITHOUT_REVIEW', 'Determine, submit and have it reviewed by a second person first.');
    end if;
    if new.stage in ('approved', 'scheduled') and version_attribute(new.site_id, new.working_version_id) is distinct from 'PROACTIVE' then
      perform refuse('STAGE_WITHOUT_PROACTIVE', 'Only what is determined 主动公开 goes on to publication.');
    end if;
    if new.stage = 'determined' and version_attribute(new.site_id, new.working_version_id) is null then
      perform refuse('STAGE_WITHOUT_DETERMINATION', 'Record the determination first.');
    end if;
    if new.stage = 'in_review' and not exists (select from review r where r.site_id = new.site_id
        and r.version_id = new.working_version_id and r.state = 'open') then
      perform refuse('STAGE_WITHOUT_SUBMISSION', 'Submit to review first.');
    end if;
    if new.stage = 'published' and (new.public_version_id is distinct from new.working_version_id or new.withdrawn_at is not null) then
      perform refuse('STAGE_WITHOUT_PUBLICATION', 'Publish by a recorded act.');
    end if;
    if new.stage = 'discarded' and old.first_published_at is not null then
      perform refuse('PUBLIC_IS_NOT_DISCARDED', 'Withdraw it instead.');
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_filled()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id
      and v.title || v.abstract || v.body_text ~ '【填写：[^】]+】') then
    perform refuse('FIELD_UNFILLED', 'Fill in what the template asks for first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_keeping()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'UPDATE' and new.state = old.state and new.decided_by is not distinct from old.decided_by then
    return new;
  end if;
  if not may_keep_blocking(new.site_id, new.decided_by) then
    perform refuse('KEEPER_WITHOUT_ROLE', 'On this site a secrecy reviewer or the disclosure office keeps what blocks.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_kept_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.sequence <= old.sequence then
    perform refuse('KEPT_DRAFT_OLDER', 'Newer words of the same window are kept already.');
  end if;
  new.saved_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_ledger_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_ledger_opening()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'UPDATE' then
    perform refuse('LEDGER_OPENING_FIXED', 'An opening is never changed.');
  end if;
  if not exists (
      select from ledger_entry gone join ledger_entry e on e.site_id = gone.site_id and e.subject_id = gone.subject_id
      where gone.site_id = old.site_id and gone.sequence = old.sequence and e.action = 'ERASE' and e.xact = pg_current_xact_id()) then
    perform refuse('LEDGER_OPENING_WITHOUT_ERASURE', 'Append the erasure to the ledger in the same transaction.');
  end if;
  return old;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_listing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() < 2 then
    perform from document where site_id = new.site_id and id = new.document_id for share;
    new.listed_at := (select case when d.public_version_id is not null and d.withdrawn_at is null
        then coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', d.first_published_at) end
      from document d left join document_version v on v.site_id = d.site_id and v.id = d.public_version_id
      where d.site_id = new.site_id and d.id = new.document_id);
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_look()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.live <> '{}' then perform refuse('LOOK_UNPREPARED', 'What goes live is prepared as a draft first.'); end if;
  else
    if new.revision <> old.revision + 1 then
      perform refuse('LOOK_REVISION', 'Each change of the appearance raises its revision by one.');
    end if;
    -- What the public sees is what somebody prepared and could preview, and nothing else.
    if new.live is distinct from old.live and (old.draft is null or new.live <> old.draft - 'texts' or new.draft is not null) then
      perform refuse('LOOK_UNPREPARED', 'What goes live is prepared as a draft first.');
    end if;
  end if;
  if exists (select from jsonb_path_query(coalesce(new.draft, new.live), '$.**.picture ? (@.type() == "string")') wanted
      where not exists (select from site_picture p where p.site_id = new.site_id and p.id = wanted #>> '{}')) then
    perform refuse('LOOK_PICTURE_MISSING', 'Upload the picture first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_margin_comment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_margin_settlement()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  new.at := now();
  if not exists (select from margin_comment c where c.site_id = new.site_id and c.id = new.comment_id and c.thread_id is null) then
    perform refuse('COMMENT_IS_NO_THREAD', 'Settle the comment that begins the thread.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_personal_data_setting()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if new.value -> 'off' ? 'secret-mark' then
    perform refuse('SECRET_MARK_BLOCKS', 'Marks of state secrecy are always looked for.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_personal_finding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.found_by is null and new.state <> 'open' and not exists (
        select from personal_decision x where x.site_id = new.site_id and x.document_id = new.document_id and x.kind = new.kind
          and x.decision = new.state and x.decided_by = new.decided_by) then
      perform refuse('FINDING_BEGINS_OPEN', 'A finding begins open, unless the same was decided in an earlier version.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Name a version of this document.');
    end if;
  else
    if (to_jsonb(new) - array['state', 'reason', 'decided_by', 'decided_at']) <> (to_jsonb(old) - array['state', 'reason', 'decided_by', 'decided_at']) then
      perform refuse('FINDING_CHANGED', 'Only the decision on a finding changes.');
    end if;
  end if;
  if new.decided_by is not null then
    if not (holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) or holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null)
        or (new.kind not in ('secret-mark', 'work-secret-mark') and (holds_role(new.site_id, new.decided_by, 'HANDLER', d.unit_id)
          or holds_role(new.site_id, new.decided_by, 'UNIT_HEAD', d.unit_id)))) then
      perform refuse('DECIDER_WITHOUT_ROLE', 'The unit, the secrecy reviewer or the disclosure office decides; on secrecy only the latter two.');
    end if;
    new.decided_at := now();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_picture()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() < 2 then
    perform refuse('PICTURE_BY_HAND', 'Pictures follow from the body of a version.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_place()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare owner uuid;
begin
  if tg_table_name = 'document' then
    owner := new.unit_id;
    if tg_op = 'UPDATE' and (new.column_id, new.unit_id) = (old.column_id, old.unit_id) then return new; end if;
  else
    if exists (select from document_listing l where l.site_id = new.site_id and l.document_id = new.document_id and l.column_id = new.column_id) then
      return new;
    end if;
    select d.unit_id into owner from document d where d.site_id = new.site_id and d.id = new.document_id;
  end if;
  if exists (select from site_column c where c.site_id = new.site_id and c.id = new.column_id
      and cardinality(c.unit_ids) > 0 and owner <> all (c.unit_ids)) then
    perform refuse('COLUMN_NOT_OF_UNIT', 'Choose a column that this unit may publish in.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_public_act()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare d document;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id;
  new.at := now();
  if new.forced then
    if not holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('FORCED_WITHOUT_ROLE', 'Only a disclosure officer may force.');
    end if;
  elsif new.action <> 'WITHDRAW' then
    if not version_approved(new.site_id, new.version_id) then
      perform refuse('PUBLISH_WITHOUT_REVIEW', 'Determine, submit and have it reviewed by a second person first.');
    end if;
  end if;
  if new.action <> 'WITHDRAW' and version_attribute(new.site_id, new.version_id) is distinct from 'PROACTIVE' then
    perform refuse('PUBLISH_WITHOUT_DETERMINATION', 'Only what is determined 主动公开 may be published.');
  end if;
  if not (holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) or (new.action <> 'WITHDRAW' and exists (
      select from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
      where r.site_id = new.site_id and r.version_id = new.version_id and r.state = 'approved'
        and x.decision = 'approve' and x.decided_by = new.acted_by))) then
    perform refuse('PUBLISHER_WITHOUT_ROLE', 'The disclosure office, or a reviewer who approved this version, publishes.');
  end if;
  if new.action = 'PUBLISH' and d.first_published_at is not null and d.withdrawn_at is null then
    perform refuse('PUBLISHED_ALREADY', 'Use a revision.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_publication_block()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_publication_plan()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare d document; was timestamptz; setter uuid;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'UPDATE' then
    was := old.not_before;
    setter := old.embargo_by;
    if new.document_id <> old.document_id then
      perform refuse('PLAN_OF_OTHER_DOCUMENT', 'A plan stays with its document.');
    end if;
  end if;
  if not (holds_role(new.site_id, new.planned_by, 'HANDLER', d.unit_id) or holds_role(new.site_id, new.planned_by, 'UNIT_HEAD', d.unit_id)
      or holds_role(new.site_id, new.planned_by, 'DISCLOSURE_OFFICE', null) or holds_role(new.site_id, new.planned_by, 'SECRECY_REVIEWER', null)
      or awaits_review_by(new.site_id, new.document_id, new.planned_by)) then
    perform refuse('PLANNER_WITHOUT_ROLE', 'The unit, its reviewers and the disclosure office plan a publication.');
  end if;
  if new.not_before is distinct from was then
    if was > now() and (new.not_before is null or new.not_before < was)
       and new.planned_by <> setter and not holds_role(new.site_id, new.planned_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('EMBARGO_OF_OTHER', 'Whoever set the embargo, or the disclosure office, loosens it.');
    end if;
    if d.scheduled_for < new.not_before then
      perform refuse('SCHEDULED_BEFORE_EMBARGO', 'Move the scheduled time first.');
    end if;
    new.embargo_by := case when new.not_before is null then null else new.planned_by end;
  else
    new.embargo_by := setter;
  end if;
  new.planned_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_recovery_code()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.used_at is not null or new.account_id <> old.account_id or new.mark <> old.mark then
    perform refuse('RECOVERY_CODE_USED', 'A recovery code is used once.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_reference()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_trigger_depth() < 2 then
    perform refuse('REFERENCE_BY_HAND', 'References follow from the text of a version.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_report_document()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.document_id is not null and new.document_id is distinct from old.document_id then
    perform refuse('REPORT_DOCUMENT_KEPT', 'A correction is a further version of the same document.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_report_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare v annual_report_version; figure numeric;
begin
  select * into v from annual_report_version
    where site_id = new.site_id and report_id = new.report_id and number = new.number and frozen_at = now();
  if not found then
    perform refuse('REPORT_RECORD_AFTER_VERSION', 'Freeze a further version with its records.');
  end if;
  figure := (v.figures ->> new.cell)::numeric;
  if figure is null or (new.is_count and figure <>
      new.told + cardinality(new.requests) + cardinality(new.remedies) + cardinality(new.documents)) then
    perform refuse('REPORT_RECORDS_DIFFER', 'A figure is frozen with exactly the records it counts.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_report_release()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if report_release_fault(new.site_id, new.document_id, new.version_id) is not null then
    perform refuse('REPORT_NOT_AS_FROZEN', 'Change the report, freeze a further version, and publish that.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_review()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare latest uuid; d document;
begin
  if tg_op = 'UPDATE' then
    if pg_trigger_depth() < 2 then
      perform refuse('REVIEW_CHANGED_BY_HAND', 'A review moves on by its decisions.');
    end if;
    return new;
  end if;
  select * into d from document where site_id = new.site_id and id = new.document_id;
  select x.id into latest from determination x
    where x.site_id = new.site_id and x.version_id = new.version_id order by x.sequence desc limit 1;
  if latest is distinct from new.determination_id or d.working_version_id <> new.version_id then
    perform refuse('REVIEW_WITHOUT_DETERMINATION', 'Determine the disclosure attribute of this version first.');
  end if;
  if new.state <> 'open' or new.current_step <> 1 or new.round <> 1 then
    perform refuse('REVIEW_BEGINS_OPEN', 'A review begins open at its first step.');
  end if;
  if not new.steps && array['SECRECY_REVIEWER', 'DISCLOSURE_OFFICE'] then
    perform refuse('REVIEW_WITHOUT_SECRECY_STEP', 'A sequence has a secrecy reviewer or the disclosure office in it.');
  end if;
  new.submitted_at := now();
  new.step_began_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_review_configuration()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if new.version <> (select coalesce(max(c.version), 0) + 1 from review_configuration c where c.site_id = new.site_id) then
    perform refuse('REVIEW_CONFIGURATION_CHANGED', 'Somebody else has changed it; read it again.');
  end if;
  if not (holds_role(new.site_id, new.made_by, 'ADMIN', null) or holds_role(new.site_id, new.made_by, 'DISCLOSURE_OFFICE', null)) then
    perform refuse('REVIEW_CONFIGURATION_WITHOUT_ROLE', 'The administrator or the disclosure office configures reviews.');
  end if;
  -- Whatever else it asks for: somebody who reviews secrecy or disclosure always does (Regulation art. 17).
  if exists (select from jsonb_array_elements(new.sequences) q where not jsonb_path_exists(q,
      '$.steps[*] ? (!exists(@.when.keyvalue())).parts[*] ? (!exists(@.when.keyvalue())).who ? (@.role == "SECRECY_REVIEWER" || @.role == "DISCLOSURE_OFFICE")')) then
    perform refuse('REVIEW_WITHOUT_SECRECY_STEP', 'A sequence has a secrecy reviewer or the disclosure office in it, without condition.');
  end if;
  new.made_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_review_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare r review; d document; p review_part;
begin
  select * into r from review where site_id = new.site_id and id = new.review_id for update;
  select * into d from document where site_id = new.site_id and id = r.document_id;
  if r.state <> 'open' or new.step <> r.current_step then
    perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: its review has moved on.');
  end if;
  new.round := r.round;
  if new.decision = 'recall' then
    if new.decided_by <> r.submitted_by then
      perform refuse('RECALL_BY_OTHER', 'Only the person who submitted may recall.');
    end if;
  else
    select * into p from review_part where site_id = new.site_id and review_id = new.review_id and step = new.step and part = new.part;
    if p is null or exists (select from review_decision x where x.site_id = new.site_id and x.review_id = new.review_id
        and x.round = new.round and x.step = new.step and x.part = new.part) then
      perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: this part has been decided.');
    end if;
    if not may_review_part(new.site_id, new.review_id, new.step, new.part, new.decided_by) then
      perform refuse('REVIEWER_WITHOUT_ROLE', 'This step belongs to another role.');
    end if;
    if is_author(new.site_id, d.id, new.decided_by) or new.decided_by = r.submitted_by then
      perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote or submitted it may not.');
    end if;
    if new.decision = 'approve' and not new.confirmed @> p.required then
      perform refuse('REVIEW_CHECKS_NOT_CONFIRMED', 'Confirm everything this step asks for.');
    end if;
    if new.return_to is not null and (new.return_to < 1 or new.return_to >= new.step) then
      perform refuse('REVIEW_RETURN_FORWARD', 'A return goes to an earlier step, or to who wrote it.');
    end if;
  end if;
  new.decided_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_review_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare r review; d document; p review_part;
begin
  select * into r from review where site_id = new.site_id and id = new.review_id for update;
  select * into d from document where site_id = new.site_id and id = r.document_id;
  select * into p from review_part where site_id = new.site_id and review_id = new.review_id and step = new.step and part = new.part;
  if r.state <> 'open' or new.step <> r.current_step then
    perform refuse('REVIEW_NOT_AT_THIS_STEP', 'Read the document again: its review has moved on.');
  end if;
  if not may_review_part(new.site_id, new.review_id, new.step, new.part, new.from_account) then
    perform refuse('REVIEWER_WITHOUT_ROLE', 'This step belongs to another role.');
  end if;
  if is_author(new.site_id, d.id, new.from_account) or new.from_account = r.submitted_by
     or is_author(new.site_id, d.id, new.to_account) or new.to_account = r.submitted_by then
    perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote or submitted it may not.');
  end if;
  if not may_take_part(new.site_id, p, d.unit_id, new.to_account) then
    perform refuse('REVIEW_DELEGATE_WITHOUT_ROLE', 'Hand it on to somebody who may review such a part.');
  end if;
  new.at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_review_part()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from review r where r.site_id = new.site_id and r.id = new.review_id and r.submitted_at = now()
      and new.step <= cardinality(r.steps)) then
    perform refuse('REVIEW_PART_AFTER_SUBMISSION', 'What is asked is fixed when it is submitted.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_saved_filter()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if new.unit_id is not null and not exists (
    select from account a where a.site_id = new.site_id and a.id = new.account_id and a.unit_id = new.unit_id) then
    perform refuse('FILTER_OF_ANOTHER_UNIT', 'Share it with the unit of its owner.');
  end if;
  if tg_op = 'UPDATE' and new.account_id <> old.account_id then
    perform refuse('FILTER_OWNER_FIXED', 'Make a filter of your own.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_second_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare r review; both_persons uuid[] := array_remove(array[new.decided_by, new.on_behalf_of], null);
begin
  if new.decision = 'recall' then return new; end if;
  select * into r from review where site_id = new.site_id and id = new.review_id;
  if r.submitted_by = any(both_persons) or r.on_behalf_of = any(both_persons)
     or exists (select from document_version v where v.site_id = new.site_id and v.document_id = r.document_id
                and (v.created_by = any(both_persons) or v.on_behalf_of = any(both_persons)))
     or (new.on_behalf_of is not null and exists (select from determination x where x.site_id = new.site_id and x.id = r.determination_id
                and (x.determined_by = any(both_persons) or x.on_behalf_of = any(both_persons)))) then
    perform refuse('TWO_PERSON_RULE', 'A second person reviews; who wrote, submitted or determined it may not, nor anybody in their place.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_secret_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not holds_role(new.site_id, new.decided_by, 'SECRECY_REVIEWER', null) then
    perform refuse('SECRET_MARK_WITHOUT_REVIEWER', 'A secrecy reviewer decides whether a mark of state secrecy is one.');
  end if;
  if is_author(new.site_id, new.document_id, new.decided_by) then
    perform refuse('TWO_PERSON_RULE', 'A second person decides; who wrote it may not.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.id <> old.id or new.account_id <> old.account_id or new.created_at <> old.created_at or new.method <> old.method
     or not new.pending <@ old.pending or (old.second_factor and not new.second_factor) then
    perform refuse('SESSION_CHANGED', 'Sign in anew.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_template_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.changed_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_term()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if (new.kind, new.name) <> (old.kind, old.name) then
    perform refuse('TERM_NAME_FIXED', 'Documents carry the name: retire the term and add another.');
  end if;
  if new.revision <> old.revision + 1 then
    perform refuse('TERM_REVISION', 'Each change of a term raises its revision by one.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_term_level()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if new.parent is null then return new; end if;
  -- Two that put one below the other at the same time wait for each other here.
  perform pg_advisory_xact_lock(4158018, new.site_id);
  if new.parent = new.name
    or exists (select from site_term t where t.site_id = new.site_id and t.kind = new.kind and t.name = new.parent and t.parent is not null)
    or exists (select from site_term t where t.site_id = new.site_id and t.kind = new.kind and t.parent = new.name)
  then
    perform refuse('TERM_LEVEL', 'Terms have two levels: what is above another is below none.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_terms()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_text_loss()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_unit()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare it record;
begin
  select * into it from unit_on(new.site_id, new.id, today_in_shanghai());
  if (new.name, new.name_en, new.short_name, new.parent_id, new.disclosure_capacity, new.state, new.ended_on, new.successor_id)
     is distinct from (it.name, it.name_en, it.short_name, it.parent_id, it.disclosure_capacity, it.state, it.ended_on, it.successor_id) then
    perform refuse('UNIT_WITHOUT_ACT', 'Record the change with its day and ground.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_unit_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare x unit_act := old; first unit_act; it record;
begin
  -- One change of a site's units at a time: what is checked holds until it is written.
  perform pg_advisory_xact_lock(new.site_id, hashtext('unit_act'));
  if tg_op = 'UPDATE' then
    x.settled_at := new.settled_at; x.moved := new.moved; x.revoked_at := new.revoked_at; x.revoked_by := new.revoked_by;
    if old.settled_at is not null and old.revoked_at is null and new.revoked_at is not null then
      perform refuse('UNIT_ACT_IN_FORCE', 'What has come into force is not called off; record another change.');
    end if;
    if old.settled_at is not null or old.revoked_at is not null or new is distinct from x then
      perform refuse('UNIT_ACT_CHANGED', 'The history of a unit is kept; record another change.');
    end if;
    if new.revoked_at is not null and new.kind = 'CREATED' and (
        exists (select from unit_act a where a.site_id = new.site_id and a.id <> new.id and a.revoked_at is null
          and new.unit_id in (a.unit_id, a.parent_id, a.successor_id))) then
      perform refuse('UNIT_AWAITED', 'Other changes to come name this unit; call them off first.');
    end if;
    return new;
  end if;
  new.recorded_at := now();
  if new.settled_at is not null or new.revoked_at is not null or new.moved is not null then
    perform refuse('UNIT_ACT_BEGINS_OPEN', 'A change is recorded first and brought into force after.');
  end if;
  select * into first from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id and a.kind = 'CREATED' and a.revoked_at is null;
  if (new.kind = 'CREATED') = (first.id is not null) then
    perform refuse('UNIT_BEGINS_ONCE', 'A unit is created once, before anything else happens to it.');
  end if;
  if new.effective_on < first.effective_on then
    perform refuse('UNIT_BEFORE_ITS_TIME', 'The unit did not exist on that day; choose a later one.');
  end if;
  if exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id and a.kind in ('MERGED', 'DISSOLVED')
      and a.revoked_at is null and (a.effective_on <= new.effective_on or new.kind in ('MERGED', 'DISSOLVED'))) then
    perform refuse('UNIT_ENDED', 'The unit is no more from that day; choose one that is.');
  end if;
  if new.kind in ('MERGED', 'DISSOLVED') and exists (select from unit_act a where a.site_id = new.site_id and a.unit_id = new.unit_id
      and a.revoked_at is null and a.effective_on > new.effective_on) then
    perform refuse('UNIT_HAS_LATER_CHANGES', 'The unit ends after its last change; choose a later day or call off what is to come.');
  end if;
  if new.successor_id = new.unit_id then
    perform refuse('UNIT_SUCCEEDS_ITSELF', 'Choose another unit to take over.');
  end if;
  if new.successor_id is not null or new.parent_id is not null then
    select * into it from unit_on(new.site_id, coalesce(new.successor_id, new.parent_id), coalesce(new.effective_on, today_in_shanghai()));
    if it.state <> 'ACTIVE' or exists (select from unit_act e where e.site_id = new.site_id
        and e.unit_id = coalesce(new.successor_id, new.parent_id) and e.kind in ('MERGED', 'DISSOLVED') and e.revoked_at is null) then
      perform refuse('UNIT_NOT_THERE', 'Choose a unit that exists on that day and is not to end.');
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_unit_takes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare u unit;
begin
  if new.unit_id is null then return new; end if;
  if tg_op = 'UPDATE' and tg_table_name <> 'account_role' then
    if new.unit_id is not distinct from old.unit_id then return new; end if;
  end if;
  -- A post there may still be brought to its end.
  if tg_table_name = 'account_role' and coalesce((to_jsonb(new) ->> 'valid_until')::date, 'infinity') < today_in_shanghai() then return new; end if;
  -- Held until this is written: whoever ends the unit meanwhile waits, and hands this over with the rest.
  select * into u from unit where site_id = new.site_id and id = new.unit_id for share;
  if u.state = 'PLANNED' then
    perform refuse('UNIT_NOT_YET', 'The unit takes up its work on its first day.');
  end if;
  if u.state in ('MERGED', 'DISSOLVED') then
    perform refuse('UNIT_ENDED', 'The unit is no more; choose the one that took over.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_version_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare d document; x version_erasure := old;
begin
  select * into d from document where site_id = new.site_id and id = new.document_id for share;
  if tg_op = 'INSERT' then
    if new.state <> 'requested' then
      perform refuse('ERASURE_BEGINS_REQUESTED', 'An erasure is requested by one person and confirmed by another.');
    end if;
    if not exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.document_id = new.document_id) then
      perform refuse('VERSION_OF_OTHER_DOCUMENT', 'Erase a version of this document.');
    end if;
    if not holds_role(new.site_id, new.requested_by, 'DISCLOSURE_OFFICE', null) then
      perform refuse('ERASURE_WITHOUT_ROLE', 'The disclosure office requests an erasure.');
    end if;
    new.requested_at := now();
  else
    x.state := new.state; x.decided_by := new.decided_by; x.decided_at := new.decided_at;
    if old.state <> 'requested' or new is distinct from x then
      raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation', hint = 'Request another erasure instead.';
    end if;
    if not (holds_role(new.site_id, new.decided_by, 'DISCLOSURE_OFFICE', null) or holds_role(new.site_id, new.decided_by, 'ADMIN', null)) then
      perform refuse('ERASURE_WITHOUT_ROLE', 'The disclosure office or an administrator decides on an erasure.');
    end if;
    if new.state = 'done' and new.decided_by = new.requested_by then
      perform refuse('TWO_PERSON_RULE', 'A second person confirms; who requested it may not.');
    end if;
    new.decided_at := now();
    if new.state = 'dropped' then return new; end if;
  end if;
  if d.public_version_id = new.version_id and d.withdrawn_at is null then
    perform refuse('ERASURE_OF_PUBLIC_VERSION', 'Withdraw it, or publish another version, first.');
  end if;
  if d.working_version_id = new.version_id and d.stage in ('in_review', 'scheduled') then
    perform refuse('ERASURE_UNDER_WAY', 'Recall it from review, or cancel its schedule, first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.guard_wording()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from wording_rule w join document_version v on v.site_id = w.site_id
      where w.site_id = new.site_id and w.active and w.blocking and v.id = new.version_id
        and strpos(v.title || E'\n' || v.abstract || E'\n' || v.body_text, w.wrong) > 0) then
    perform refuse('WORDING_BLOCKED', 'Change the words that the site does not permit first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.hold_file_content(content text, alone boolean)
 RETURNS void
 LANGUAGE sql
BEGIN ATOMIC
 SELECT
         CASE
             WHEN alone THEN pg_advisory_xact_lock(hashtextextended(content, (4158004)::bigint))
             ELSE pg_advisory_xact_lock_shared(hashtextextended(content, (4158004)::bigint))
         END AS pg_advisory_xact_lock_shared;
END
;

CREATE OR REPLACE FUNCTION openzone.holds_post(site integer, account uuid, wanted text, in_unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM (account_role r
              JOIN account a ON (((a.site_id = r.site_id) AND (a.id = r.account_id))))
           WHERE ((r.site_id = holds_post.site) AND (r.account_id = holds_post.account) AND (r.role = holds_post.wanted) AND a.active AND ((today_in_shanghai() >= r.valid_from) AND (today_in_shanghai() <= COALESCE(r.valid_until, 'infinity'::date))) AND ((r.unit_id IS NULL) OR (r.unit_id = holds_post.in_unit))))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.holds_role(site integer, account uuid, wanted text, in_unit uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (holds_post(site, account, wanted, in_unit) OR (delegated_by(site, account, ARRAY[wanted], in_unit) IS NOT NULL));
END
;

CREATE OR REPLACE FUNCTION openzone.in_case_chain(wanted uuid, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM case_file c
           WHERE ((c.site_id = current_site()) AND (c.id = in_case_chain.wanted) AND (holds_role(c.site_id, in_case_chain.account, 'DISCLOSURE_OFFICE'::text, c.unit_id) OR ((c.unit_id IS NOT NULL) AND (holds_role(c.site_id, in_case_chain.account, 'HANDLER'::text, c.unit_id) OR holds_role(c.site_id, in_case_chain.account, 'UNIT_HEAD'::text, c.unit_id))))))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.is_author(site integer, doc uuid, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM document_version v
           WHERE ((v.site_id = is_author.site) AND (v.document_id = is_author.doc) AND (v.created_by = is_author.account)))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.is_sealed_file(site integer, content text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM personal_original_file o
           WHERE ((o.site_id = is_sealed_file.site) AND (o.sha256 = is_sealed_file.content)))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.keep_attachment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'DELETE' and erasing_now(old.site_id, old.version_id, false) then return old; end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row, or have the version erased by two people.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_decided()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if old.decided_by is null or exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done') then
    return old;
  end if;
  perform refuse('FINDING_DECIDED', 'What somebody has decided on stays.');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_document_words()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into document_words (site_id, version_id, document_id, words)
  values (new.site_id, new.id, new.document_id, lower(new.title || ' ' || coalesce(new.document_number, '')))
  on conflict (site_id, version_id) do update set words = excluded.words;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_margin_comment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'UPDATE' and exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done')
     and (new.site_id, new.id, new.document_id, new.version_id, new.author_id, new.created_at)
       = (old.site_id, old.id, old.document_id, old.version_id, old.author_id, old.created_at) then
    return new;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_original_file()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if tg_op = 'DELETE' and exists (select from version_erasure x where x.site_id = old.site_id and x.version_id = old.version_id and x.state = 'done') then
    return old;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Erase the version.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_record()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare
  was jsonb := to_jsonb(old);
  of_version uuid;
  is_content boolean := false;
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = was - tg_argv
     and not exists (select from jsonb_each(to_jsonb(new)) f where f.key = any(tg_argv)
       and f.value is distinct from was -> f.key
       and f.value <> to_jsonb(erased_words())
       and case jsonb_typeof(f.value)
         when 'object' then exists (select from jsonb_each(f.value) e where e.value <> to_jsonb(erased_words()) or not (was -> f.key) ? e.key)
         else true end) then
    if tg_table_name = 'review_decision' then
      select r.version_id into of_version from review r where r.site_id = old.site_id and r.id = (was ->> 'review_id')::uuid;
    else
      of_version := (was ->> 'version_id')::uuid;
    end if;
    -- The note of a change belongs to the version, and stands in its event and in the act that made it public as well.
    is_content := case tg_table_name when 'document_event' then was ->> 'kind' in ('create', 'edit')
      when 'public_act' then was ->> 'action' = 'REVISE' and not (was ->> 'forced')::boolean else false end;
    if not (tg_table_name = 'document_event' and was ->> 'kind' like 'erase%') and erasing_now(old.site_id, of_version, not is_content) then
      return new;
    end if;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_review_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.keep_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare emptied document_version := old;
begin
  if tg_op = 'UPDATE' then
    emptied.title := erased_words();
    emptied.body_html := '';
    emptied.body_text := '';
    emptied.abstract := '';
    emptied.document_number := null;
    emptied.issuing_agency := '';
    emptied.joint_issuers := '{}';
    emptied.subject_words := '{}';
    emptied.legacy_index_number := null;
    emptied.change_note := '';
    emptied.content_sha256 := erased_hash();
    -- Words of closed lists may stay, for the figures of reports.
    emptied.genre := case when new.genre is not null then old.genre end;
    emptied.subject_category := case when new.subject_category is not null then old.subject_category end;
    emptied.source := case when new.source <> '' then old.source else '' end;
    if new is not distinct from emptied and erasing_now(old.site_id, old.id, false) then return new; end if;
  end if;
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row, or have the version erased by two people.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.ledger_next(count integer DEFAULT 1, OUT place bigint, OUT appended timestamp with time zone, OUT site text)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION openzone.list_document()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare on_date timestamptz;
begin
  if new.public_version_id is not null and new.withdrawn_at is null then
    select coalesce(v.legacy_published_on::timestamp at time zone 'Asia/Shanghai', new.first_published_at) into on_date
      from document_version v where v.site_id = new.site_id and v.id = new.public_version_id;
  end if;
  update document_listing set listed_at = on_date where site_id = new.site_id and document_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.live_column(wanted uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'openzone'
BEGIN ATOMIC
 WITH RECURSIVE on_to AS (
          SELECT c.id,
             c.merged_into
            FROM site_column c
           WHERE ((c.site_id = current_site()) AND (c.id = live_column.wanted))
         UNION
          SELECT c.id,
             c.merged_into
            FROM (on_to on_to_1
              JOIN site_column c ON (((c.site_id = current_site()) AND (c.id = on_to_1.merged_into))))
         )
  SELECT on_to.id
    FROM on_to
   WHERE (on_to.merged_into IS NULL);
END
;

CREATE OR REPLACE FUNCTION openzone.live_unit(wanted uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'openzone'
BEGIN ATOMIC
 WITH RECURSIVE on_to AS (
          SELECT u.id,
             u.state,
             u.successor_id
            FROM unit u
           WHERE ((u.site_id = current_site()) AND (u.id = live_unit.wanted))
         UNION
          SELECT u.id,
             u.state,
             u.successor_id
            FROM (on_to
              JOIN unit u ON (((u.site_id = current_site()) AND (u.id = on_to.successor_id))))
           WHERE (on_to.state = ANY (ARRAY['MERGED'::text, 'DISSOLVED'::text]))
         )
  SELECT COALESCE(( SELECT on_to.id
            FROM on_to
           WHERE (on_to.state <> ALL (ARRAY['MERGED'::text, 'DISSOLVED'::text]))
          LIMIT 1), wanted) AS "coalesce";
END
;

CREATE OR REPLACE FUNCTION openzone.lock_search_entry(doc uuid, wait boolean)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare key bigint := hashtextextended(doc::text, 4158003);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the search index is written in read committed transactions only' using errcode = 'invalid_transaction_state',
      hint = 'In an older snapshot what has just been committed would be missed.';
  end if;
  if not wait then return pg_try_advisory_xact_lock(key); end if;
  perform pg_advisory_xact_lock(key);
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.mark_overridden()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  update publication_block set overridden_by_act = new.id
    where site_id = new.site_id and version_id = new.version_id and resolved_at is null and overridden_by_act is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.may_keep_blocking(site integer, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT ((COALESCE((site_setting_value(site, 'personalData'::text) -> 'unitMayKeep'::text), 'true'::jsonb) <> 'false'::jsonb) OR holds_role(site, account, 'SECRECY_REVIEWER'::text, NULL::uuid) OR holds_role(site, account, 'DISCLOSURE_OFFICE'::text, NULL::uuid));
END
;

CREATE OR REPLACE FUNCTION openzone.may_review_part(site integer, review uuid, at_step integer, at_part integer, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ((review_part p
              JOIN review r ON (((r.site_id = p.site_id) AND (r.id = p.review_id))))
              JOIN document d ON (((d.site_id = r.site_id) AND (d.id = r.document_id))))
           WHERE ((p.site_id = may_review_part.site) AND (p.review_id = may_review_part.review) AND (p.step = may_review_part.at_step) AND (p.part = may_review_part.at_part) AND ((p.account_id = may_review_part.account) OR ((p.role IS NOT NULL) AND holds_role(may_review_part.site, may_review_part.account, p.role, d.unit_id)) OR ((p.unit_id IS NOT NULL) AND (holds_role(may_review_part.site, may_review_part.account, 'UNIT_HEAD'::text, live_unit(p.unit_id)) OR holds_role(may_review_part.site, may_review_part.account, 'HANDLER'::text, live_unit(p.unit_id)))) OR (EXISTS ( SELECT
                    FROM review_delegation x
                   WHERE ((x.site_id = may_review_part.site) AND (x.review_id = may_review_part.review) AND (x.step = may_review_part.at_step) AND (x.part = may_review_part.at_part) AND (x.to_account = may_review_part.account)))))))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.may_take_part(site integer, p review_part, in_unit uuid, account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT
         CASE
             WHEN ((p).role = ANY (ARRAY['SECRECY_REVIEWER'::text, 'DISCLOSURE_OFFICE'::text, 'ADMIN'::text])) THEN holds_role(site, account, (p).role, in_unit)
             WHEN ((p).unit_id IS NOT NULL) THEN (holds_role(site, account, 'UNIT_HEAD'::text, live_unit((p).unit_id)) OR holds_role(site, account, 'HANDLER'::text, live_unit((p).unit_id)))
             ELSE (holds_role(site, account, 'UNIT_HEAD'::text, in_unit) OR holds_role(site, account, 'HANDLER'::text, in_unit) OR holds_role(site, account, 'SECRECY_REVIEWER'::text, in_unit) OR holds_role(site, account, 'DISCLOSURE_OFFICE'::text, in_unit))
         END AS "case";
END
;

CREATE OR REPLACE FUNCTION openzone.on_ledger(act uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM ledger_entry
           WHERE ((ledger_entry.site_id = current_site()) AND (ledger_entry.act_id = on_ledger.act)))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.put_search_entry(doc uuid, terms tsvector, unit uuid, columns uuid[], subject text, listed timestamp with time zone, version uuid DEFAULT NULL::uuid, wait boolean DEFAULT true)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not lock_search_entry(doc, wait) then return false; end if;
  insert into search_entry (site_id, document_id, tsv, unit_id, column_ids, subject_category, listed_at, listed_year)
  select d.site_id, d.id, terms, unit, columns, subject, listed, extract(year from listed at time zone 'Asia/Shanghai') from document d
    where d.site_id = current_site() and d.id = doc and d.public_version_id is not null and d.withdrawn_at is null
      and d.public_version_id = coalesce(version, d.public_version_id)
  on conflict (site_id, document_id) do update set tsv = excluded.tsv, unit_id = excluded.unit_id, column_ids = excluded.column_ids,
    subject_category = excluded.subject_category, listed_at = excluded.listed_at, listed_year = excluded.listed_year;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.read_case_party(wanted uuid, wanted_role text, account uuid, why text)
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
declare found bytea;
begin
  if not in_case_chain(wanted, account) then
    raise exception 'account % is not in the handlers'' chain of case %', account, wanted using errcode = 'insufficient_privilege';
  end if;
  if length(trim(why)) < 2 then
    raise exception 'a reading needs its purpose' using errcode = 'check_violation';
  end if;
  select sealed into found from case_party where site_id = current_site() and case_id = wanted and role = wanted_role;
  if found is not null then
    insert into case_reading (site_id, case_id, what, by_account, purpose) values (current_site(), wanted, wanted_role, account, trim(why));
  end if;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.record_case_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.by_account is null then
    new.on_behalf_of := null;
  else
    select acts_for(new.site_id, new.by_account,
        coalesce(new.as_roles, array['HANDLER', 'UNIT_HEAD', 'SECRECY_REVIEWER', 'DISCLOSURE_OFFICE']), c.unit_id)
      into new.on_behalf_of from case_file c where c.site_id = new.site_id and c.id = new.case_id;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.record_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare who uuid; roles text[] := array['HANDLER', 'UNIT_HEAD', 'DISCLOSURE_OFFICE']; document uuid; unit uuid;
begin
  if tg_table_name = 'review_decision' then
    select r.document_id, case when new.decision = 'recall' then roles else array[r.steps[new.step]] end into document, roles
      from review r where r.site_id = new.site_id and r.id = new.review_id;
    who := new.decided_by;
  else
    document := new.document_id;
    if tg_table_name = 'document_version' then who := new.created_by;
    elsif tg_table_name = 'determination' then who := new.determined_by;
    elsif tg_table_name = 'review' then who := new.submitted_by;
    else
      who := new.acted_by;
      roles := array['DISCLOSURE_OFFICE'];
    end if;
  end if;
  select d.unit_id into unit from document d where d.site_id = new.site_id and d.id = document;
  new.on_behalf_of := acts_for(new.site_id, who, roles, unit);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.record_personal_decision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into personal_decision (site_id, finding_id, document_id, version_id, kind, decision, reason, decided_by)
    values (new.site_id, new.id, new.document_id, new.version_id, new.kind, new.state, new.reason, new.decided_by);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.record_template()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  insert into document_template_version (site_id, template_id, revision, name, title, body_html, active, changed_by)
    values (new.site_id, new.id, new.revision, new.name, new.title, new.body_html, new.active, new.updated_by);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse(rule text, remedy text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%', rule using errcode = 'integrity_constraint_violation', hint = remedy;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_attachments()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id and is_sealed_file(a.site_id, a.sha256))
     or exists (select from version_picture p where p.site_id = new.site_id and p.version_id = new.version_id and is_sealed_file(p.site_id, p.sha256)) then
    perform refuse('ATTACHMENT_SEALED', 'Publish the cleaned copy of this file; its original is held apart.');
  end if;
  if new.forced then return new; end if;
  if exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id
      and not exists (select from shared_file_inspection i where i.site_id = a.site_id and i.sha256 = a.sha256)) then
    perform refuse('ATTACHMENT_NOT_INSPECTED', 'Have the attachments looked into first.');
  end if;
  if exists (select from attachment_finding f
      join version_attachment a on a.site_id = f.site_id and a.version_id = f.version_id and a.position = f.position
      join shared_file_inspection i on i.site_id = a.site_id and i.sha256 = a.sha256 and i.inspector = f.inspector
      where f.site_id = new.site_id and f.version_id = new.version_id and f.blocking and f.state <> 'keep') then
    perform refuse('ATTACHMENT_UNRESOLVED', 'Clean what the attachment hides, or keep it with a reason.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_blocked()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from publication_block b where b.site_id = new.site_id and b.version_id = new.version_id and b.resolved_at is null) then
    perform refuse('PUBLICATION_BLOCKED', 'Settle what blocks this version first.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'rows of % are kept for ever: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Append a new row instead.';
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_consulted_publisher()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if not holds_role(new.site_id, new.acted_by, 'DISCLOSURE_OFFICE', null) and not exists (
      select from review r join review_decision x on x.site_id = r.site_id and x.review_id = r.id
      join review_part p on p.site_id = x.site_id and p.review_id = x.review_id and p.step = x.step and p.part = x.part
      join document d on d.site_id = r.site_id and d.id = r.document_id
      where r.site_id = new.site_id and r.version_id = new.version_id and r.state = 'approved' and x.decision = 'approve'
        and x.decided_by = new.acted_by and p.role is not null and holds_role(new.site_id, new.acted_by, p.role, d.unit_id)) then
    perform refuse('PUBLISHER_WITHOUT_ROLE', 'The disclosure office, or a reviewer who approved this version, publishes.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_early_schedule()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from publication_plan p where p.site_id = new.site_id and p.document_id = new.id and p.not_before > new.scheduled_for) then
    perform refuse('SCHEDULED_BEFORE_EMBARGO', 'Choose a time after the embargo.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_embargoed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  perform from document where site_id = new.site_id and id = new.document_id for share;
  if exists (select from publication_plan p where p.site_id = new.site_id and p.document_id = new.document_id and p.not_before > now()) then
    perform refuse('EMBARGOED', 'It may not be published before the time of its embargo.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from version_erasure x where x.site_id = new.site_id and x.version_id = new.version_id and x.state = 'done') then
    perform refuse('VERSION_ERASED', 'Write a new version.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_ledger_gap()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from ledger_entry where site_id = new.site_id and sequence = new.size - 1) then
    perform refuse('LEDGER_GAP', 'Append the entry whose place was taken.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_personal_data()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from personal_scan s where s.site_id = new.site_id and s.version_id = new.version_id) then
    perform refuse('VERSION_NOT_SCREENED', 'Search this version for personal data first.');
  end if;
  if exists (select from personal_finding f where f.site_id = new.site_id and f.version_id = new.version_id and f.blocking and f.state <> 'keep') then
    perform refuse('PERSONAL_DATA_UNRESOLVED', 'Mask what was found, or keep it with a reason.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.refuse_secret_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from personal_scan s where s.site_id = new.site_id and s.version_id = new.version_id) then
    perform refuse('VERSION_NOT_SCREENED', 'Search this version for marks of secrecy first.');
  end if;
  if exists (select from personal_finding f where f.site_id = new.site_id and f.version_id = new.version_id
      and f.kind = 'secret-mark' and f.state <> 'keep') then
    perform refuse('SECRET_MARK', 'A secrecy reviewer decides on the mark first; force does not pass it.');
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.report_release_fault(site integer, doc uuid, version uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'openzone'
AS $function$
declare v annual_report_version;
begin
  select x.* into v from annual_report r join annual_report_version x on x.site_id = r.site_id and x.report_id = r.id
    where r.site_id = site and r.document_id = doc order by x.number desc limit 1;
  if v.page_sha256 is null then return null; end if;
  if not exists (select from document_version d where d.site_id = site and d.id = version
      and encode(sha256(convert_to(d.body_html, 'UTF8')), 'hex') = v.page_sha256) then
    return 'PAGE';
  end if;
  if exists (select from unnest(v.file_sha256s) f (sha256) where not exists (select from version_attachment a
      where a.site_id = site and a.version_id = version and a.sha256 = f.sha256)) then
    return 'FILES';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.report_version_in_order()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'openzone'
AS $function$
declare last integer;
begin
  perform 1 from annual_report where site_id = new.site_id and id = new.report_id for update;
  select coalesce(max(number), 0) into last from annual_report_version where site_id = new.site_id and report_id = new.report_id;
  if new.number <> last + 1 then
    raise exception 'version % of report % does not follow version %', new.number, new.report_id, last using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from shared_ledger l where l.site_id = new.site_id and l.act_id = new.id and l.action = 'ERASE') then
    perform refuse('ERASURE_WITHOUT_LEDGER', 'Append the erasure to the ledger in the same transaction.');
  end if;
  -- An entry written later could commit to nothing but emptiness.
  if exists (select from public_act a where a.site_id = new.site_id and a.document_id = new.document_id and a.version_id = new.version_id
      and not on_ledger(a.id)) then
    perform refuse('ERASURE_BEFORE_LEDGER', 'Wait until the worker has put the earlier acts of this version on the ledger.');
  end if;
  if exists (select from document_version v where v.site_id = new.site_id and v.id = new.version_id and v.content_sha256 <> erased_hash())
     or exists (select from version_attachment a where a.site_id = new.site_id and a.version_id = new.version_id)
     or exists (select from public_act a join shared_ledger l on l.site_id = a.site_id and l.act_id = a.id
       where a.site_id = new.site_id and a.document_id = new.document_id and a.version_id = new.version_id
         and (a.action <> 'WITHDRAW' or new.remarks) and l.opening is not null) then
    perform refuse('ERASURE_UNFINISHED', 'Empty the version, unlink its files and remove the openings of its entries.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (select from version_erasure x where x.site_id = new.site_id and x.id = new.act_id and x.document_id = new.subject_id
      and x.state = 'done') then
    perform refuse('LEDGER_ERASE_WITHOUT_ERASURE', 'Have the erasure requested and confirmed by two people.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_erasure_of_opening()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if not exists (
      select from shared_ledger l join public_act a on a.site_id = l.site_id and a.id = l.act_id
      join version_erasure x on x.site_id = a.site_id and x.document_id = a.document_id and x.version_id = a.version_id and x.state = 'done'
      where l.site_id = old.site_id and l.sequence = old.sequence and (a.action <> 'WITHDRAW' or x.remarks)) then
    perform refuse('LEDGER_OPENING_OF_OTHER_VERSION', 'Only what opens the acts of the erased version goes.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_ledger_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not on_ledger(new.id) then
    perform refuse('PUBLIC_ACT_WITHOUT_LEDGER', 'Append the act to the ledger in the same transaction.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_review_files_erased()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from review_decision d join review r on r.site_id = d.site_id and r.id = d.review_id
      where r.site_id = new.site_id and r.version_id = new.version_id and d.evidence_sha256 is not null) then
    perform refuse('ERASED_WITH_REVIEW_FILES', 'Unlink the files of its reviews too.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.require_review_parts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'openzone'
AS $function$
begin
  if exists (select from generate_series(1, cardinality(new.steps)) s where not exists (
      select from review_part p where p.site_id = new.site_id and p.review_id = new.id and p.step = s
        and (p.role = new.steps[s] or new.steps[s] not in ('SECRECY_REVIEWER', 'DISCLOSURE_OFFICE')))) then
    perform refuse('REVIEW_WITHOUT_PARTS', 'Each step asks somebody, and a step of a role asks that role.');
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.screen_words_ready(site integer, doc uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (NOT (EXISTS ( SELECT
            FROM channel_text t
           WHERE ((t.site_id = screen_words_ready.site) AND (t.document_id = screen_words_ready.doc) AND (t.channel = 'SCREEN'::text) AND (((t.approved_by IS NULL) AND ((t.title <> ''::text) OR (t.body <> ''::text))) OR (t.send_at > now()))))));
END
;

CREATE OR REPLACE FUNCTION openzone.site_setting_value(site integer, wanted text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'openzone'
BEGIN ATOMIC
 SELECT site_setting.value
    FROM site_setting
   WHERE ((site_setting.site_id = site_setting_value.site) AND (site_setting.key = site_setting_value.wanted));
END
;

CREATE OR REPLACE FUNCTION openzone.stamp_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.created_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.today_in_shanghai()
 RETURNS date
 LANGUAGE sql
 STABLE
RETURN ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date
;

CREATE OR REPLACE FUNCTION openzone.unit_on(site integer, unit_of uuid, day date, OUT name text, OUT name_en text, OUT short_name text, OUT parent_id uuid, OUT disclosure_capacity text, OUT state text, OUT ended_on date, OUT successor_id uuid)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'openzone'
AS $function$
declare a unit_act;
begin
  state := 'PLANNED';
  -- Before its first day a unit is already known as what it will be.
  for a in select * from unit_act x where x.site_id = site and x.unit_id = unit_of
      and (x.kind = 'CREATED' or x.revoked_at is null and x.effective_on <= day) order by coalesce(x.effective_on, '-infinity'), x.number loop
    if a.name is not null then name := a.name; name_en := a.name_en; short_name := a.short_name; end if;
    if a.kind in ('CREATED', 'MOVED') then parent_id := a.parent_id; end if;
    if a.disclosure_capacity is not null then disclosure_capacity := a.disclosure_capacity; end if;
    if a.kind = 'CREATED' and a.revoked_at is null and coalesce(a.effective_on, '-infinity') <= day then state := 'ACTIVE'; end if;
    if a.kind in ('MERGED', 'DISSOLVED') then
      state := a.kind; ended_on := a.effective_on; successor_id := a.successor_id;
    end if;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION openzone.version_approved(site integer, version uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM review r
           WHERE ((r.site_id = version_approved.site) AND (r.version_id = version_approved.version) AND (r.state = 'approved'::text) AND (r.determination_id = ( SELECT x.id
                    FROM determination x
                   WHERE ((x.site_id = version_approved.site) AND (x.version_id = version_approved.version))
                   ORDER BY x.sequence DESC
                  LIMIT 1))))) AS "exists";
END
;

CREATE OR REPLACE FUNCTION openzone.version_attribute(site integer, version uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT x.attribute
    FROM determination x
   WHERE ((x.site_id = version_attribute.site) AND (x.version_id = version_attribute.version))
   ORDER BY x.sequence DESC
  LIMIT 1;
END
;


-- triggers

CREATE TRIGGER guard BEFORE UPDATE ON openzone.absence FOR EACH ROW EXECUTE FUNCTION guard_absence();
CREATE TRIGGER ends_sessions AFTER UPDATE ON openzone.account FOR EACH ROW EXECUTE FUNCTION account_changed();
CREATE TRIGGER takes BEFORE INSERT OR UPDATE OF unit_id ON openzone.account FOR EACH ROW EXECUTE FUNCTION guard_unit_takes();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.account_factor FOR EACH ROW EXECUTE FUNCTION guard_account_factor();
CREATE TRIGGER keep BEFORE UPDATE ON openzone.account_identity FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ends_sessions AFTER INSERT OR DELETE OR UPDATE ON openzone.account_role FOR EACH ROW EXECUTE FUNCTION account_role_changed();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.account_role FOR EACH ROW EXECUTE FUNCTION guard_account_role();
CREATE TRIGGER takes BEFORE INSERT OR UPDATE ON openzone.account_role FOR EACH ROW EXECUTE FUNCTION guard_unit_takes();
CREATE TRIGGER keep_document BEFORE UPDATE ON openzone.annual_report FOR EACH ROW EXECUTE FUNCTION guard_report_document();
CREATE TRIGGER guard BEFORE INSERT ON openzone.annual_report_record FOR EACH ROW EXECUTE FUNCTION guard_report_record();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.annual_report_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER in_order BEFORE INSERT ON openzone.annual_report_version FOR EACH ROW EXECUTE FUNCTION report_version_in_order();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.annual_report_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.attachment_finding FOR EACH ROW EXECUTE FUNCTION guard_attachment_finding();
CREATE TRIGGER keep BEFORE DELETE ON openzone.attachment_finding FOR EACH ROW EXECUTE FUNCTION keep_decided();
CREATE TRIGGER keeping BEFORE INSERT OR UPDATE ON openzone.attachment_finding FOR EACH ROW WHEN (((new.state = 'keep'::text) AND new.blocking)) EXECUTE FUNCTION guard_keeping();
CREATE TRIGGER record AFTER INSERT OR UPDATE ON openzone.attachment_finding FOR EACH ROW WHEN ((new.decided_by IS NOT NULL)) EXECUTE FUNCTION record_personal_decision();
CREATE TRIGGER dated BEFORE INSERT ON openzone.audit_entry FOR EACH ROW EXECUTE FUNCTION date_audit_entry();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_whole BEFORE TRUNCATE ON openzone.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.calendar_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.case_event FOR EACH ROW EXECUTE FUNCTION record_case_delegation();
CREATE TRIGGER in_order BEFORE INSERT ON openzone.case_event FOR EACH ROW EXECUTE FUNCTION case_event_in_order();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.case_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER takes BEFORE INSERT OR UPDATE OF unit_id ON openzone.case_file FOR EACH ROW EXECUTE FUNCTION guard_unit_takes();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.case_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.channel_account FOR EACH ROW WHEN ((new.channel = 'SCREEN'::text)) EXECUTE FUNCTION announce_structure();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.channel_delivery FOR EACH ROW EXECUTE FUNCTION guard_channel_delivery();
CREATE TRIGGER keep BEFORE DELETE ON openzone.channel_delivery FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT ON openzone.channel_picture FOR EACH ROW EXECUTE FUNCTION guard_channel_picture();
CREATE TRIGGER keep BEFORE UPDATE ON openzone.channel_picture FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.channel_screen FOR EACH ROW EXECUTE FUNCTION announce_channel();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.channel_screen FOR EACH ROW EXECUTE FUNCTION guard_channel_screen();
CREATE TRIGGER keep BEFORE DELETE ON openzone.channel_screen FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.channel_task FOR EACH ROW EXECUTE FUNCTION guard_channel_task();
CREATE TRIGGER keep BEFORE DELETE ON openzone.channel_task FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.channel_text FOR EACH ROW WHEN ((new.channel = 'SCREEN'::text)) EXECUTE FUNCTION announce_channel();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.channel_text FOR EACH ROW EXECUTE FUNCTION guard_channel_text();
CREATE TRIGGER guard_search BEFORE INSERT OR UPDATE ON openzone.channel_text FOR EACH ROW EXECUTE FUNCTION guard_channel_search();
CREATE TRIGGER keep BEFORE DELETE ON openzone.channel_text FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.column_address FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.delegation FOR EACH ROW EXECUTE FUNCTION guard_delegation();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.determination FOR EACH ROW EXECUTE FUNCTION record_delegation();
CREATE TRIGGER erased BEFORE INSERT ON openzone.determination FOR EACH ROW EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER guard BEFORE INSERT ON openzone.determination FOR EACH ROW EXECUTE FUNCTION guard_determination();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.determination FOR EACH ROW EXECUTE FUNCTION keep_record('reason', 'evidence');
CREATE TRIGGER announce_hand_over AFTER UPDATE OF unit_id ON openzone.document FOR EACH ROW WHEN (((new.unit_id <> old.unit_id) AND (new.public_version_id IS NOT NULL))) EXECUTE FUNCTION announce_hand_over();
CREATE TRIGGER embargoed BEFORE UPDATE OF scheduled_for ON openzone.document FOR EACH ROW WHEN ((new.scheduled_for IS NOT NULL)) EXECUTE FUNCTION refuse_early_schedule();
CREATE TRIGGER forget AFTER UPDATE OF withdrawn_at ON openzone.document FOR EACH ROW WHEN ((new.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION forget_withdrawn();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.document FOR EACH ROW EXECUTE FUNCTION guard_document();
CREATE TRIGGER keep BEFORE DELETE ON openzone.document FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER list AFTER UPDATE OF public_version_id, withdrawn_at, unit_id ON openzone.document FOR EACH ROW EXECUTE FUNCTION list_document();
CREATE TRIGGER place BEFORE INSERT OR UPDATE OF column_id, unit_id ON openzone.document FOR EACH ROW EXECUTE FUNCTION guard_place();
CREATE TRIGGER takes BEFORE INSERT OR UPDATE OF unit_id ON openzone.document FOR EACH ROW EXECUTE FUNCTION guard_unit_takes();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.document_channel FOR EACH ROW EXECUTE FUNCTION announce_channel();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.document_event FOR EACH ROW EXECUTE FUNCTION keep_record('comment');
CREATE TRIGGER announce AFTER INSERT OR DELETE ON openzone.document_link FOR EACH ROW EXECUTE FUNCTION announce_link();
CREATE TRIGGER follow AFTER INSERT OR DELETE OR UPDATE ON openzone.document_listing FOR EACH ROW EXECUTE FUNCTION follow_listing();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.document_listing FOR EACH ROW EXECUTE FUNCTION guard_listing();
CREATE TRIGGER place BEFORE INSERT ON openzone.document_listing FOR EACH ROW EXECUTE FUNCTION guard_place();
CREATE TRIGGER record AFTER INSERT OR UPDATE ON openzone.document_template FOR EACH ROW EXECUTE FUNCTION record_template();
CREATE TRIGGER guard BEFORE INSERT ON openzone.document_template_version FOR EACH ROW EXECUTE FUNCTION guard_template_version();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.document_template_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION record_delegation();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION keep_version();
CREATE TRIGGER pictures AFTER INSERT ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION gather_pictures();
CREATE TRIGGER pictures_erased AFTER UPDATE ON openzone.document_version FOR EACH ROW WHEN ((new.content_sha256 = repeat('0'::text, 64))) EXECUTE FUNCTION erase_pictures();
CREATE TRIGGER references_erased AFTER UPDATE ON openzone.document_version FOR EACH ROW WHEN ((new.content_sha256 = repeat('0'::text, 64))) EXECUTE FUNCTION erase_references();
CREATE TRIGGER refers AFTER INSERT ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION gather_references();
CREATE TRIGGER stamp BEFORE INSERT ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION stamp_version();
CREATE TRIGGER terms BEFORE INSERT ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION guard_terms();
CREATE TRIGGER words AFTER INSERT OR UPDATE OF title, document_number ON openzone.document_version FOR EACH ROW EXECUTE FUNCTION keep_document_words();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.identity_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.kept_draft FOR EACH ROW EXECUTE FUNCTION guard_kept_draft();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.ledger_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.ledger_cosignature FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER erasure AFTER INSERT ON openzone.ledger_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.action = 'ERASE'::text)) EXECUTE FUNCTION require_erasure();
CREATE TRIGGER guard BEFORE INSERT ON openzone.ledger_entry FOR EACH ROW EXECUTE FUNCTION guard_ledger_entry();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.ledger_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.ledger_log FOR EACH ROW EXECUTE FUNCTION announce_ledger();
CREATE TRIGGER keep BEFORE DELETE ON openzone.ledger_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER no_gap AFTER INSERT OR UPDATE ON openzone.ledger_log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_ledger_gap();
CREATE CONSTRAINT TRIGGER erasure AFTER DELETE ON openzone.ledger_opening DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_erasure_of_opening();
CREATE TRIGGER guard BEFORE DELETE OR UPDATE ON openzone.ledger_opening FOR EACH ROW EXECUTE FUNCTION guard_ledger_opening();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.ledger_timestamp FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.letter_template FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erased BEFORE INSERT ON openzone.margin_comment FOR EACH ROW EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER guard BEFORE INSERT ON openzone.margin_comment FOR EACH ROW EXECUTE FUNCTION guard_margin_comment();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.margin_comment FOR EACH ROW EXECUTE FUNCTION keep_margin_comment();
CREATE TRIGGER guard BEFORE INSERT ON openzone.margin_settlement FOR EACH ROW EXECUTE FUNCTION guard_margin_settlement();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.margin_settlement FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.personal_decision FOR EACH ROW EXECUTE FUNCTION keep_record('reason');
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.personal_finding FOR EACH ROW EXECUTE FUNCTION guard_personal_finding();
CREATE TRIGGER keep BEFORE DELETE ON openzone.personal_finding FOR EACH ROW EXECUTE FUNCTION keep_decided();
CREATE TRIGGER keeping BEFORE INSERT OR UPDATE ON openzone.personal_finding FOR EACH ROW WHEN (((new.state = 'keep'::text) AND new.blocking)) EXECUTE FUNCTION guard_keeping();
CREATE TRIGGER record AFTER INSERT OR UPDATE ON openzone.personal_finding FOR EACH ROW WHEN ((new.decided_by IS NOT NULL)) EXECUTE FUNCTION record_personal_decision();
CREATE TRIGGER secrecy BEFORE INSERT OR UPDATE ON openzone.personal_finding FOR EACH ROW WHEN (((new.kind = 'secret-mark'::text) AND (new.state = 'keep'::text))) EXECUTE FUNCTION guard_secret_mark();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.personal_original FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.personal_original_file FOR EACH ROW EXECUTE FUNCTION keep_original_file();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.personal_original_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE ON openzone.personal_scan FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT ON openzone.public_act FOR EACH ROW EXECUTE FUNCTION announce_public_act();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.public_act FOR EACH ROW EXECUTE FUNCTION record_delegation();
CREATE TRIGGER blocked BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN (((new.action <> 'WITHDRAW'::text) AND (NOT new.forced))) EXECUTE FUNCTION refuse_blocked();
CREATE TRIGGER embargoed BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION refuse_embargoed();
CREATE TRIGGER erased BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER guard BEFORE INSERT ON openzone.public_act FOR EACH ROW EXECUTE FUNCTION guard_public_act();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.public_act FOR EACH ROW EXECUTE FUNCTION keep_record('reason');
CREATE CONSTRAINT TRIGGER on_ledger AFTER INSERT ON openzone.public_act DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry();
CREATE TRIGGER overridden AFTER INSERT ON openzone.public_act FOR EACH ROW WHEN (((new.action <> 'WITHDRAW'::text) AND new.forced)) EXECUTE FUNCTION mark_overridden();
CREATE TRIGGER publisher BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION refuse_consulted_publisher();
CREATE TRIGGER report_release BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION guard_report_release();
CREATE TRIGGER screened BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN (((new.action <> 'WITHDRAW'::text) AND (NOT new.forced))) EXECUTE FUNCTION refuse_personal_data();
CREATE TRIGGER screened_files BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION refuse_attachments();
CREATE TRIGGER secrecy BEFORE INSERT ON openzone.public_act FOR EACH ROW WHEN ((new.action <> 'WITHDRAW'::text)) EXECUTE FUNCTION refuse_secret_mark();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.publication_block FOR EACH ROW EXECUTE FUNCTION guard_publication_block();
CREATE TRIGGER keep BEFORE DELETE ON openzone.publication_block FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.publication_date_move FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.publication_plan FOR EACH ROW EXECUTE FUNCTION guard_publication_plan();
CREATE TRIGGER keep BEFORE DELETE ON openzone.publication_plan FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.recovery_code FOR EACH ROW EXECUTE FUNCTION guard_recovery_code();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.report_past FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.report_return_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.review FOR EACH ROW EXECUTE FUNCTION record_delegation();
CREATE TRIGGER described BEFORE INSERT ON openzone.review FOR EACH ROW EXECUTE FUNCTION guard_described();
CREATE TRIGGER erased BEFORE INSERT ON openzone.review FOR EACH ROW EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER filled BEFORE INSERT ON openzone.review FOR EACH ROW EXECUTE FUNCTION guard_filled();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.review FOR EACH ROW EXECUTE FUNCTION guard_review();
CREATE TRIGGER keep BEFORE DELETE ON openzone.review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER parts AFTER INSERT ON openzone.review DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_review_parts();
CREATE TRIGGER wording BEFORE INSERT ON openzone.review FOR EACH ROW EXECUTE FUNCTION guard_wording();
CREATE TRIGGER guard BEFORE INSERT ON openzone.review_configuration FOR EACH ROW EXECUTE FUNCTION guard_review_configuration();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.review_configuration FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER apply AFTER INSERT ON openzone.review_decision FOR EACH ROW EXECUTE FUNCTION apply_review_decision();
CREATE TRIGGER behalf BEFORE INSERT ON openzone.review_decision FOR EACH ROW EXECUTE FUNCTION record_delegation();
CREATE TRIGGER guard BEFORE INSERT ON openzone.review_decision FOR EACH ROW EXECUTE FUNCTION guard_review_decision();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.review_decision FOR EACH ROW EXECUTE FUNCTION keep_review_decision();
CREATE TRIGGER second_person BEFORE INSERT ON openzone.review_decision FOR EACH ROW EXECUTE FUNCTION guard_second_person();
CREATE TRIGGER guard BEFORE INSERT ON openzone.review_delegation FOR EACH ROW EXECUTE FUNCTION guard_review_delegation();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.review_delegation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT ON openzone.review_part FOR EACH ROW EXECUTE FUNCTION guard_review_part();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.review_part FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.saved_filter FOR EACH ROW EXECUTE FUNCTION guard_saved_filter();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.session FOR EACH ROW EXECUTE FUNCTION guard_session();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.site_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.site_column FOR EACH ROW EXECUTE FUNCTION announce_structure();
CREATE TRIGGER announce_merge AFTER UPDATE OF merged_into ON openzone.site_column FOR EACH ROW WHEN (((new.merged_into IS NOT NULL) AND (old.merged_into IS NULL))) EXECUTE FUNCTION announce_merge();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.site_column FOR EACH ROW EXECUTE FUNCTION guard_column();
CREATE TRIGGER keep BEFORE DELETE ON openzone.site_column FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER UPDATE OF live ON openzone.site_look FOR EACH ROW WHEN ((new.live IS DISTINCT FROM old.live)) EXECUTE FUNCTION announce_structure();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.site_look FOR EACH ROW EXECUTE FUNCTION guard_look();
CREATE TRIGGER keep BEFORE DELETE ON openzone.site_look FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.site_picture FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.site_profile FOR EACH ROW EXECUTE FUNCTION announce_structure();
CREATE TRIGGER secrecy BEFORE INSERT OR UPDATE ON openzone.site_setting FOR EACH ROW WHEN ((new.key = 'personalData'::text)) EXECUTE FUNCTION guard_personal_data_setting();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.site_term FOR EACH ROW EXECUTE FUNCTION announce_structure();
CREATE TRIGGER guard BEFORE UPDATE ON openzone.site_term FOR EACH ROW EXECUTE FUNCTION guard_term();
CREATE TRIGGER keep BEFORE DELETE ON openzone.site_term FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER level BEFORE INSERT OR UPDATE ON openzone.site_term FOR EACH ROW EXECUTE FUNCTION guard_term_level();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.text_loss FOR EACH ROW EXECUTE FUNCTION guard_text_loss();
CREATE TRIGGER announce AFTER INSERT OR UPDATE ON openzone.unit FOR EACH ROW EXECUTE FUNCTION announce_structure();
CREATE TRIGGER begins AFTER INSERT ON openzone.unit FOR EACH ROW EXECUTE FUNCTION begin_unit();
CREATE TRIGGER guard BEFORE UPDATE OF name, name_en, short_name, parent_id, disclosure_capacity, state, ended_on, successor_id ON openzone.unit FOR EACH ROW EXECUTE FUNCTION guard_unit();
CREATE TRIGGER keep BEFORE DELETE ON openzone.unit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER check_tree AFTER INSERT OR UPDATE OF revoked_at ON openzone.unit_act FOR EACH ROW EXECUTE FUNCTION check_unit_act();
CREATE TRIGGER follow_names AFTER UPDATE OF settled_at ON openzone.unit_act FOR EACH ROW WHEN ((new.name IS NOT NULL)) EXECUTE FUNCTION follow_unit_act();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.unit_act FOR EACH ROW EXECUTE FUNCTION guard_unit_act();
CREATE TRIGGER keep BEFORE DELETE ON openzone.unit_act FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER guard BEFORE INSERT ON openzone.version_attachment FOR EACH ROW EXECUTE FUNCTION guard_attachment();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.version_attachment FOR EACH ROW EXECUTE FUNCTION keep_attachment();
CREATE TRIGGER announce AFTER UPDATE ON openzone.version_erasure FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION announce_erasure();
CREATE CONSTRAINT TRIGGER attachment_findings AFTER UPDATE ON openzone.version_erasure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION erase_attachment_findings();
CREATE TRIGGER channel_texts AFTER UPDATE ON openzone.version_erasure FOR EACH ROW WHEN (((new.state = 'done'::text) AND (old.state <> 'done'::text))) EXECUTE FUNCTION erase_channel_texts();
CREATE CONSTRAINT TRIGGER erased AFTER UPDATE ON openzone.version_erasure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION require_erased();
CREATE CONSTRAINT TRIGGER findings AFTER UPDATE ON openzone.version_erasure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION erase_findings();
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON openzone.version_erasure FOR EACH ROW EXECUTE FUNCTION guard_version_erasure();
CREATE TRIGGER keep BEFORE DELETE ON openzone.version_erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER losses AFTER UPDATE ON openzone.version_erasure FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION erase_text_loss();
CREATE TRIGGER margin AFTER UPDATE ON openzone.version_erasure FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION erase_margin();
CREATE CONSTRAINT TRIGGER review_files AFTER UPDATE ON openzone.version_erasure DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'done'::text)) EXECUTE FUNCTION require_review_files_erased();
CREATE TRIGGER forget_channel_picture AFTER DELETE ON openzone.version_picture FOR EACH ROW EXECUTE FUNCTION forget_channel_picture();
CREATE TRIGGER guard BEFORE INSERT ON openzone.version_picture FOR EACH ROW EXECUTE FUNCTION guard_picture();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.version_picture FOR EACH ROW EXECUTE FUNCTION keep_attachment();
CREATE TRIGGER guard BEFORE INSERT ON openzone.version_reference FOR EACH ROW EXECUTE FUNCTION guard_reference();
CREATE TRIGGER keep BEFORE DELETE OR UPDATE ON openzone.version_reference FOR EACH ROW EXECUTE FUNCTION keep_attachment();

-- views

create view open_review_part as
 SELECT p.site_id,
    r.document_id,
    p.review_id,
    p.step,
    p.part,
    p.role,
    p.unit_id,
    p.account_id,
    p.days,
    r.round,
    r.step_began_at,
    r.submitted_by
   FROM (review r
     JOIN review_part p ON (((p.site_id = r.site_id) AND (p.review_id = r.id) AND (p.step = r.current_step))))
  WHERE ((r.state = 'open'::text) AND (NOT (EXISTS ( SELECT
           FROM review_decision x
          WHERE ((x.site_id = p.site_id) AND (x.review_id = p.review_id) AND (x.round = r.round) AND (x.step = p.step) AND (x.part = p.part) AND (x.decision = 'approve'::text))))));

create view public_attachment as
 SELECT a.site_id,
    d.id AS document_id,
    d.code,
    a."position",
    a.name,
    a.sha256,
    f.size,
    f.media_type
   FROM ((document d
     JOIN version_attachment a ON (((a.site_id = d.site_id) AND (a.version_id = d.public_version_id))))
     JOIN file f ON (((f.site_id = a.site_id) AND (f.sha256 = a.sha256))))
  WHERE ((d.site_id = current_site()) AND (d.withdrawn_at IS NULL));

create view public_channel as
 SELECT c.site_id,
    c.document_id,
    c.channel,
    c.published_on,
    c.reference
   FROM (document_channel c
     JOIN document d ON (((d.site_id = c.site_id) AND (d.id = c.document_id))))
  WHERE ((c.site_id = current_site()) AND (c.channel <> 'WEB'::text) AND (c.state = 'published'::text) AND (d.public_version_id IS NOT NULL) AND (d.withdrawn_at IS NULL));

create view public_column as
 SELECT site_id,
    id,
    key,
    parent_id,
    name,
    name_en,
    description,
    keywords,
    column_type,
    "position",
    update_every_days,
    update_basis,
    article,
    responsible_unit_id,
    update_month_day
   FROM site_column c
  WHERE ((site_id = current_site()) AND active);

create view public_column_address as
 SELECT a.site_id,
    a.key,
    t.id AS target_id,
    a.moved
   FROM (( SELECT o.site_id,
            o.key,
            o.column_id,
            true AS moved
           FROM column_address o
          WHERE (o.site_id = current_site())
        UNION ALL
         SELECT c.site_id,
            c.key,
            c.id,
            (c.merged_into IS NOT NULL)
           FROM site_column c
          WHERE ((c.site_id = current_site()) AND (NOT c.active) AND ((c.merged_into IS NOT NULL) OR (EXISTS ( SELECT
                   FROM listed_document l
                  WHERE ((l.site_id = c.site_id) AND (l.column_id = c.id))))))) a
     LEFT JOIN LATERAL ( WITH RECURSIVE up AS (
                 SELECT c.id,
                    c.parent_id,
                    c.merged_into,
                    c.active
                   FROM site_column c
                  WHERE ((c.site_id = a.site_id) AND (c.id = a.column_id))
                UNION
                 SELECT c.id,
                    c.parent_id,
                    c.merged_into,
                    c.active
                   FROM (up up_1
                     JOIN site_column c ON (((c.site_id = a.site_id) AND (c.id = COALESCE(up_1.merged_into, up_1.parent_id)))))
                  WHERE (NOT up_1.active)
                )
         SELECT up.id
           FROM up
          WHERE up.active) t ON (true));

create view public_content as
 SELECT d.site_id,
    d.code,
    v.declared_validity
   FROM (document d
     JOIN document_version v ON (((v.site_id = d.site_id) AND (v.id = d.public_version_id))))
  WHERE ((d.site_id = current_site()) AND (d.withdrawn_at IS NULL));

create view public_document as
 SELECT d.site_id,
    d.id,
    d.code,
    d.unit_id,
    d.column_id,
    d.index_number,
    d.first_published_at,
    d.published_at,
    d.forced,
    d.demonstration,
    d.origin,
    COALESCE(((v.legacy_published_on)::timestamp without time zone AT TIME ZONE 'Asia/Shanghai'::text), d.first_published_at) AS listed_at,
    v.id AS version_id,
    v.number AS version_number,
    v.title,
    v.body_html,
    v.body_text,
    v.abstract,
    v.document_number,
    v.genre,
    v.subject_category,
    v.issuing_agency,
    v.joint_issuers,
    v.written_date,
    v.changed_date,
    v.effective_date,
    v.expired_date,
    v.subject_words,
    v.source,
    v.legacy_published_on,
    v.legacy_index_number,
    v.content_sha256,
    v.created_at AS version_created_at,
        CASE
            WHEN (v.declared_validity <> 'IN_FORCE'::text) THEN v.declared_validity
            WHEN (EXISTS ( SELECT
               FROM (document_link l
                 JOIN document f ON (((f.site_id = l.site_id) AND (f.id = l.from_id))))
              WHERE ((l.site_id = d.site_id) AND (l.to_id = d.id) AND (l.kind = 'REPEALS'::text) AND (f.public_version_id IS NOT NULL) AND (f.withdrawn_at IS NULL)))) THEN 'REPEALED'::text
            WHEN (v.expired_date < ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date) THEN 'LAPSED'::text
            WHEN (EXISTS ( SELECT
               FROM (document_link l
                 JOIN document f ON (((f.site_id = l.site_id) AND (f.id = l.from_id))))
              WHERE ((l.site_id = d.site_id) AND (l.to_id = d.id) AND (l.kind = 'AMENDS'::text) AND (f.public_version_id IS NOT NULL) AND (f.withdrawn_at IS NULL)))) THEN 'AMENDED'::text
            ELSE 'IN_FORCE'::text
        END AS validity,
    v.unit_id AS version_unit_id
   FROM (document d
     JOIN document_version v ON (((v.site_id = d.site_id) AND (v.id = d.public_version_id))))
  WHERE ((d.site_id = current_site()) AND (d.withdrawn_at IS NULL));

create view public_erasure as
 SELECT x.site_id,
    x.document_id,
    d.code,
    v.number AS version_number,
    x.basis,
    x.decided_at AS erased_at,
    l.sequence
   FROM (((version_erasure x
     JOIN document d ON (((d.site_id = x.site_id) AND (d.id = x.document_id))))
     JOIN document_version v ON (((v.site_id = x.site_id) AND (v.id = x.version_id))))
     JOIN shared_ledger l ON (((l.site_id = x.site_id) AND (l.act_id = x.id))))
  WHERE ((x.site_id = current_site()) AND (x.state = 'done'::text) AND (EXISTS ( SELECT
           FROM public_act a
          WHERE ((a.site_id = x.site_id) AND (a.document_id = x.document_id) AND (a.version_id = x.version_id)))));

create view public_ledger_act as
 SELECT a.site_id,
    d.code,
    v.number AS version_number,
    a.action,
    a.at,
    a.forced,
    l.sequence,
    l.appended_at,
        CASE
            WHEN ((a.action = 'WITHDRAW'::text) AND (d.withdrawn_at = a.at)) THEN l.opening
            WHEN ((a.action <> 'WITHDRAW'::text) AND (d.withdrawn_at IS NULL) AND (a.version_id = d.public_version_id) AND (l.sequence = ( SELECT max(x.sequence) AS max
               FROM (public_act p
                 JOIN shared_ledger x ON (((x.site_id = p.site_id) AND (x.act_id = p.id))))
              WHERE ((p.site_id = d.site_id) AND (p.document_id = d.id) AND (p.action <> 'WITHDRAW'::text))))) THEN l.opening
            ELSE NULL::text
        END AS opening
   FROM (((public_act a
     JOIN document d ON (((d.site_id = a.site_id) AND (d.id = a.document_id))))
     JOIN document_version v ON (((v.site_id = a.site_id) AND (v.id = a.version_id))))
     JOIN shared_ledger l ON (((l.site_id = a.site_id) AND (l.act_id = a.id))))
  WHERE ((a.site_id = current_site()) AND (d.public_version_id IS NOT NULL));

create view public_ledger_checkpoint as
 SELECT site_id,
    size,
    root,
    note,
    made_at
   FROM ledger_checkpoint c
  WHERE (site_id = current_site());

create view public_ledger_cosignature as
 SELECT site_id,
    size,
    witness,
    line,
    seen_at
   FROM ledger_cosignature c
  WHERE (site_id = current_site());

create view public_ledger_entry as
 SELECT site_id,
    sequence,
    entry,
    leaf_hash
   FROM ledger_entry e
  WHERE (site_id = current_site());

create view public_ledger_timestamp as
 SELECT site_id,
    size,
    authority,
    token,
    stamped_at
   FROM ledger_timestamp t
  WHERE (site_id = current_site());

create view public_link as
 SELECT l.site_id,
    l.kind,
    l.from_id,
    f.code AS from_code,
    fv.title AS from_title,
    l.to_id,
    t.code AS to_code,
    tv.title AS to_title
   FROM ((((document_link l
     JOIN document f ON (((f.site_id = l.site_id) AND (f.id = l.from_id))))
     JOIN document_version fv ON (((fv.site_id = f.site_id) AND (fv.id = f.public_version_id))))
     JOIN document t ON (((t.site_id = l.site_id) AND (t.id = l.to_id))))
     JOIN document_version tv ON (((tv.site_id = t.site_id) AND (tv.id = t.public_version_id))))
  WHERE ((l.site_id = current_site()) AND (f.withdrawn_at IS NULL) AND (t.withdrawn_at IS NULL));

create view public_listing as
 SELECT site_id,
    document_id,
    column_id,
    is_primary,
    listed_at,
    listed_year,
    unit_id,
    genre,
    subject_category,
    code,
    published_at,
        CASE
            WHEN (declared_validity <> 'IN_FORCE'::text) THEN declared_validity
            WHEN (document_id IN ( SELECT k.to_id
               FROM (document_link k
                 JOIN document f ON (((f.site_id = k.site_id) AND (f.id = k.from_id))))
              WHERE ((k.kind = 'REPEALS'::text) AND (f.public_version_id IS NOT NULL) AND (f.withdrawn_at IS NULL)))) THEN 'REPEALED'::text
            WHEN (expired_date < ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date) THEN 'LAPSED'::text
            WHEN (document_id IN ( SELECT k.to_id
               FROM (document_link k
                 JOIN document f ON (((f.site_id = k.site_id) AND (f.id = k.from_id))))
              WHERE ((k.kind = 'AMENDS'::text) AND (f.public_version_id IS NOT NULL) AND (f.withdrawn_at IS NULL)))) THEN 'AMENDED'::text
            ELSE 'IN_FORCE'::text
        END AS validity
   FROM listed_document l
  WHERE (site_id = current_site());

create view public_look as
 SELECT site_id,
    live
   FROM site_look l
  WHERE ((site_id = current_site()) AND (live <> '{}'::jsonb));

create view public_picture as
 SELECT DISTINCT p.site_id,
    d.id AS document_id,
    d.code,
    p.sha256,
    f.size,
    f.media_type
   FROM ((document d
     JOIN version_picture p ON (((p.site_id = d.site_id) AND (p.version_id = d.public_version_id))))
     JOIN file f ON (((f.site_id = p.site_id) AND (f.sha256 = p.sha256))))
  WHERE ((d.site_id = current_site()) AND (d.withdrawn_at IS NULL));

create view public_reference as
 SELECT r.site_id,
    f.id AS from_id,
    f.code AS from_code,
    fv.title AS from_title,
    t.id AS to_id,
    t.code AS to_code,
    (t.withdrawn_at IS NULL) AS to_public,
        CASE
            WHEN (t.withdrawn_at IS NULL) THEN tv.title
            ELSE NULL::text
        END AS to_title
   FROM ((((version_reference r
     JOIN document f ON (((f.site_id = r.site_id) AND (f.public_version_id = r.version_id))))
     JOIN document_version fv ON (((fv.site_id = f.site_id) AND (fv.id = f.public_version_id))))
     JOIN document t ON (((t.site_id = r.site_id) AND (t.id = r.document_id))))
     JOIN document_version tv ON (((tv.site_id = t.site_id) AND (tv.id = t.public_version_id))))
  WHERE ((r.site_id = current_site()) AND (f.withdrawn_at IS NULL));

create view public_screen as
 SELECT s.site_id,
    s.document_id,
    d.code,
        CASE
            WHEN (t.title <> ''::text) THEN t.title
            ELSE d.title
        END AS title,
        CASE
            WHEN (t.body <> ''::text) THEN t.body
            ELSE d.abstract
        END AS body,
    u.name AS unit_name,
    s.entered_at,
    GREATEST(s.entered_at, d.published_at, t.approved_at) AS updated_at
   FROM (((((channel_screen s
     JOIN channel_account a ON (((a.site_id = s.site_id) AND (a.channel = 'SCREEN'::text) AND a.enabled AND a.automatic AND (a.stopped_at IS NULL))))
     JOIN document_channel c ON (((c.site_id = s.site_id) AND (c.document_id = s.document_id) AND (c.channel = 'SCREEN'::text) AND (c.state = ANY (ARRAY['planned'::text, 'published'::text])))))
     JOIN public_document d ON (((d.site_id = s.site_id) AND (d.id = s.document_id))))
     JOIN public_unit u ON (((u.site_id = d.site_id) AND (u.id = d.unit_id))))
     LEFT JOIN channel_text t ON (((t.site_id = s.site_id) AND (t.document_id = s.document_id) AND (t.channel = 'SCREEN'::text))))
  WHERE ((s.site_id = current_site()) AND (s.left_at IS NULL) AND ((t.document_id IS NULL) OR (((t.approved_by IS NOT NULL) OR ((t.title = ''::text) AND (t.body = ''::text))) AND (COALESCE(t.send_at, '-infinity'::timestamp with time zone) <= now()))));

create view public_screen_feed as
 SELECT site_id
   FROM channel_account a
  WHERE ((site_id = current_site()) AND (channel = 'SCREEN'::text) AND enabled AND automatic);

create view public_search_entry as
 SELECT site_id,
    document_id,
    tsv,
    unit_id,
    column_ids,
    subject_category,
    listed_at,
    listed_year
   FROM search_entry s
  WHERE (site_id = current_site());

create view public_site as
 SELECT site_id,
    profile,
    updated_at
   FROM site_profile p
  WHERE (site_id = current_site());

create view public_site_picture as
 SELECT site_id,
    id,
    media_type,
    width,
    height,
    bytes
   FROM site_picture p
  WHERE ((site_id = current_site()) AND (EXISTS ( SELECT
           FROM site_look l,
            LATERAL jsonb_path_query(l.live, '$.**."picture"?(@.type() == "string")'::jsonpath) shown(shown)
          WHERE ((l.site_id = p.site_id) AND ((shown.shown #>> '{}'::text[]) = p.id)))));

create view public_term as
 SELECT site_id,
    kind,
    name,
    name_en,
    parent
   FROM site_term t
  WHERE (site_id = current_site());

create view public_tombstone as
 SELECT site_id,
    code,
    index_number,
    withdrawn_at,
    withdrawal_reason
   FROM document d
  WHERE ((site_id = current_site()) AND (withdrawn_at IS NOT NULL));

create view public_unit as
 SELECT site_id,
    id,
    parent_id,
    code,
    name,
    name_en,
    short_name,
    duties,
    head,
    address,
    office_hours,
    phone,
    disclosure_capacity,
    "position",
    state,
    ended_on,
    successor_id
   FROM unit u
  WHERE ((site_id = current_site()) AND (state <> 'PLANNED'::text));

create view public_unit_name as
 SELECT unit_id,
    name,
    name_en,
    short_name,
    since,
    from_day,
    until_day
   FROM unit_name n
  WHERE (site_id = current_site());

create view public_version as
 SELECT a.site_id,
    a.document_id,
    v.number,
    a.action,
    a.reason,
    a.at,
    a.forced,
    v.content_sha256
   FROM ((public_act a
     JOIN document d ON (((d.site_id = a.site_id) AND (d.id = a.document_id))))
     JOIN document_version v ON (((v.site_id = a.site_id) AND (v.id = a.version_id))))
  WHERE ((a.site_id = current_site()) AND (d.public_version_id IS NOT NULL) AND (d.withdrawn_at IS NULL));

create view shared_account as
 SELECT site_id,
    id,
    display_name
   FROM account;

create view shared_channel as
 SELECT site_id,
    document_id,
    channel,
    state,
    updated_at,
    updated_by
   FROM document_channel;

create view shared_document as
 SELECT site_id,
    id,
    stage,
    ((public_version_id IS NOT NULL) AND (withdrawn_at IS NULL)) AS is_public
   FROM document;

create view shared_file as
 SELECT site_id,
    sha256,
    size,
    media_type
   FROM file;

create view shared_file_inspection as
 SELECT site_id,
    sha256,
    inspector,
    outcome
   FROM file_inspection;

create view shared_last_act as
 SELECT DISTINCT ON (site_id, document_id) site_id,
    document_id,
    id AS act_id,
    action,
    at
   FROM public_act a
  ORDER BY site_id, document_id, sequence DESC;

create view shared_ledger as
 SELECT e.site_id,
    e.sequence,
    e.action,
    e.subject_id,
    e.act_id,
    e.appended_at,
    e.xact,
    o.opening
   FROM (ledger_entry e
     LEFT JOIN ledger_opening o ON (((o.site_id = e.site_id) AND (o.sequence = e.sequence))))
  WHERE (e.site_id = current_site());

create view shared_unit as
 SELECT site_id,
    id,
    code,
    name
   FROM unit;

create view shared_unit_name as
 SELECT site_id,
    unit_id,
    name,
    name_en,
    short_name,
    since,
    from_day,
    until_day
   FROM unit_name;

create view shared_working_picture as
 SELECT d.site_id,
    d.id AS document_id,
    p."position",
    p.sha256,
    f.size,
    f.media_type
   FROM ((document d
     JOIN version_picture p ON (((p.site_id = d.site_id) AND (p.version_id = d.working_version_id))))
     JOIN file f ON (((f.site_id = p.site_id) AND (f.sha256 = p.sha256))));

create view unit_name_span as
 SELECT site_id,
    unit_id,
    name,
    name_en,
    short_name,
    from_day,
    LEAST(lead(from_day) OVER (PARTITION BY site_id, unit_id ORDER BY from_day), ( SELECT min(e.effective_on) AS min
           FROM unit_act e
          WHERE ((e.site_id = n.site_id) AND (e.unit_id = n.unit_id) AND (e.kind = ANY (ARRAY['MERGED'::text, 'DISSOLVED'::text])) AND (e.revoked_at IS NULL)))) AS until_day
   FROM ( SELECT DISTINCT ON (a.site_id, a.unit_id, COALESCE(a.effective_on, '-infinity'::date)) a.site_id,
            a.unit_id,
            a.name,
            a.name_en,
            a.short_name,
            COALESCE(a.effective_on, '-infinity'::date) AS from_day
           FROM unit_act a
          WHERE ((a.kind = ANY (ARRAY['CREATED'::text, 'RENAMED'::text])) AND (a.revoked_at IS NULL))
          ORDER BY a.site_id, a.unit_id, COALESCE(a.effective_on, '-infinity'::date), a.number DESC) n;


-- row-level security

absence: forced, using (site_id = current_site()) with check (site_id = current_site())
account: forced, using (site_id = current_site()) with check (site_id = current_site())
account_factor: forced, using (site_id = current_site()) with check (site_id = current_site())
account_identity: forced, using (site_id = current_site()) with check (site_id = current_site())
account_mail: forced, using (site_id = current_site()) with check (site_id = current_site())
account_role: forced, using (site_id = current_site()) with check (site_id = current_site())
annual_report: forced, using (site_id = current_site()) with check (site_id = current_site())
annual_report_record: forced, using (site_id = current_site()) with check (site_id = current_site())
annual_report_version: forced, using (site_id = current_site()) with check (site_id = current_site())
attachment_finding: forced, using (site_id = current_site()) with check (site_id = current_site())
attempt: forced, using (site_id = current_site()) with check (site_id = current_site())
audit_entry: forced, using (site_id = current_site()) with check (site_id = current_site())
calendar_change: forced, using (site_id = current_site()) with check (site_id = current_site())
case_attachment: forced, using (site_id = current_site()) with check (site_id = current_site())
case_document: forced, using (site_id = current_site()) with check (site_id = current_site())
case_event: forced, using (site_id = current_site()) with check (site_id = current_site())
case_file: forced, using (site_id = current_site()) with check (site_id = current_site())
case_guess: forced, using (site_id = current_site()) with check (site_id = current_site())
case_link: forced, using (site_id = current_site()) with check (site_id = current_site())
case_number: forced, using (site_id = current_site()) with check (site_id = current_site())
case_party: forced, using (site_id = current_site()) with check (site_id = current_site())
case_reading: forced, using (site_id = current_site()) with check (site_id = current_site())
case_reminder: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_account: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_delivery: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_picture: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_screen: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_task: forced, using (site_id = current_site()) with check (site_id = current_site())
channel_text: forced, using (site_id = current_site()) with check (site_id = current_site())
column_address: forced, using (site_id = current_site()) with check (site_id = current_site())
delegation: forced, using (site_id = current_site()) with check (site_id = current_site())
determination: forced, using (site_id = current_site()) with check (site_id = current_site())
document: forced, using (site_id = current_site()) with check (site_id = current_site())
document_channel: forced, using (site_id = current_site()) with check (site_id = current_site())
document_event: forced, using (site_id = current_site()) with check (site_id = current_site())
document_link: forced, using (site_id = current_site()) with check (site_id = current_site())
document_listing: forced, using (site_id = current_site()) with check (site_id = current_site())
document_template: forced, using (site_id = current_site()) with check (site_id = current_site())
document_template_version: forced, using (site_id = current_site()) with check (site_id = current_site())
document_version: forced, using (site_id = current_site()) with check (site_id = current_site())
document_words: forced, using (site_id = current_site()) with check (site_id = current_site())
file: forced, using (site_id = current_site()) with check (site_id = current_site())
file_holder: forced, using (site_id = current_site()) with check (site_id = current_site())
file_inspection: forced, using (site_id = current_site()) with check (site_id = current_site())
file_removal: forced, using (site_id = current_site()) with check (site_id = current_site())
follower_cursor: none
identity_event: forced, using (site_id = current_site()) with check (site_id = current_site())
import_batch: forced, using (site_id = current_site()) with check (site_id = current_site())
import_file: forced, using (site_id = current_site()) with check (site_id = current_site())
import_row: forced, using (site_id = current_site()) with check (site_id = current_site())
index_sequence: forced, using (site_id = current_site()) with check (site_id = current_site())
kept_draft: forced, using (site_id = current_site()) with check (site_id = current_site())
known_device: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_checkpoint: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_cosignature: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_entry: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_log: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_opening: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_outside: forced, using (site_id = current_site()) with check (site_id = current_site())
ledger_timestamp: forced, using (site_id = current_site()) with check (site_id = current_site())
letter_template: forced, using (site_id = current_site()) with check (site_id = current_site())
listed_document: forced, using (site_id = current_site()) with check (site_id = current_site())
margin_comment: forced, using (site_id = current_site()) with check (site_id = current_site())
margin_settlement: forced, using (site_id = current_site()) with check (site_id = current_site())
migration: none
notice: forced, using (site_id = current_site()) with check (site_id = current_site())
outbox: none
personal_decision: forced, using (site_id = current_site()) with check (site_id = current_site())
personal_finding: forced, using (site_id = current_site()) with check (site_id = current_site())
personal_original: forced, using (site_id = current_site()) with check (site_id = current_site())
personal_original_file: forced, using (site_id = current_site()) with check (site_id = current_site())
personal_original_reading: forced, using (site_id = current_site()) with check (site_id = current_site())
personal_scan: forced, using (site_id = current_site()) with check (site_id = current_site())
public_act: forced, using (site_id = current_site()) with check (site_id = current_site())
publication_block: forced, using (site_id = current_site()) with check (site_id = current_site())
publication_calendar: forced, using (site_id = current_site()) with check (site_id = current_site())
publication_date_move: forced, using (site_id = current_site()) with check (site_id = current_site())
publication_plan: forced, using (site_id = current_site()) with check (site_id = current_site())
recovery_code: forced, using (site_id = current_site()) with check (site_id = current_site())
report_past: forced, using (site_id = current_site()) with check (site_id = current_site())
report_return: forced, using (site_id = current_site()) with check (site_id = current_site())
report_return_event: forced, using (site_id = current_site()) with check (site_id = current_site())
report_round: forced, using (site_id = current_site()) with check (site_id = current_site())
review: forced, using (site_id = current_site()) with check (site_id = current_site())
review_configuration: forced, using (site_id = current_site()) with check (site_id = current_site())
review_decision: forced, using (site_id = current_site()) with check (site_id = current_site())
review_delegation: forced, using (site_id = current_site()) with check (site_id = current_site())
review_part: forced, using (site_id = current_site()) with check (site_id = current_site())
saved_filter: forced, using (site_id = current_site()) with check (site_id = current_site())
search_entry: none
session: forced, using (site_id = current_site()) with check (site_id = current_site())
site: none
site_change: forced, using (site_id = current_site()) with check (site_id = current_site())
site_column: forced, using (site_id = current_site()) with check (site_id = current_site())
site_look: forced, using (site_id = current_site()) with check (site_id = current_site())
site_picture: forced, using (site_id = current_site()) with check (site_id = current_site())
site_profile: forced, using (site_id = current_site()) with check (site_id = current_site())
site_setting: forced, using (site_id = current_site()) with check (site_id = current_site())
site_term: forced, using (site_id = current_site()) with check (site_id = current_site())
text_loss: forced, using (site_id = current_site()) with check (site_id = current_site())
unit: forced, using (site_id = current_site()) with check (site_id = current_site())
unit_act: forced, using (site_id = current_site()) with check (site_id = current_site())
unit_name: forced, using (site_id = current_site()) with check (site_id = current_site())
version_attachment: forced, using (site_id = current_site()) with check (site_id = current_site())
version_erasure: forced, using (site_id = current_site()) with check (site_id = current_site())
version_picture: forced, using (site_id = current_site()) with check (site_id = current_site())
version_reference: forced, using (site_id = current_site()) with check (site_id = current_site())
wording_rule: forced, using (site_id = current_site()) with check (site_id = current_site())

-- grants

INSERT, SELECT, UPDATE on absence to openzone_app
INSERT, SELECT, UPDATE on account to openzone_app
DELETE, INSERT, SELECT, UPDATE on account_factor to openzone_app
DELETE, INSERT, SELECT on account_identity to openzone_app
DELETE, INSERT, SELECT, UPDATE on account_mail to openzone_app
DELETE, INSERT, SELECT, UPDATE on account_role to openzone_app
INSERT, SELECT, UPDATE on annual_report to openzone_app
INSERT, SELECT on annual_report_record to openzone_app
INSERT, SELECT on annual_report_version to openzone_app
DELETE, INSERT, SELECT on attachment_finding to openzone_app
DELETE, INSERT, SELECT, UPDATE on attempt to openzone_app
INSERT, SELECT on audit_entry to openzone_app
INSERT, SELECT on calendar_change to openzone_app
INSERT, SELECT on case_attachment to openzone_app
INSERT, SELECT, UPDATE on case_document to openzone_app
INSERT, SELECT on case_event to openzone_app
INSERT, SELECT, UPDATE on case_file to openzone_app
DELETE, INSERT, SELECT, UPDATE on case_guess to openzone_app
INSERT, SELECT on case_link to openzone_app
INSERT, SELECT, UPDATE on case_number to openzone_app
INSERT on case_party to openzone_app
SELECT on case_reading to openzone_app
INSERT, SELECT on case_reminder to openzone_app
INSERT, SELECT, UPDATE on channel_account to openzone_app
INSERT, SELECT, UPDATE on channel_delivery to openzone_app
INSERT, SELECT on channel_picture to openzone_app
INSERT, SELECT on channel_screen to openzone_app
INSERT, SELECT on channel_task to openzone_app
INSERT, SELECT, UPDATE on channel_text to openzone_app
INSERT, SELECT on column_address to openzone_app
INSERT, SELECT, UPDATE on delegation to openzone_app
INSERT, SELECT on determination to openzone_app
INSERT, SELECT, UPDATE on document to openzone_app
INSERT, SELECT, UPDATE on document_channel to openzone_app
INSERT, SELECT on document_event to openzone_app
DELETE, INSERT, SELECT, UPDATE on document_link to openzone_app
DELETE, INSERT, SELECT, UPDATE on document_listing to openzone_app
DELETE, INSERT, SELECT, UPDATE on document_template to openzone_app
INSERT, SELECT on document_template_version to openzone_app
INSERT, SELECT on document_version to openzone_app
SELECT on document_words to openzone_app
INSERT, SELECT, UPDATE on file to openzone_app
INSERT, SELECT on file_holder to openzone_app
INSERT, SELECT, UPDATE on file_inspection to openzone_app
DELETE, SELECT on file_removal to openzone_app
INSERT, SELECT, UPDATE on follower_cursor to openzone_app
INSERT, SELECT on identity_event to openzone_app
INSERT, SELECT, UPDATE on import_batch to openzone_app
INSERT, SELECT, UPDATE on import_file to openzone_app
INSERT, SELECT, UPDATE on import_row to openzone_app
INSERT, SELECT, UPDATE on index_sequence to openzone_app
DELETE, INSERT, SELECT on kept_draft to openzone_app
DELETE, INSERT, SELECT, UPDATE on known_device to openzone_app
INSERT, SELECT on ledger_checkpoint to openzone_app
INSERT, SELECT on ledger_cosignature to openzone_app
INSERT, SELECT on ledger_entry to openzone_app
SELECT on ledger_log to openzone_app
DELETE, INSERT, SELECT on ledger_opening to openzone_app
DELETE, INSERT, SELECT, UPDATE on ledger_outside to openzone_app
INSERT, SELECT on ledger_timestamp to openzone_app
INSERT, SELECT on letter_template to openzone_app
INSERT, SELECT on margin_comment to openzone_app
INSERT, SELECT on margin_settlement to openzone_app
INSERT, SELECT on notice to openzone_app
SELECT on open_review_part to openzone_app
SELECT on outbox to openzone_app
SELECT on personal_decision to openzone_app
DELETE, INSERT, SELECT on personal_finding to openzone_app
INSERT, SELECT on personal_original to openzone_app
INSERT, SELECT on personal_original_file to openzone_app
INSERT, SELECT on personal_original_reading to openzone_app
INSERT, SELECT on personal_scan to openzone_app
INSERT, SELECT on public_act to openzone_app
SELECT on public_attachment to openzone_app
SELECT on public_attachment to openzone_public
SELECT on public_channel to openzone_app
SELECT on public_channel to openzone_public
SELECT on public_column to openzone_app
SELECT on public_column to openzone_public
SELECT on public_column_address to openzone_app
SELECT on public_column_address to openzone_public
SELECT on public_content to openzone_app
SELECT on public_content to openzone_public
SELECT on public_document to openzone_app
SELECT on public_document to openzone_public
SELECT on public_erasure to openzone_app
SELECT on public_erasure to openzone_public
SELECT on public_ledger_act to openzone_app
SELECT on public_ledger_act to openzone_public
SELECT on public_ledger_checkpoint to openzone_app
SELECT on public_ledger_checkpoint to openzone_public
SELECT on public_ledger_cosignature to openzone_app
SELECT on public_ledger_cosignature to openzone_public
SELECT on public_ledger_entry to openzone_app
SELECT on public_ledger_entry to openzone_public
SELECT on public_ledger_timestamp to openzone_app
SELECT on public_ledger_timestamp to openzone_public
SELECT on public_link to openzone_app
SELECT on public_link to openzone_public
SELECT on public_listing to openzone_app
SELECT on public_listing to openzone_public
SELECT on public_look to openzone_app
SELECT on public_look to openzone_public
SELECT on public_picture to openzone_app
SELECT on public_picture to openzone_public
SELECT on public_reference to openzone_app
SELECT on public_reference to openzone_public
SELECT on public_screen to openzone_app
SELECT on public_screen to openzone_public
SELECT on public_screen_feed to openzone_app
SELECT on public_screen_feed to openzone_public
SELECT on public_search_entry to openzone_app
SELECT on public_search_entry to openzone_public
SELECT on public_site to openzone_app
SELECT on public_site to openzone_public
SELECT on public_site_picture to openzone_app
SELECT on public_site_picture to openzone_public
SELECT on public_term to openzone_app
SELECT on public_term to openzone_public
SELECT on public_tombstone to openzone_app
SELECT on public_tombstone to openzone_public
SELECT on public_unit to openzone_app
SELECT on public_unit to openzone_public
SELECT on public_unit_name to openzone_app
SELECT on public_unit_name to openzone_public
SELECT on public_version to openzone_app
SELECT on public_version to openzone_public
INSERT, SELECT on publication_block to openzone_app
INSERT, SELECT, UPDATE on publication_calendar to openzone_app
INSERT, SELECT on publication_date_move to openzone_app
INSERT, SELECT on publication_plan to openzone_app
DELETE, INSERT, SELECT, UPDATE on recovery_code to openzone_app
INSERT, SELECT on report_past to openzone_app
INSERT, SELECT, UPDATE on report_return to openzone_app
INSERT, SELECT on report_return_event to openzone_app
INSERT, SELECT, UPDATE on report_round to openzone_app
INSERT, SELECT on review to openzone_app
INSERT, SELECT on review_configuration to openzone_app
INSERT, SELECT on review_decision to openzone_app
INSERT, SELECT on review_delegation to openzone_app
INSERT, SELECT on review_part to openzone_app
DELETE, INSERT, SELECT, UPDATE on saved_filter to openzone_app
DELETE, INSERT, SELECT, UPDATE on session to openzone_app
SELECT on shared_account to openzone_app
SELECT on shared_channel to openzone_app
SELECT on shared_document to openzone_app
SELECT on shared_file to openzone_app
SELECT on shared_file_inspection to openzone_app
SELECT on shared_last_act to openzone_app
SELECT on shared_ledger to openzone_app
SELECT on shared_unit to openzone_app
SELECT on shared_unit_name to openzone_app
SELECT on shared_working_picture to openzone_app
INSERT, SELECT, UPDATE on site to openzone_app
INSERT, SELECT on site_change to openzone_app
INSERT, SELECT, UPDATE on site_column to openzone_app
INSERT, SELECT, UPDATE on site_look to openzone_app
INSERT, SELECT on site_picture to openzone_app
INSERT, SELECT, UPDATE on site_profile to openzone_app
INSERT, SELECT, UPDATE on site_setting to openzone_app
INSERT, SELECT, UPDATE on site_term to openzone_app
INSERT, SELECT on text_loss to openzone_app
INSERT, SELECT, UPDATE on unit to openzone_app
INSERT, SELECT, UPDATE on unit_act to openzone_app
SELECT on unit_name to openzone_app
SELECT on unit_name_span to openzone_app
INSERT, SELECT on version_attachment to openzone_app
INSERT, SELECT on version_erasure to openzone_app
SELECT on version_picture to openzone_app
SELECT on version_reference to openzone_app
DELETE, INSERT, SELECT, UPDATE on wording_rule to openzone_app
