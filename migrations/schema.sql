-- The database that the migrations make, printed by tools/db-types.ts. Read it; never edit it.

create table agreement_acceptances (
  workspace_id uuid not null,
  id uuid not null,
  version_id uuid not null,
  side text not null,
  staff_id uuid,
  customer_id uuid,
  name text not null,
  at timestamp with time zone not null,
  constraint agreement_acceptances_pkey PRIMARY KEY (workspace_id, id),
  constraint agreement_acceptances_workspace_id_version_id_side_key UNIQUE (workspace_id, version_id, side),
  constraint agreement_acceptances_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint agreement_acceptances_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint agreement_acceptances_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES agreement_versions(workspace_id, id) ON DELETE CASCADE,
  constraint agreement_acceptances_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint agreement_acceptances_side_check CHECK ((side = ANY (ARRAY['us'::text, 'them'::text])))
);
CREATE TRIGGER agreement_acceptances_stay BEFORE UPDATE ON public.agreement_acceptances FOR EACH ROW EXECUTE FUNCTION keep_acceptances();
alter table agreement_acceptances enable row level security;
alter table agreement_acceptances force row level security;
create policy workspace_rows on agreement_acceptances for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on agreement_acceptances to extramile_app;

create table agreement_uses (
  workspace_id uuid not null,
  version_id uuid not null,
  kind text not null,
  ref_id uuid not null,
  constraint agreement_uses_pkey PRIMARY KEY (workspace_id, version_id, kind, ref_id),
  constraint agreement_uses_workspace_id_version_id_fkey FOREIGN KEY (workspace_id, version_id) REFERENCES agreement_versions(workspace_id, id) ON DELETE CASCADE,
  constraint agreement_uses_kind_check CHECK ((kind = ANY (ARRAY['promise'::text, 'rule'::text, 'element'::text])))
);
CREATE INDEX agreement_uses_of_ref ON public.agreement_uses USING btree (workspace_id, kind, ref_id);
alter table agreement_uses enable row level security;
alter table agreement_uses force row level security;
create policy workspace_rows on agreement_uses for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on agreement_uses to extramile_app;

create table agreement_versions (
  workspace_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  number integer,
  status text not null,
  proposed_by text not null,
  author_staff_id uuid,
  author_name text default ''::text not null,
  base_version_id uuid,
  content jsonb not null,
  note text default ''::text not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  offered_at timestamp with time zone,
  decided_at timestamp with time zone,
  declined_because text default ''::text not null,
  constraint agreement_versions_pkey PRIMARY KEY (workspace_id, id),
  constraint agreement_versions_workspace_id_agreement_id_fkey FOREIGN KEY (workspace_id, agreement_id) REFERENCES agreements(workspace_id, id) ON DELETE CASCADE,
  constraint agreement_versions_workspace_id_author_staff_id_fkey FOREIGN KEY (workspace_id, author_staff_id) REFERENCES staff(workspace_id, id),
  constraint agreement_versions_workspace_id_base_version_id_fkey FOREIGN KEY (workspace_id, base_version_id) REFERENCES agreement_versions(workspace_id, id),
  constraint agreement_versions_number_check CHECK ((number > 0)),
  constraint agreement_versions_numbered CHECK (((number IS NULL) = (status = 'draft'::text))),
  constraint agreement_versions_proposed_by_check CHECK ((proposed_by = ANY (ARRAY['us'::text, 'customer'::text]))),
  constraint agreement_versions_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'superseded'::text])))
);
CREATE INDEX agreement_versions_of_agreement ON public.agreement_versions USING btree (workspace_id, agreement_id, created_at);
CREATE UNIQUE INDEX agreement_versions_numbers ON public.agreement_versions USING btree (workspace_id, agreement_id, number) WHERE (number IS NOT NULL);
CREATE UNIQUE INDEX agreement_versions_one_draft ON public.agreement_versions USING btree (workspace_id, agreement_id) WHERE (status = 'draft'::text);
CREATE TRIGGER agreement_versions_stay BEFORE UPDATE ON public.agreement_versions FOR EACH ROW EXECUTE FUNCTION keep_offered_versions();
alter table agreement_versions enable row level security;
alter table agreement_versions force row level security;
create policy workspace_rows on agreement_versions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on agreement_versions to extramile_app;

create table agreements (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid,
  title text not null,
  status text default 'draft'::text not null,
  accepted_version_id uuid,
  owner_staff_id uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint agreements_pkey PRIMARY KEY (workspace_id, id),
  constraint agreements_workspace_id_accepted_version_id_fkey FOREIGN KEY (workspace_id, accepted_version_id) REFERENCES agreement_versions(workspace_id, id),
  constraint agreements_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint agreements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint agreements_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint agreements_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'ended'::text]))),
  constraint agreements_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX agreements_lately ON public.agreements USING btree (workspace_id, updated_at DESC, id DESC);
CREATE INDEX agreements_of_customer ON public.agreements USING btree (workspace_id, customer_id) WHERE (customer_id IS NOT NULL);
CREATE UNIQUE INDEX agreements_one_charter ON public.agreements USING btree (workspace_id) WHERE ((customer_id IS NULL) AND (status <> 'ended'::text));
alter table agreements enable row level security;
alter table agreements force row level security;
create policy workspace_rows on agreements for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on agreements to extramile_app;

create table answers (
  workspace_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  question text not null,
  value text not null,
  at timestamp with time zone not null,
  replaced_at timestamp with time zone,
  is_flagged boolean default false not null,
  shared_at timestamp with time zone,
  read_at timestamp with time zone,
  constraint answers_pkey PRIMARY KEY (workspace_id, id),
  constraint answers_workspace_id_ask_id_fkey FOREIGN KEY (workspace_id, ask_id) REFERENCES asks(workspace_id, id) ON DELETE CASCADE,
  constraint answers_question_check CHECK ((question = ANY (ARRAY['school-mark'::text, 'basic-worked'::text, 'how-did-i-do'::text, 'keep'::text, 'change'::text, 'what-missed'::text, 'rule-in-the-way'::text, 'exceeding'::text, 'standards'::text, 'how-far'::text, 'how-far-about'::text, 'how-far-words'::text, 'satisfied'::text, 'longest-wait'::text, 'superior'::text])))
);
CREATE INDEX answers_by_question ON public.answers USING btree (workspace_id, question, at DESC) WHERE (replaced_at IS NULL);
CREATE INDEX answers_lately ON public.answers USING btree (workspace_id, at DESC) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX answers_current ON public.answers USING btree (workspace_id, ask_id, question) WHERE (replaced_at IS NULL);
alter table answers enable row level security;
alter table answers force row level security;
create policy workspace_rows on answers for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on answers to extramile_app;

create table api_keys (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  secret_hash bytea not null,
  hint text not null,
  scopes text[] not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (workspace_id, id),
  constraint api_keys_workspace_id_secret_hash_key UNIQUE (workspace_id, secret_hash),
  constraint api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
alter table api_keys enable row level security;
alter table api_keys force row level security;
create policy workspace_rows on api_keys for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on api_keys to extramile_app;

create table asks (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  staff_id uuid,
  team_id uuid,
  touchpoint_id uuid,
  element_id uuid,
  token_hash bytea not null,
  address text not null,
  status text default 'sent'::text not null,
  sent_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  changeable_until timestamp with time zone,
  expires_at timestamp with time zone not null,
  kind text default 'after-conversation'::text not null,
  wave_id uuid,
  constraint asks_pkey PRIMARY KEY (workspace_id, id),
  constraint asks_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint asks_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint asks_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint asks_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint asks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint asks_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint asks_workspace_id_wave_id_fkey FOREIGN KEY (workspace_id, wave_id) REFERENCES sentence_waves(workspace_id, id),
  constraint asks_kind_check CHECK ((kind = ANY (ARRAY['after-conversation'::text, 'check-in'::text, 'same-sentence'::text]))),
  constraint asks_status_check CHECK ((status = ANY (ARRAY['sent'::text, 'answered'::text, 'expired'::text, 'withdrawn'::text])))
);
CREATE INDEX asks_by_kind ON public.asks USING btree (workspace_id, kind, sent_at DESC) WHERE (kind <> 'after-conversation'::text);
CREATE INDEX asks_of_customer ON public.asks USING btree (workspace_id, customer_id, sent_at DESC);
CREATE INDEX asks_of_staff ON public.asks USING btree (workspace_id, staff_id, sent_at DESC) WHERE (staff_id IS NOT NULL);
CREATE INDEX asks_of_wave ON public.asks USING btree (workspace_id, wave_id) WHERE (wave_id IS NOT NULL);
CREATE UNIQUE INDEX asks_of_conversation ON public.asks USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
alter table asks enable row level security;
alter table asks force row level security;
create policy workspace_rows on asks for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on asks to extramile_app;

create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,
  uploaded_by uuid,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size_in_bytes bigint not null,
  content_id text,
  is_inline boolean default false not null,
  created_at timestamp with time zone default now() not null,
  constraint attachments_pkey PRIMARY KEY (workspace_id, id),
  constraint attachments_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  constraint attachments_workspace_id_sha256_fkey FOREIGN KEY (workspace_id, sha256) REFERENCES files(workspace_id, sha256)
);
CREATE INDEX attachments_abandoned ON public.attachments USING btree (workspace_id, created_at) WHERE (message_id IS NULL);
CREATE INDEX attachments_by_file ON public.attachments USING btree (workspace_id, sha256);
CREATE INDEX attachments_of_message ON public.attachments USING btree (workspace_id, message_id) WHERE (message_id IS NOT NULL);
alter table attachments enable row level security;
alter table attachments force row level security;
create policy workspace_rows on attachments for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on attachments to extramile_app;

create table audit_checks (
  workspace_id uuid not null,
  checked_at timestamp with time zone not null,
  entries bigint not null,
  first_broken bigint,
  constraint audit_checks_pkey PRIMARY KEY (workspace_id),
  constraint audit_checks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
alter table audit_checks enable row level security;
alter table audit_checks force row level security;
create policy workspace_rows on audit_checks for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on audit_checks to extramile_app;

create table audit_entries (
  workspace_id uuid not null,
  number bigint not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_id uuid,
  details jsonb default '{}'::jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_entries_pkey PRIMARY KEY (workspace_id, number),
  constraint audit_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (workspace_id, action, number DESC);
CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (workspace_id, actor_id, number DESC);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy workspace_rows on audit_entries for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select on audit_entries to extramile_app;

create table authority_entries (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  spent_by uuid not null,
  customer_id uuid,
  case_id uuid not null,
  about_kind text not null,
  about_id uuid not null,
  amount_minor bigint not null,
  corrects_id uuid,
  loan_id uuid,
  at timestamp with time zone not null,
  constraint authority_entries_pkey PRIMARY KEY (workspace_id, id),
  constraint authority_entries_workspace_id_corrects_id_fkey FOREIGN KEY (workspace_id, corrects_id) REFERENCES authority_entries(workspace_id, id),
  constraint authority_entries_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint authority_entries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint authority_entries_workspace_id_loan_id_fkey FOREIGN KEY (workspace_id, loan_id) REFERENCES authority_loans(workspace_id, id),
  constraint authority_entries_workspace_id_spent_by_fkey FOREIGN KEY (workspace_id, spent_by) REFERENCES staff(workspace_id, id),
  constraint authority_entries_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint authority_entries_about_kind_check CHECK ((about_kind = ANY (ARRAY['exception'::text, 'option'::text, 'surprise'::text, 'loan'::text]))),
  constraint authority_entries_corrections_are_negative CHECK ((((corrects_id IS NULL) AND (amount_minor >= 0)) OR ((corrects_id IS NOT NULL) AND (amount_minor <= 0))))
);
CREATE INDEX authority_entries_lately ON public.authority_entries USING btree (workspace_id, staff_id, at DESC);
CREATE INDEX authority_entries_of_case ON public.authority_entries USING btree (workspace_id, case_id, staff_id);
CREATE UNIQUE INDEX authority_entries_corrected_once ON public.authority_entries USING btree (workspace_id, corrects_id) WHERE (corrects_id IS NOT NULL);
CREATE UNIQUE INDEX authority_entries_once ON public.authority_entries USING btree (workspace_id, about_kind, about_id) WHERE (corrects_id IS NULL);
alter table authority_entries enable row level security;
alter table authority_entries force row level security;
create policy workspace_rows on authority_entries for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select on authority_entries to extramile_app;

create table authority_loans (
  workspace_id uuid not null,
  id uuid not null,
  borrower_id uuid not null,
  lender_id uuid,
  asked_of uuid,
  customer_id uuid,
  conversation_id uuid,
  amount_minor bigint not null,
  words text default ''::text not null,
  status text default 'asked'::text not null,
  asked_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  needed_minor bigint default 0 not null,
  used_in uuid,
  constraint authority_loans_pkey PRIMARY KEY (workspace_id, id),
  constraint authority_loans_workspace_id_asked_of_fkey FOREIGN KEY (workspace_id, asked_of) REFERENCES staff(workspace_id, id),
  constraint authority_loans_workspace_id_borrower_id_fkey FOREIGN KEY (workspace_id, borrower_id) REFERENCES staff(workspace_id, id),
  constraint authority_loans_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint authority_loans_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint authority_loans_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint authority_loans_workspace_id_lender_id_fkey FOREIGN KEY (workspace_id, lender_id) REFERENCES staff(workspace_id, id),
  constraint authority_loans_workspace_id_used_in_fkey FOREIGN KEY (workspace_id, used_in) REFERENCES authority_entries(workspace_id, id),
  constraint authority_loans_amount_minor_check CHECK ((amount_minor > 0)),
  constraint authority_loans_needed_minor_check CHECK ((needed_minor >= 0)),
  constraint authority_loans_not_to_oneself CHECK ((lender_id IS DISTINCT FROM borrower_id)),
  constraint authority_loans_status_check CHECK ((status = ANY (ARRAY['asked'::text, 'lent'::text, 'declined'::text, 'withdrawn'::text, 'used'::text, 'expired'::text]))),
  constraint authority_loans_words_check CHECK ((length(words) <= 500))
);
CREATE INDEX authority_loans_of_borrower ON public.authority_loans USING btree (workspace_id, borrower_id, asked_at DESC);
CREATE INDEX authority_loans_open ON public.authority_loans USING btree (workspace_id, asked_at) WHERE (status = ANY (ARRAY['asked'::text, 'lent'::text]));
CREATE INDEX authority_loans_reserved ON public.authority_loans USING btree (workspace_id, lender_id) WHERE (status = 'lent'::text);
CREATE INDEX authority_loans_used_in ON public.authority_loans USING btree (workspace_id, used_in) WHERE (used_in IS NOT NULL);
alter table authority_loans enable row level security;
alter table authority_loans force row level security;
create policy workspace_rows on authority_loans for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on authority_loans to extramile_app;

create table barrier_answers (
  workspace_id uuid not null,
  id uuid not null,
  quarter text not null,
  respondent text not null,
  barrier text not null,
  statement smallint not null,
  value smallint not null,
  constraint barrier_answers_pkey PRIMARY KEY (workspace_id, id),
  constraint barrier_answers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint barrier_answers_barrier_check CHECK ((barrier = ANY (ARRAY['spotlight'::text, 'cost'::text, 'humans'::text, 'speed'::text, 'values'::text]))),
  constraint barrier_answers_quarter_check CHECK ((quarter ~ '^[0-9]{4}-Q[1-4]$'::text)),
  constraint barrier_answers_respondent_check CHECK ((respondent = ANY (ARRAY['staff'::text, 'leader'::text]))),
  constraint barrier_answers_statement_check CHECK (((statement >= 1) AND (statement <= 2))),
  constraint barrier_answers_value_check CHECK (((value >= 1) AND (value <= 5)))
);
CREATE INDEX barrier_answers_of_quarter ON public.barrier_answers USING btree (workspace_id, quarter, barrier);
alter table barrier_answers enable row level security;
alter table barrier_answers force row level security;
create policy workspace_rows on barrier_answers for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on barrier_answers to extramile_app;

create table barrier_participants (
  workspace_id uuid not null,
  quarter text not null,
  staff_id uuid not null,
  constraint barrier_participants_pkey PRIMARY KEY (workspace_id, quarter, staff_id),
  constraint barrier_participants_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint barrier_participants_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint barrier_participants_quarter_check CHECK ((quarter ~ '^[0-9]{4}-Q[1-4]$'::text))
);
alter table barrier_participants enable row level security;
alter table barrier_participants force row level security;
create policy workspace_rows on barrier_participants for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on barrier_participants to extramile_app;

create table check_in_schedules (
  workspace_id uuid not null,
  tier text not null,
  every_days integer not null,
  is_on boolean default false not null,
  constraint check_in_schedules_pkey PRIMARY KEY (workspace_id, tier),
  constraint check_in_schedules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint check_in_schedules_every_days_check CHECK (((every_days >= 30) AND (every_days <= 730))),
  constraint check_in_schedules_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'premium'::text, 'flagship'::text])))
);
alter table check_in_schedules enable row level security;
alter table check_in_schedules force row level security;
create policy workspace_rows on check_in_schedules for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on check_in_schedules to extramile_app;

create table checks (
  workspace_id uuid not null,
  id uuid not null,
  element_id uuid not null,
  touchpoint_id uuid,
  customer_id uuid,
  conversation_id uuid,
  staff_id uuid,
  team_id uuid,
  outcome text not null,
  severity smallint,
  note text default ''::text not null,
  source text not null,
  recorded_by uuid,
  at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  replaces_id uuid,
  constraint checks_pkey PRIMARY KEY (workspace_id, id),
  constraint checks_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint checks_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint checks_workspace_id_replaces_id_fkey FOREIGN KEY (workspace_id, replaces_id) REFERENCES checks(workspace_id, id),
  constraint checks_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint checks_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id),
  constraint checks_workspace_id_touchpoint_id_fkey FOREIGN KEY (workspace_id, touchpoint_id) REFERENCES touchpoints(workspace_id, id),
  constraint checks_outcome_check CHECK ((outcome = ANY (ARRAY['kept'::text, 'recovered'::text, 'missed'::text]))),
  constraint checks_severity_check CHECK (((severity >= 1) AND (severity <= 5))),
  constraint checks_source_check CHECK ((source = ANY (ARRAY['staff'::text, 'api'::text, 'answer'::text])))
);
CREATE INDEX checks_by_conversation ON public.checks USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX checks_by_element ON public.checks USING btree (workspace_id, element_id, at DESC);
CREATE INDEX checks_lately ON public.checks USING btree (workspace_id, at DESC, id DESC);
CREATE UNIQUE INDEX checks_replaced_once ON public.checks USING btree (workspace_id, replaces_id) WHERE (replaces_id IS NOT NULL);
alter table checks enable row level security;
alter table checks force row level security;
create policy workspace_rows on checks for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on checks to extramile_app;

create table conversation_drafts (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  inbox_id uuid,
  subject text default ''::text not null,
  html text not null,
  to_addresses jsonb default '[]'::jsonb not null,
  cc_addresses jsonb default '[]'::jsonb not null,
  bcc_addresses jsonb default '[]'::jsonb not null,
  attachment_ids uuid[] default '{}'::uuid[] not null,
  updated_at timestamp with time zone not null,
  constraint conversation_drafts_pkey PRIMARY KEY (workspace_id, id),
  constraint conversation_drafts_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id) ON DELETE SET NULL (inbox_id),
  constraint conversation_drafts_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint conversation_drafts_subject_check CHECK ((length(subject) <= 1000))
);
CREATE INDEX conversation_drafts_of_staff ON public.conversation_drafts USING btree (workspace_id, staff_id, updated_at DESC);
alter table conversation_drafts enable row level security;
alter table conversation_drafts force row level security;
create policy workspace_rows on conversation_drafts for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on conversation_drafts to extramile_app;

create table conversations (
  workspace_id uuid not null,
  id uuid not null,
  number bigint not null,
  inbox_id uuid,
  customer_id uuid not null,
  touchpoint_id uuid,
  subject text default ''::text not null,
  channel text default 'email'::text not null,
  status text default 'open'::text not null,
  assignee_id uuid,
  team_id uuid,
  language text,
  tags text[] default '{}'::text[] not null,
  message_count integer default 0 not null,
  last_message_at timestamp with time zone not null,
  last_message_direction text default 'in'::text not null,
  last_message_preview text default ''::text not null,
  waiting_since timestamp with time zone,
  snoozed_until timestamp with time zone,
  closed_at timestamp with time zone,
  revision integer default 1 not null,
  external_id text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  is_restricted boolean default false not null,
  effective_severity numeric(3,2) default 0 not null,
  constraint conversations_pkey PRIMARY KEY (workspace_id, id),
  constraint conversations_workspace_id_number_key UNIQUE (workspace_id, number),
  constraint conversations_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES staff(workspace_id, id),
  constraint conversations_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint conversations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint conversations_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id),
  constraint conversations_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id),
  constraint conversations_workspace_id_touchpoint_id_fkey FOREIGN KEY (workspace_id, touchpoint_id) REFERENCES touchpoints(workspace_id, id),
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'chat'::text, 'form'::text, 'phone'::text, 'api'::text]))),
  constraint conversations_effective_severity_check CHECK (((effective_severity >= (0)::numeric) AND (effective_severity <= (5)::numeric))),
  constraint conversations_last_message_direction_check CHECK ((last_message_direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint conversations_status_check CHECK ((status = ANY (ARRAY['open'::text, 'waiting'::text, 'snoozed'::text, 'closed'::text, 'spam'::text]))),
  constraint conversations_subject_check CHECK ((length(subject) <= 1000))
);
CREATE INDEX conversations_by_status ON public.conversations USING btree (workspace_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_subject ON public.conversations USING gin (workspace_id, subject gin_trgm_ops);
CREATE INDEX conversations_in_need ON public.conversations USING btree (workspace_id, status, effective_severity DESC, last_message_at DESC, id DESC) WHERE (effective_severity > (0)::numeric);
CREATE INDEX conversations_of_assignee ON public.conversations USING btree (workspace_id, assignee_id, status, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL);
CREATE INDEX conversations_of_customer ON public.conversations USING btree (workspace_id, customer_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_of_team ON public.conversations USING btree (workspace_id, team_id, status, last_message_at DESC, id DESC) WHERE (team_id IS NOT NULL);
CREATE INDEX conversations_to_wake ON public.conversations USING btree (workspace_id, snoozed_until) WHERE (status = 'snoozed'::text);
CREATE INDEX conversations_unassigned ON public.conversations USING btree (workspace_id, status, last_message_at DESC, id DESC) WHERE ((assignee_id IS NULL) AND (status = ANY (ARRAY['open'::text, 'waiting'::text, 'snoozed'::text])));
CREATE UNIQUE INDEX conversations_external_id ON public.conversations USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table conversations enable row level security;
alter table conversations force row level security;
create policy registry_searches on conversations for select to extramile_registry using (true);
create policy restricted_rows on conversations for all to extramile_app using (((NOT is_restricted) OR ( SELECT asker_may('conversations:restricted'::text) AS asker_may)));
create policy workspace_rows on conversations for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on conversations to extramile_app;
grant select (id, last_message_at, subject, workspace_id) on conversations to extramile_registry;

create table customer_identities (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null,
  value text not null,
  created_at timestamp with time zone default now() not null,
  constraint customer_identities_pkey PRIMARY KEY (workspace_id, id),
  constraint customer_identities_workspace_id_kind_value_key UNIQUE (workspace_id, kind, value),
  constraint customer_identities_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint customer_identities_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text]))),
  constraint customer_identities_value_check CHECK ((length(value) <= 320))
);
CREATE INDEX customer_identities_by_address ON public.customer_identities USING btree (value) WHERE (kind = 'email'::text);
CREATE INDEX customer_identities_by_customer ON public.customer_identities USING btree (workspace_id, customer_id);
CREATE INDEX customer_identities_by_value ON public.customer_identities USING gin (workspace_id, value gin_trgm_ops);
alter table customer_identities enable row level security;
alter table customer_identities force row level security;
create policy registry_reads_addresses on customer_identities for select to extramile_registry using (true);
create policy registry_searches on customer_identities for select to extramile_registry using ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
create policy workspace_rows on customer_identities for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on customer_identities to extramile_app;
grant select (customer_id, kind, value, workspace_id) on customer_identities to extramile_registry;

create table customer_links (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  address text not null,
  purpose text not null,
  subject_id uuid,
  token_hash bytea not null,
  sent_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  mail_id uuid,
  constraint customer_links_pkey PRIMARY KEY (workspace_id, id),
  constraint customer_links_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint customer_links_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint customer_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint customer_links_workspace_id_mail_id_fkey FOREIGN KEY (workspace_id, mail_id) REFERENCES outgoing_mails(workspace_id, id) ON DELETE SET NULL (mail_id),
  constraint customer_links_check CHECK (((purpose = 'my-page'::text) = (subject_id IS NULL))),
  constraint customer_links_purpose_check CHECK ((purpose = ANY (ARRAY['my-page'::text, 'agreement'::text, 'trade-off-sheet'::text, 'review'::text, 'same-page'::text, 'recovery'::text])))
);
CREATE INDEX customer_links_by_expiry ON public.customer_links USING btree (workspace_id, expires_at);
CREATE INDEX customer_links_of_customer ON public.customer_links USING btree (workspace_id, customer_id, sent_at DESC);
alter table customer_links enable row level security;
alter table customer_links force row level security;
create policy workspace_rows on customer_links for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on customer_links to extramile_app;

create table customer_sessions (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  address text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint customer_sessions_pkey PRIMARY KEY (workspace_id, id),
  constraint customer_sessions_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint customer_sessions_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint customer_sessions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX customer_sessions_by_expiry ON public.customer_sessions USING btree (workspace_id, expires_at);
CREATE INDEX customer_sessions_of_customer ON public.customer_sessions USING btree (workspace_id, customer_id);
alter table customer_sessions enable row level security;
alter table customer_sessions force row level security;
create policy workspace_rows on customer_sessions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on customer_sessions to extramile_app;

create table customers (
  workspace_id uuid not null,
  id uuid not null,
  kind text default 'contact'::text not null,
  name text default ''::text not null,
  company_id uuid,
  tier text default 'standard'::text not null,
  yearly_value_minor bigint,
  language text,
  note text default ''::text not null,
  external_id text,
  declines_asks_at timestamp with time zone,
  last_conversation_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  shows_pictures boolean default false not null,
  constraint customers_pkey PRIMARY KEY (workspace_id, id),
  constraint customers_workspace_id_company_id_fkey FOREIGN KEY (workspace_id, company_id) REFERENCES customers(workspace_id, id),
  constraint customers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint customers_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'company'::text]))),
  constraint customers_name_check CHECK ((length(name) <= 200)),
  constraint customers_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'premium'::text, 'flagship'::text]))),
  constraint customers_yearly_value_minor_check CHECK ((yearly_value_minor >= 0))
);
CREATE INDEX customers_by_company ON public.customers USING btree (workspace_id, company_id) WHERE (company_id IS NOT NULL);
CREATE INDEX customers_by_last_conversation ON public.customers USING btree (workspace_id, last_conversation_at DESC NULLS LAST, id DESC);
CREATE INDEX customers_by_name ON public.customers USING gin (workspace_id, name gin_trgm_ops);
CREATE UNIQUE INDEX customers_external_id ON public.customers USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table customers enable row level security;
alter table customers force row level security;
create policy registry_searches on customers for select to extramile_registry using ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
create policy workspace_rows on customers for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on customers to extramile_app;
grant select (id, last_conversation_at, name, workspace_id) on customers to extramile_registry;

create table decisions (
  workspace_id uuid not null,
  id uuid not null,
  question text not null,
  options jsonb default '[]'::jsonb not null,
  chosen_option text,
  chosen_words text default ''::text not null,
  decided_by text,
  decided_by_name text default ''::text not null,
  decided_by_staff_id uuid,
  decided_at timestamp with time zone,
  customer_would_say text default ''::text not null,
  review_on date not null,
  outcome text default ''::text not null,
  reviewed_at timestamp with time zone,
  status text default 'open'::text not null,
  about_kind text,
  about_id uuid,
  customer_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint decisions_pkey PRIMARY KEY (workspace_id, id),
  constraint decisions_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES staff(workspace_id, id),
  constraint decisions_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint decisions_workspace_id_decided_by_staff_id_fkey FOREIGN KEY (workspace_id, decided_by_staff_id) REFERENCES staff(workspace_id, id),
  constraint decisions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint decisions_about_kind_check CHECK ((about_kind = ANY (ARRAY['trade-off-sheet'::text, 'extra'::text, 'request'::text, 'meeting'::text, 'rule'::text]))),
  constraint decisions_decided_by_check CHECK ((decided_by = ANY (ARRAY['us'::text, 'customer'::text]))),
  constraint decisions_question_check CHECK (((length(question) >= 1) AND (length(question) <= 500))),
  constraint decisions_status_check CHECK ((status = ANY (ARRAY['open'::text, 'taken'::text, 'reviewed'::text]))),
  constraint decisions_taken_is_whole CHECK (((status = 'open'::text) OR ((chosen_option IS NOT NULL) AND (decided_at IS NOT NULL))))
);
CREATE INDEX decisions_lately ON public.decisions USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX decisions_of_customer ON public.decisions USING btree (workspace_id, customer_id, created_at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX decisions_to_review ON public.decisions USING btree (workspace_id, review_on) WHERE (status = 'taken'::text);
CREATE UNIQUE INDEX decisions_about ON public.decisions USING btree (workspace_id, about_kind, about_id) WHERE (about_id IS NOT NULL);
alter table decisions enable row level security;
alter table decisions force row level security;
create policy workspace_rows on decisions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on decisions to extramile_app;

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  staff_id uuid not null,
  kind text not null,
  html text not null,
  to_addresses jsonb default '[]'::jsonb not null,
  cc_addresses jsonb default '[]'::jsonb not null,
  bcc_addresses jsonb default '[]'::jsonb not null,
  attachment_ids uuid[] default '{}'::uuid[] not null,
  revision integer default 1 not null,
  updated_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (workspace_id, conversation_id, staff_id, kind),
  constraint drafts_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint drafts_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint drafts_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text])))
);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy workspace_rows on drafts for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on drafts to extramile_app;

create table due_promises (
  workspace_id uuid not null,
  id uuid not null,
  promise_id uuid,
  conversation_id uuid not null,
  customer_id uuid not null,
  team_id uuid,
  staff_id uuid,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  fulfilled_at timestamp with time zone,
  fulfilled_by uuid,
  outcome text default 'open'::text not null,
  decided_at timestamp with time zone,
  kind text not null,
  element_id uuid,
  words text default ''::text not null,
  made_by uuid,
  slot_starts_at timestamp with time zone,
  fulfilled_words text default ''::text not null,
  started_by uuid,
  ended_because text default ''::text not null,
  constraint due_promises_pkey PRIMARY KEY (workspace_id, id),
  constraint due_promises_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint due_promises_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint due_promises_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint due_promises_workspace_id_made_by_fkey FOREIGN KEY (workspace_id, made_by) REFERENCES staff(workspace_id, id),
  constraint due_promises_workspace_id_promise_id_fkey FOREIGN KEY (workspace_id, promise_id) REFERENCES promises(workspace_id, id),
  constraint due_promises_kind_check CHECK ((kind = ANY (ARRAY['first-reply'::text, 'next-reply'::text, 'close'::text, 'answer'::text, 'visit'::text, 'fix'::text, 'call-back'::text, 'next-update'::text]))),
  constraint due_promises_made_of_something CHECK (((promise_id IS NOT NULL) OR (words <> ''::text))),
  constraint due_promises_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'kept'::text, 'missed'::text, 'recovered'::text, 'void'::text])))
);
CREATE INDEX due_promises_by_element ON public.due_promises USING btree (workspace_id, element_id) WHERE (element_id IS NOT NULL);
CREATE INDEX due_promises_decided ON public.due_promises USING btree (workspace_id, due_at DESC) WHERE (outcome = ANY (ARRAY['kept'::text, 'missed'::text, 'recovered'::text]));
CREATE INDEX due_promises_lately ON public.due_promises USING btree (workspace_id, promise_id, started_at DESC);
CREATE INDEX due_promises_missed ON public.due_promises USING btree (workspace_id, decided_at DESC) WHERE (outcome = 'missed'::text);
CREATE INDEX due_promises_of_conversation ON public.due_promises USING btree (workspace_id, conversation_id, due_at);
CREATE INDEX due_promises_of_customer ON public.due_promises USING btree (workspace_id, customer_id, due_at DESC);
CREATE INDEX due_promises_open ON public.due_promises USING btree (workspace_id, due_at) WHERE (outcome = 'open'::text);
CREATE UNIQUE INDEX due_promises_next_update ON public.due_promises USING btree (workspace_id, conversation_id) WHERE ((kind = 'next-update'::text) AND (outcome = 'open'::text) AND (fulfilled_at IS NULL));
CREATE UNIQUE INDEX due_promises_start_once ON public.due_promises USING btree (workspace_id, promise_id, conversation_id, started_at) WHERE (made_by IS NULL);
alter table due_promises enable row level security;
alter table due_promises force row level security;
create policy workspace_rows on due_promises for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on due_promises to extramile_app;

create table elements (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  pillar text not null,
  check_wording text not null,
  touchpoint_id uuid,
  dimension text,
  position integer default 0 not null,
  status text default 'live'::text not null,
  created_at timestamp with time zone default now() not null,
  owner_staff_id uuid,
  constraint elements_pkey PRIMARY KEY (workspace_id, id),
  constraint elements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint elements_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint elements_workspace_id_touchpoint_id_fkey FOREIGN KEY (workspace_id, touchpoint_id) REFERENCES touchpoints(workspace_id, id),
  constraint elements_dimension_check CHECK ((dimension = ANY (ARRAY['reliability'::text, 'assurance'::text, 'tangibles'::text, 'empathy'::text, 'responsiveness'::text]))),
  constraint elements_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint elements_pillar_check CHECK ((pillar = ANY (ARRAY['core'::text, 'experience'::text]))),
  constraint elements_status_check CHECK ((status = ANY (ARRAY['live'::text, 'retired'::text])))
);
alter table elements enable row level security;
alter table elements force row level security;
create policy workspace_rows on elements for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on elements to extramile_app;

create table events (
  workspace_id uuid not null,
  id uuid not null,
  seq bigint,
  type text not null,
  payload jsonb not null,
  actor_kind text not null,
  actor_id uuid,
  caused_by uuid,
  depth smallint default 0 not null,
  subject_id uuid,
  at timestamp with time zone default now() not null,
  constraint events_pkey PRIMARY KEY (workspace_id, id),
  constraint events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint events_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['staff'::text, 'customer'::text, 'key'::text, 'system'::text, 'automation'::text]))),
  constraint events_depth_check CHECK (((depth >= 0) AND (depth <= 10)))
);
CREATE INDEX events_of_subject ON public.events USING btree (workspace_id, subject_id, id) WHERE (subject_id IS NOT NULL);
CREATE INDEX events_waiting ON public.events USING btree (id) WHERE (seq IS NULL);
CREATE UNIQUE INDEX events_in_order ON public.events USING btree (workspace_id, seq) WHERE (seq IS NOT NULL);
alter table events enable row level security;
alter table events force row level security;
create policy registry_relays on events for all to extramile_registry using (true) with check (true);
create policy workspace_rows on events for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on events to extramile_app;
grant select (id, seq, workspace_id), update (seq) on events to extramile_registry;

create table evidence (
  workspace_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  day date not null,
  pillar text not null,
  outcome text not null,
  source text not null,
  stage text,
  severity smallint,
  touchpoint_id uuid,
  element_id uuid,
  customer_id uuid,
  staff_id uuid,
  team_id uuid,
  conversation_id uuid,
  ref_kind text not null,
  ref_id uuid not null,
  replaces_id uuid,
  replaced_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint evidence_pkey PRIMARY KEY (workspace_id, id),
  constraint evidence_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint evidence_pillar_check CHECK ((pillar = ANY (ARRAY['core'::text, 'experience'::text, 'asked'::text]))),
  constraint evidence_severity_check CHECK (((severity >= 1) AND (severity <= 5))),
  constraint evidence_source_check CHECK ((source = ANY (ARRAY['answer'::text, 'measured'::text, 'check'::text, 'assessment'::text, 'act'::text]))),
  constraint evidence_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'during'::text, 'after'::text])))
);
CREATE INDEX evidence_by_day ON public.evidence USING btree (workspace_id, day DESC, id DESC);
CREATE INDEX evidence_grave_failures ON public.evidence USING btree (workspace_id, day DESC) WHERE ((pillar = 'core'::text) AND (outcome = 'missed'::text) AND (severity >= 4) AND (replaced_at IS NULL));
CREATE INDEX evidence_of_customer ON public.evidence USING btree (workspace_id, customer_id, day DESC, id DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX evidence_of_staff ON public.evidence USING btree (workspace_id, staff_id, day DESC, id DESC) WHERE (staff_id IS NOT NULL);
CREATE INDEX evidence_of_team ON public.evidence USING btree (workspace_id, team_id, day DESC, id DESC) WHERE (team_id IS NOT NULL);
CREATE INDEX evidence_of_touchpoint ON public.evidence USING btree (workspace_id, touchpoint_id, day DESC, id DESC) WHERE (touchpoint_id IS NOT NULL);
CREATE UNIQUE INDEX evidence_of_fact ON public.evidence USING btree (workspace_id, ref_kind, ref_id, pillar) WHERE (replaced_at IS NULL);
alter table evidence enable row level security;
alter table evidence force row level security;
create policy workspace_rows on evidence for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on evidence to extramile_app;

create table evidence_tallies (
  workspace_id uuid not null,
  subject_type text not null,
  subject_id uuid not null,
  day date not null,
  pillar text not null,
  outcome text not null,
  element_id uuid not null,
  stage text not null,
  n integer not null,
  constraint evidence_tallies_pkey PRIMARY KEY (workspace_id, subject_type, subject_id, day, pillar, outcome, element_id, stage),
  constraint evidence_tallies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint evidence_tallies_stage_check CHECK ((stage = ANY (ARRAY[''::text, 'before'::text, 'during'::text, 'after'::text]))),
  constraint evidence_tallies_subject_type_check CHECK ((subject_type = ANY (ARRAY['workspace'::text, 'team'::text, 'touchpoint'::text, 'customer'::text, 'staff'::text])))
);
alter table evidence_tallies enable row level security;
alter table evidence_tallies force row level security;
create policy workspace_rows on evidence_tallies for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on evidence_tallies to extramile_app;

create table exceptions (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  by_staff_id uuid not null,
  kind text default 'adapting'::text not null,
  need text not null,
  done text not null,
  cost_minor bigint not null,
  would_do_again boolean not null,
  at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  lent_minor bigint default 0 not null,
  over_minor bigint default 0 not null,
  constraint exceptions_pkey PRIMARY KEY (workspace_id, id),
  constraint exceptions_workspace_id_by_staff_id_fkey FOREIGN KEY (workspace_id, by_staff_id) REFERENCES staff(workspace_id, id),
  constraint exceptions_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint exceptions_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint exceptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint exceptions_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id),
  constraint exceptions_cost_minor_check CHECK ((cost_minor >= 0)),
  constraint exceptions_done_check CHECK (((length(done) >= 1) AND (length(done) <= 1000))),
  constraint exceptions_kind_check CHECK ((kind = ANY (ARRAY['adapting'::text, 'telling'::text, 'means'::text]))),
  constraint exceptions_lent_minor_check CHECK ((lent_minor >= 0)),
  constraint exceptions_need_check CHECK (((length(need) >= 1) AND (length(need) <= 1000))),
  constraint exceptions_over_minor_check CHECK ((over_minor >= 0))
);
CREATE INDEX exceptions_lately ON public.exceptions USING btree (workspace_id, at DESC, id DESC);
CREATE INDEX exceptions_of_conversation ON public.exceptions USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX exceptions_of_customer ON public.exceptions USING btree (workspace_id, customer_id, at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX exceptions_of_rule ON public.exceptions USING btree (workspace_id, rule_id, at DESC);
CREATE TRIGGER exceptions_never_of_a_hard_rule BEFORE INSERT OR UPDATE OF rule_id ON public.exceptions FOR EACH ROW EXECUTE FUNCTION refuse_bending_a_hard_rule();
alter table exceptions enable row level security;
alter table exceptions force row level security;
create policy workspace_rows on exceptions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on exceptions to extramile_app;

create table expectations (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  element_id uuid not null,
  adequate numeric(3,2),
  desired numeric(3,2),
  expected_now numeric(3,2),
  words text default ''::text not null,
  source text not null,
  confidence text default 'medium'::text not null,
  state text not null,
  recorded_by_kind text not null,
  recorded_by uuid,
  conversation_id uuid,
  at timestamp with time zone not null,
  seen_at timestamp with time zone,
  replaces_id uuid,
  replaced_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint expectations_pkey PRIMARY KEY (workspace_id, id),
  constraint expectations_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint expectations_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint expectations_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint expectations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint expectations_workspace_id_replaces_id_fkey FOREIGN KEY (workspace_id, replaces_id) REFERENCES expectations(workspace_id, id),
  constraint expectations_adequate_check CHECK (((adequate >= (0)::numeric) AND (adequate <= (5)::numeric))),
  constraint expectations_confidence_check CHECK ((confidence = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text]))),
  constraint expectations_desired_check CHECK (((desired >= (0)::numeric) AND (desired <= (5)::numeric))),
  constraint expectations_expected_now_check CHECK (((expected_now >= (0)::numeric) AND (expected_now <= (5)::numeric))),
  constraint expectations_recorded_by_kind_check CHECK ((recorded_by_kind = ANY (ARRAY['staff'::text, 'customer'::text, 'key'::text, 'system'::text]))),
  constraint expectations_source_check CHECK ((source = ANY (ARRAY['said'::text, 'agreed'::text, 'behaviour'::text, 'advertising'::text, 'reputation'::text, 'review'::text]))),
  constraint expectations_state_check CHECK ((state = ANY (ARRAY['inferred'::text, 'stated'::text, 'agreed'::text])))
);
CREATE INDEX expectations_by_element ON public.expectations USING btree (workspace_id, element_id) WHERE (replaced_at IS NULL);
CREATE INDEX expectations_of_customer ON public.expectations USING btree (workspace_id, customer_id, at DESC);
CREATE UNIQUE INDEX expectations_current ON public.expectations USING btree (workspace_id, customer_id, element_id) WHERE (replaced_at IS NULL);
CREATE UNIQUE INDEX expectations_replaced_once ON public.expectations USING btree (workspace_id, replaces_id) WHERE (replaces_id IS NOT NULL);
alter table expectations enable row level security;
alter table expectations force row level security;
create policy workspace_rows on expectations for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on expectations to extramile_app;

create table extra_absences (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  was_missed boolean not null,
  at timestamp with time zone not null,
  recorded_by uuid,
  constraint extra_absences_pkey PRIMARY KEY (workspace_id, id),
  constraint extra_absences_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint extra_absences_workspace_id_kind_id_fkey FOREIGN KEY (workspace_id, kind_id) REFERENCES extra_kinds(workspace_id, id),
  constraint extra_absences_workspace_id_recorded_by_fkey FOREIGN KEY (workspace_id, recorded_by) REFERENCES staff(workspace_id, id)
);
CREATE INDEX extra_absences_of_customer ON public.extra_absences USING btree (workspace_id, customer_id, kind_id, at DESC);
alter table extra_absences enable row level security;
alter table extra_absences force row level security;
create policy workspace_rows on extra_absences for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on extra_absences to extramile_app;

create table extra_endings (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  decision_id uuid,
  way text not null,
  notice_given_at timestamp with time zone,
  stops_on date,
  at timestamp with time zone not null,
  by_staff_id uuid,
  is_broken_promise boolean default false not null,
  constraint extra_endings_pkey PRIMARY KEY (workspace_id, id),
  constraint extra_endings_workspace_id_by_staff_id_fkey FOREIGN KEY (workspace_id, by_staff_id) REFERENCES staff(workspace_id, id),
  constraint extra_endings_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint extra_endings_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id) REFERENCES decisions(workspace_id, id),
  constraint extra_endings_workspace_id_kind_id_fkey FOREIGN KEY (workspace_id, kind_id) REFERENCES extra_kinds(workspace_id, id),
  constraint extra_endings_only_stopping_breaks CHECK (((NOT is_broken_promise) OR (way = 'stop'::text))),
  constraint extra_endings_way_check CHECK ((way = ANY (ARRAY['promise'::text, 'price'::text, 'vary'::text, 'stop'::text])))
);
CREATE INDEX extra_endings_of_customer ON public.extra_endings USING btree (workspace_id, customer_id, kind_id, at DESC);
alter table extra_endings enable row level security;
alter table extra_endings force row level security;
create policy workspace_rows on extra_endings for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on extra_endings to extramile_app;

create table extra_kind_impairs (
  workspace_id uuid not null,
  extra_kind_id uuid not null,
  element_id uuid not null,
  constraint extra_kind_impairs_pkey PRIMARY KEY (workspace_id, extra_kind_id, element_id),
  constraint extra_kind_impairs_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint extra_kind_impairs_workspace_id_extra_kind_id_fkey FOREIGN KEY (workspace_id, extra_kind_id) REFERENCES extra_kinds(workspace_id, id) ON DELETE CASCADE
);
alter table extra_kind_impairs enable row level security;
alter table extra_kind_impairs force row level security;
create policy workspace_rows on extra_kind_impairs for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on extra_kind_impairs to extramile_app;

create table extra_kinds (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  status text default 'live'::text not null,
  created_at timestamp with time zone not null,
  constraint extra_kinds_pkey PRIMARY KEY (workspace_id, id),
  constraint extra_kinds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint extra_kinds_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint extra_kinds_status_check CHECK ((status = ANY (ARRAY['live'::text, 'retired'::text])))
);
CREATE UNIQUE INDEX extra_kinds_by_name ON public.extra_kinds USING btree (workspace_id, lower(name));
alter table extra_kinds enable row level security;
alter table extra_kinds force row level security;
create policy workspace_rows on extra_kinds for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on extra_kinds to extramile_app;

create table extras (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  element_id uuid,
  what text not null,
  cost_minor bigint default 0 not null,
  minutes integer default 0 not null,
  is_prompted boolean default false not null,
  reaction text,
  given_by uuid,
  team_id uuid,
  given_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint extras_pkey PRIMARY KEY (workspace_id, id),
  constraint extras_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint extras_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint extras_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint extras_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint extras_workspace_id_given_by_fkey FOREIGN KEY (workspace_id, given_by) REFERENCES staff(workspace_id, id),
  constraint extras_workspace_id_kind_id_fkey FOREIGN KEY (workspace_id, kind_id) REFERENCES extra_kinds(workspace_id, id),
  constraint extras_cost_minor_check CHECK ((cost_minor >= 0)),
  constraint extras_minutes_check CHECK ((minutes >= 0)),
  constraint extras_reaction_check CHECK ((reaction = ANY (ARRAY['delighted'::text, 'noticed'::text, 'nothing'::text]))),
  constraint extras_what_check CHECK (((length(what) >= 1) AND (length(what) <= 500)))
);
CREATE INDEX extras_lately ON public.extras USING btree (workspace_id, given_at DESC, id DESC);
CREATE INDEX extras_of_conversation ON public.extras USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX extras_of_customer ON public.extras USING btree (workspace_id, customer_id, given_at DESC, id DESC);
CREATE INDEX extras_of_kind ON public.extras USING btree (workspace_id, kind_id, given_at DESC);
alter table extras enable row level security;
alter table extras force row level security;
create policy workspace_rows on extras for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on extras to extramile_app;

create table failures (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  element_id uuid,
  words text not null,
  severity smallint not null,
  effective_severity numeric(3,2) not null,
  tier_at_time text not null,
  found_by text not null,
  source text not null,
  source_id uuid,
  cause_words text default ''::text not null,
  is_stable boolean,
  is_in_our_control boolean,
  what_helps text default ''::text not null,
  echo_phrase text,
  status text default 'open'::text not null,
  happened_at timestamp with time zone not null,
  recorded_by uuid,
  served_by uuid,
  channel text,
  recorded_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint failures_pkey PRIMARY KEY (workspace_id, id),
  constraint failures_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint failures_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint failures_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint failures_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint failures_workspace_id_recorded_by_fkey FOREIGN KEY (workspace_id, recorded_by) REFERENCES staff(workspace_id, id),
  constraint failures_workspace_id_served_by_fkey FOREIGN KEY (workspace_id, served_by) REFERENCES staff(workspace_id, id),
  constraint failures_effective_severity_check CHECK (((effective_severity >= (0)::numeric) AND (effective_severity <= (5)::numeric))),
  constraint failures_found_by_check CHECK ((found_by = ANY (ARRAY['us'::text, 'them'::text]))),
  constraint failures_severity_check CHECK (((severity >= 1) AND (severity <= 5))),
  constraint failures_source_check CHECK ((source = ANY (ARRAY['person'::text, 'missed-promise'::text, 'answer'::text, 'check'::text, 'customer'::text, 'echo'::text, 'untold-rule'::text, 'stopped-extra'::text]))),
  constraint failures_status_check CHECK ((status = ANY (ARRAY['open'::text, 'recovering'::text, 'recovered'::text, 'unrecovered'::text]))),
  constraint failures_tier_at_time_check CHECK ((tier_at_time = ANY (ARRAY['standard'::text, 'premium'::text, 'flagship'::text]))),
  constraint failures_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE INDEX failures_by_element ON public.failures USING btree (workspace_id, element_id, happened_at DESC);
CREATE INDEX failures_gravest ON public.failures USING btree (workspace_id, effective_severity DESC, happened_at, id);
CREATE INDEX failures_lately ON public.failures USING btree (workspace_id, happened_at DESC, id DESC);
CREATE INDEX failures_of_conversation ON public.failures USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX failures_of_customer ON public.failures USING btree (workspace_id, customer_id, happened_at DESC, id DESC);
CREATE INDEX failures_open ON public.failures USING btree (workspace_id, effective_severity DESC, happened_at) WHERE (status = ANY (ARRAY['open'::text, 'recovering'::text]));
CREATE UNIQUE INDEX failures_of_source ON public.failures USING btree (workspace_id, source, source_id) WHERE (source_id IS NOT NULL);
alter table failures enable row level security;
alter table failures force row level security;
create policy workspace_rows on failures for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on failures to extramile_app;

create table files (
  workspace_id uuid not null,
  sha256 bytea not null,
  size_in_bytes bigint not null,
  created_at timestamp with time zone default now() not null,
  constraint files_pkey PRIMARY KEY (workspace_id, sha256),
  constraint files_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint files_sha256_check CHECK ((length(sha256) = 32))
);
alter table files enable row level security;
alter table files force row level security;
create policy workspace_rows on files for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on files to extramile_app;

create table hard_messages (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  staff_id uuid not null,
  at timestamp with time zone not null,
  constraint hard_messages_pkey PRIMARY KEY (workspace_id, message_id, staff_id),
  constraint hard_messages_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint hard_messages_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint hard_messages_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id)
);
CREATE INDEX hard_messages_of_customer ON public.hard_messages USING btree (workspace_id, customer_id, at DESC);
alter table hard_messages enable row level security;
alter table hard_messages force row level security;
create policy workspace_rows on hard_messages for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on hard_messages to extramile_app;

create table how_far_replies (
  workspace_id uuid not null,
  answer_id uuid not null,
  customer_id uuid not null,
  due_at timestamp with time zone not null,
  reply text,
  words text default ''::text not null,
  rule_id uuid,
  conversation_id uuid,
  replied_by uuid,
  replied_at timestamp with time zone,
  constraint how_far_replies_pkey PRIMARY KEY (workspace_id, answer_id),
  constraint how_far_replies_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answers(workspace_id, id) ON DELETE CASCADE,
  constraint how_far_replies_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint how_far_replies_workspace_id_replied_by_fkey FOREIGN KEY (workspace_id, replied_by) REFERENCES staff(workspace_id, id),
  constraint how_far_replies_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id),
  constraint how_far_replies_no_names_its_rule CHECK (((reply IS DISTINCT FROM 'no'::text) OR (rule_id IS NOT NULL))),
  constraint how_far_replies_reply_check CHECK ((reply = ANY (ARRAY['yes'::text, 'not-yet'::text, 'no'::text])))
);
CREATE INDEX how_far_replies_open ON public.how_far_replies USING btree (workspace_id, due_at) WHERE (replied_at IS NULL);
alter table how_far_replies enable row level security;
alter table how_far_replies force row level security;
create policy workspace_rows on how_far_replies for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on how_far_replies to extramile_app;

create table idempotency_keys (
  workspace_id uuid not null,
  principal text not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  body jsonb,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_id, principal, route, key),
  constraint idempotency_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (workspace_id, created_at);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy workspace_rows on idempotency_keys for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on idempotency_keys to extramile_app;

create table imap_positions (
  workspace_id uuid not null,
  inbox_id uuid not null,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint default 0 not null,
  updated_at timestamp with time zone default now() not null,
  constraint imap_positions_pkey PRIMARY KEY (workspace_id, inbox_id, folder, uid_validity),
  constraint imap_positions_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id) ON DELETE CASCADE
);
alter table imap_positions enable row level security;
alter table imap_positions force row level security;
create policy workspace_rows on imap_positions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on imap_positions to extramile_app;

create table inboxes (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  address text not null,
  team_id uuid,
  connection jsonb default '{}'::jsonb not null,
  secrets bytea,
  signature_html text default ''::text not null,
  status text default 'active'::text not null,
  last_success_at timestamp with time zone,
  last_error text,
  last_error_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint inboxes_pkey PRIMARY KEY (workspace_id, id),
  constraint inboxes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint inboxes_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id),
  constraint inboxes_address_check CHECK ((address = lower(address))),
  constraint inboxes_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint inboxes_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text])))
);
CREATE UNIQUE INDEX inboxes_address ON public.inboxes USING btree (address);
alter table inboxes enable row level security;
alter table inboxes force row level security;
create policy registry_reads on inboxes for select to extramile_registry using (true);
create policy workspace_rows on inboxes for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on inboxes to extramile_app;
grant select (address, connection, id, secrets, status, workspace_id) on inboxes to extramile_registry;

create table installation_facts (
  name text not null,
  value jsonb not null,
  updated_at timestamp with time zone default now() not null,
  constraint installation_facts_pkey PRIMARY KEY (name)
);
grant delete, insert, select, update on installation_facts to extramile_app;

create table learning_case_features (
  workspace_id uuid not null,
  case_id uuid not null,
  feature_id uuid not null,
  is_there boolean not null,
  constraint learning_case_features_pkey PRIMARY KEY (workspace_id, case_id, feature_id),
  constraint learning_case_features_workspace_id_case_id_fkey FOREIGN KEY (workspace_id, case_id) REFERENCES learning_cases(workspace_id, id) ON DELETE CASCADE,
  constraint learning_case_features_workspace_id_feature_id_fkey FOREIGN KEY (workspace_id, feature_id) REFERENCES learning_features(workspace_id, id) ON DELETE CASCADE
);
alter table learning_case_features enable row level security;
alter table learning_case_features force row level security;
create policy workspace_rows on learning_case_features for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on learning_case_features to extramile_app;

create table learning_cases (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  verdict text not null,
  words text default ''::text not null,
  customer_id uuid,
  conversation_id uuid,
  recovery_id uuid,
  marked_by uuid,
  marked_at timestamp with time zone not null,
  constraint learning_cases_pkey PRIMARY KEY (workspace_id, id),
  constraint learning_cases_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint learning_cases_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint learning_cases_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint learning_cases_workspace_id_marked_by_fkey FOREIGN KEY (workspace_id, marked_by) REFERENCES staff(workspace_id, id),
  constraint learning_cases_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE SET NULL (recovery_id),
  constraint learning_cases_name_check CHECK (((length(name) >= 1) AND (length(name) <= 300))),
  constraint learning_cases_verdict_check CHECK ((verdict = ANY (ARRAY['great'::text, 'awful'::text]))),
  constraint learning_cases_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX learning_cases_lately ON public.learning_cases USING btree (workspace_id, marked_at DESC, id DESC);
CREATE UNIQUE INDEX learning_cases_of_conversation ON public.learning_cases USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
alter table learning_cases enable row level security;
alter table learning_cases force row level security;
create policy workspace_rows on learning_cases for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on learning_cases to extramile_app;

create table learning_features (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  is_retired boolean default false not null,
  created_at timestamp with time zone not null,
  constraint learning_features_pkey PRIMARY KEY (workspace_id, id),
  constraint learning_features_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint learning_features_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE UNIQUE INDEX learning_features_by_name ON public.learning_features USING btree (workspace_id, lower(name));
alter table learning_features enable row level security;
alter table learning_features force row level security;
create policy workspace_rows on learning_features for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on learning_features to extramile_app;

create table looks (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  element_id uuid not null,
  place text default ''::text not null,
  check_id uuid,
  extra_kind_id uuid,
  owner_staff_id uuid,
  due_at timestamp with time zone not null,
  status text default 'open'::text not null,
  done_check_id uuid,
  dropped_because text,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint looks_pkey PRIMARY KEY (workspace_id, id),
  constraint looks_workspace_id_check_id_fkey FOREIGN KEY (workspace_id, check_id) REFERENCES checks(workspace_id, id),
  constraint looks_workspace_id_done_check_id_fkey FOREIGN KEY (workspace_id, done_check_id) REFERENCES checks(workspace_id, id),
  constraint looks_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint looks_workspace_id_extra_kind_id_fkey FOREIGN KEY (workspace_id, extra_kind_id) REFERENCES extra_kinds(workspace_id, id),
  constraint looks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint looks_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint looks_kind_check CHECK ((kind = ANY (ARRAY['guard-before'::text, 'guard-after'::text, 'speck'::text]))),
  constraint looks_status_check CHECK ((status = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
CREATE INDEX looks_open ON public.looks USING btree (workspace_id, due_at) WHERE (status = 'open'::text);
CREATE UNIQUE INDEX looks_once_per_check ON public.looks USING btree (workspace_id, check_id, element_id) WHERE (kind = 'speck'::text);
CREATE UNIQUE INDEX looks_once_per_extra ON public.looks USING btree (workspace_id, extra_kind_id, element_id, kind) WHERE ((extra_kind_id IS NOT NULL) AND (status = 'open'::text));
alter table looks enable row level security;
alter table looks force row level security;
create policy workspace_rows on looks for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on looks to extramile_app;

create table meeting_items (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null,
  words text not null,
  origin text default ''::text not null,
  by_side text default 'us'::text not null,
  owner_staff_id uuid,
  owner_name text default ''::text not null,
  due_on date,
  done_at timestamp with time zone,
  conversation_id uuid,
  position integer default 0 not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  is_private boolean default false not null,
  constraint meeting_items_pkey PRIMARY KEY (workspace_id, id),
  constraint meeting_items_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint meeting_items_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES meetings(workspace_id, id) ON DELETE CASCADE,
  constraint meeting_items_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint meeting_items_by_side_check CHECK ((by_side = ANY (ARRAY['us'::text, 'them'::text]))),
  constraint meeting_items_kind_check CHECK ((kind = ANY (ARRAY['agenda'::text, 'focus'::text, 'action'::text, 'open-point'::text, 'script-answer'::text]))),
  constraint meeting_items_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE INDEX meeting_items_due ON public.meeting_items USING btree (workspace_id, due_on) WHERE ((kind = 'action'::text) AND (done_at IS NULL));
CREATE INDEX meeting_items_of_meeting ON public.meeting_items USING btree (workspace_id, meeting_id, kind, "position");
CREATE UNIQUE INDEX meeting_items_one_answer_per_question ON public.meeting_items USING btree (workspace_id, meeting_id, origin) WHERE (kind = 'script-answer'::text);
CREATE UNIQUE INDEX meeting_items_one_per_finding ON public.meeting_items USING btree (workspace_id, meeting_id, origin) WHERE ((kind = 'agenda'::text) AND (origin <> ''::text));
alter table meeting_items enable row level security;
alter table meeting_items force row level security;
create policy workspace_rows on meeting_items for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on meeting_items to extramile_app;

create table meeting_people (
  workspace_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  side text not null,
  staff_id uuid,
  customer_id uuid,
  name text default ''::text not null,
  constraint meeting_people_pkey PRIMARY KEY (workspace_id, id),
  constraint meeting_people_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint meeting_people_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES meetings(workspace_id, id) ON DELETE CASCADE,
  constraint meeting_people_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint meeting_people_side_check CHECK ((side = ANY (ARRAY['us'::text, 'them'::text])))
);
CREATE INDEX meeting_people_of_meeting ON public.meeting_people USING btree (workspace_id, meeting_id);
alter table meeting_people enable row level security;
alter table meeting_people force row level security;
create policy workspace_rows on meeting_people for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on meeting_people to extramile_app;

create table meeting_scores (
  workspace_id uuid not null,
  meeting_id uuid not null,
  element_id uuid not null,
  value numeric(3,2) not null,
  at timestamp with time zone not null,
  constraint meeting_scores_pkey PRIMARY KEY (workspace_id, meeting_id, element_id),
  constraint meeting_scores_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint meeting_scores_workspace_id_meeting_id_fkey FOREIGN KEY (workspace_id, meeting_id) REFERENCES meetings(workspace_id, id) ON DELETE CASCADE,
  constraint meeting_scores_value_check CHECK (((value >= (0)::numeric) AND (value <= (5)::numeric)))
);
alter table meeting_scores enable row level security;
alter table meeting_scores force row level security;
create policy workspace_rows on meeting_scores for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on meeting_scores to extramile_app;

create table meetings (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  customer_id uuid,
  title text not null,
  owner_staff_id uuid,
  status text default 'planned'::text not null,
  scheduled_at timestamp with time zone not null,
  minutes integer default 60 not null,
  place text default ''::text not null,
  period_from date,
  period_to date,
  dissatisfaction text default ''::text not null,
  dissatisfaction_at timestamp with time zone,
  score numeric(3,1),
  scored_by_name text default ''::text not null,
  scored_at timestamp with time zone,
  notes text default ''::text not null,
  pre_read jsonb,
  pre_read_sent_at timestamp with time zone,
  held_at timestamp with time zone,
  written_up_at timestamp with time zone,
  talk_booked_at timestamp with time zone,
  agreed_at timestamp with time zone,
  agreed_by_name text default ''::text not null,
  closed_at timestamp with time zone,
  follows_id uuid,
  revision integer default 1 not null,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  private_notes text default ''::text not null,
  team_note text default ''::text not null,
  constraint meetings_pkey PRIMARY KEY (workspace_id, id),
  constraint meetings_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES staff(workspace_id, id),
  constraint meetings_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint meetings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint meetings_workspace_id_follows_id_fkey FOREIGN KEY (workspace_id, follows_id) REFERENCES meetings(workspace_id, id),
  constraint meetings_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint meetings_kind_check CHECK ((kind = ANY (ARRAY['account-review'::text, 'post-review-talk'::text, 'huddle'::text, 'one-to-one'::text]))),
  constraint meetings_minutes_check CHECK (((minutes >= 5) AND (minutes <= 600))),
  constraint meetings_private_notes_check CHECK ((length(private_notes) <= 20000)),
  constraint meetings_score_check CHECK (((score >= (0)::numeric) AND (score <= (10)::numeric))),
  constraint meetings_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'pre-read-sent'::text, 'held'::text, 'written-up'::text, 'talk-booked'::text, 'agreed'::text, 'closed'::text, 'cancelled'::text]))),
  constraint meetings_team_note_check CHECK ((length(team_note) <= 400)),
  constraint meetings_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX meetings_lately ON public.meetings USING btree (workspace_id, scheduled_at DESC, id DESC);
CREATE INDEX meetings_of_customer ON public.meetings USING btree (workspace_id, customer_id, scheduled_at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX meetings_of_owner ON public.meetings USING btree (workspace_id, owner_staff_id, scheduled_at) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE INDEX meetings_unfinished ON public.meetings USING btree (workspace_id, scheduled_at) WHERE (status <> ALL (ARRAY['closed'::text, 'cancelled'::text]));
CREATE UNIQUE INDEX meetings_one_talk_per_review ON public.meetings USING btree (workspace_id, follows_id) WHERE ((follows_id IS NOT NULL) AND (status <> 'cancelled'::text));
alter table meetings enable row level security;
alter table meetings force row level security;
create policy workspace_rows on meetings for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on meetings to extramile_app;

create table message_echoes (
  workspace_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  customer_id uuid not null,
  level text not null,
  phrase text not null,
  cue text default ''::text not null,
  promise_id uuid,
  found_at timestamp with time zone not null,
  seen_by uuid,
  seen_at timestamp with time zone,
  is_meant boolean,
  constraint message_echoes_pkey PRIMARY KEY (workspace_id, message_id),
  constraint message_echoes_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint message_echoes_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint message_echoes_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  constraint message_echoes_workspace_id_promise_id_fkey FOREIGN KEY (workspace_id, promise_id) REFERENCES promises(workspace_id, id),
  constraint message_echoes_workspace_id_seen_by_fkey FOREIGN KEY (workspace_id, seen_by) REFERENCES staff(workspace_id, id),
  constraint message_echoes_level_check CHECK ((level = ANY (ARRAY['high'::text, 'low'::text])))
);
CREATE INDEX message_echoes_of_conversation ON public.message_echoes USING btree (workspace_id, conversation_id);
CREATE INDEX message_echoes_unseen ON public.message_echoes USING btree (workspace_id, found_at DESC) WHERE (seen_at IS NULL);
alter table message_echoes enable row level security;
alter table message_echoes force row level security;
create policy workspace_rows on message_echoes for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on message_echoes to extramile_app;

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  direction text not null,
  kind text default 'message'::text not null,
  author_staff_id uuid,
  author_customer_id uuid,
  from_address jsonb,
  to_addresses jsonb default '[]'::jsonb not null,
  cc_addresses jsonb default '[]'::jsonb not null,
  bcc_addresses jsonb default '[]'::jsonb not null,
  subject text default ''::text not null,
  text text not null,
  html text,
  quoted_text text,
  quoted_html text,
  language text,
  email_message_id text,
  sender_check text,
  delivery text,
  delivery_detail text,
  mentions uuid[] default '{}'::uuid[] not null,
  raw_message_id uuid,
  send_after timestamp with time zone,
  revision integer default 1 not null,
  sent_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  constraint messages_pkey PRIMARY KEY (workspace_id, id),
  constraint messages_workspace_id_author_customer_id_fkey FOREIGN KEY (workspace_id, author_customer_id) REFERENCES customers(workspace_id, id),
  constraint messages_workspace_id_author_staff_id_fkey FOREIGN KEY (workspace_id, author_staff_id) REFERENCES staff(workspace_id, id),
  constraint messages_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint messages_workspace_id_raw_message_id_fkey FOREIGN KEY (workspace_id, raw_message_id) REFERENCES raw_messages(workspace_id, id),
  constraint messages_delivery_check CHECK ((delivery = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'rejected'::text, 'uncertain'::text, 'cancelled'::text]))),
  constraint messages_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint messages_kind_check CHECK ((kind = ANY (ARRAY['message'::text, 'note'::text]))),
  constraint messages_sender_check_check CHECK ((sender_check = ANY (ARRAY['verified'::text, 'unverified'::text, 'failed'::text])))
);
CREATE INDEX messages_by_email_message_id ON public.messages USING btree (workspace_id, email_message_id) WHERE (email_message_id IS NOT NULL);
CREATE INDEX messages_by_words ON public.messages USING gin (workspace_id, to_tsvector('simple'::regconfig, "left"(text, 100000)));
CREATE INDEX messages_mentioning ON public.messages USING gin (workspace_id, mentions) WHERE (mentions <> '{}'::uuid[]);
CREATE INDEX messages_of_conversation ON public.messages USING btree (workspace_id, conversation_id, sent_at, id);
CREATE INDEX messages_waiting ON public.messages USING btree (workspace_id, conversation_id) WHERE (delivery = 'queued'::text);
alter table messages enable row level security;
alter table messages force row level security;
create policy registry_searches on messages for select to extramile_registry using (true);
create policy workspace_rows on messages for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on messages to extramile_app;
grant select (conversation_id, created_at, mentions, text, workspace_id) on messages to extramile_registry;

create table next_update_plans (
  workspace_id uuid not null,
  conversation_id uuid not null,
  due_at timestamp with time zone not null,
  staff_id uuid,
  planned_at timestamp with time zone not null,
  constraint next_update_plans_pkey PRIMARY KEY (workspace_id, conversation_id),
  constraint next_update_plans_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint next_update_plans_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id)
);
alter table next_update_plans enable row level security;
alter table next_update_plans force row level security;
create policy workspace_rows on next_update_plans for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on next_update_plans to extramile_app;

create table outgoing_mails (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  inbox_id uuid,
  message_id uuid,
  envelope jsonb not null,
  email_message_id text not null,
  state text default 'queued'::text not null,
  send_after timestamp with time zone not null,
  lease_until timestamp with time zone,
  attempts smallint default 0 not null,
  last_error text,
  accepted_recipients text[] default '{}'::text[] not null,
  created_at timestamp with time zone default now() not null,
  finished_at timestamp with time zone,
  sign_in_refused boolean default false not null,
  constraint outgoing_mails_pkey PRIMARY KEY (workspace_id, id),
  constraint outgoing_mails_workspace_id_email_message_id_key UNIQUE (workspace_id, email_message_id),
  constraint outgoing_mails_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint outgoing_mails_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id),
  constraint outgoing_mails_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  constraint outgoing_mails_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'ask'::text, 'account'::text, 'test'::text, 'customer'::text]))),
  constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'rejected'::text, 'uncertain'::text, 'cancelled'::text])))
);
CREATE INDEX outgoing_mails_due ON public.outgoing_mails USING btree (workspace_id, send_after) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outgoing_mails_left ON public.outgoing_mails USING btree (workspace_id, inbox_id, finished_at DESC) WHERE (state = 'accepted'::text);
CREATE INDEX outgoing_mails_of_message ON public.outgoing_mails USING btree (workspace_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX outgoing_mails_tried ON public.outgoing_mails USING btree (workspace_id, inbox_id) WHERE ((state = 'queued'::text) AND (attempts > 0));
alter table outgoing_mails enable row level security;
alter table outgoing_mails force row level security;
create policy registry_reads on outgoing_mails for select to extramile_registry using (true);
create policy workspace_rows on outgoing_mails for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on outgoing_mails to extramile_app;
grant select (id, lease_until, send_after, state, workspace_id) on outgoing_mails to extramile_registry;

create table participants (
  workspace_id uuid not null,
  conversation_id uuid not null,
  address text not null,
  name text default ''::text not null,
  customer_id uuid,
  since timestamp with time zone not null,
  constraint participants_pkey PRIMARY KEY (workspace_id, conversation_id, address),
  constraint participants_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint participants_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id)
);
alter table participants enable row level security;
alter table participants force row level security;
create policy workspace_rows on participants for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on participants to extramile_app;

create table promise_moves (
  workspace_id uuid not null,
  id uuid not null,
  due_promise_id uuid not null,
  from_due_at timestamp with time zone not null,
  to_due_at timestamp with time zone not null,
  from_slot_starts_at timestamp with time zone,
  to_slot_starts_at timestamp with time zone,
  message_id uuid,
  said text default ''::text not null,
  moved_by uuid,
  moved_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint promise_moves_pkey PRIMARY KEY (workspace_id, id),
  constraint promise_moves_workspace_id_due_promise_id_fkey FOREIGN KEY (workspace_id, due_promise_id) REFERENCES due_promises(workspace_id, id) ON DELETE CASCADE,
  constraint promise_moves_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE SET NULL (message_id),
  constraint promise_moves_workspace_id_moved_by_fkey FOREIGN KEY (workspace_id, moved_by) REFERENCES staff(workspace_id, id),
  constraint promise_moves_told CHECK (((message_id IS NOT NULL) OR (said <> ''::text)))
);
CREATE INDEX promise_moves_of_promise ON public.promise_moves USING btree (workspace_id, due_promise_id, moved_at);
alter table promise_moves enable row level security;
alter table promise_moves force row level security;
create policy workspace_rows on promise_moves for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on promise_moves to extramile_app;

create table promises (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  element_id uuid,
  name text not null,
  sentence text not null,
  target_minutes integer,
  status text default 'trial'::text not null,
  trial_until timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  audience text default 'everyone'::text not null,
  tier text,
  customer_id uuid,
  limits text default ''::text not null,
  redress text default ''::text not null,
  owner_staff_id uuid,
  published_at timestamp with time zone,
  turnaround_why text default ''::text not null,
  turnaround_meanwhile text default ''::text not null,
  turnaround_shorter text default ''::text not null,
  constraint promises_pkey PRIMARY KEY (workspace_id, id),
  constraint promises_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint promises_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint promises_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint promises_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint promises_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'tier'::text, 'customer'::text]))),
  constraint promises_audience_named CHECK ((((audience = 'tier'::text) = (tier IS NOT NULL)) AND ((audience = 'customer'::text) = (customer_id IS NOT NULL)))),
  constraint promises_check_has_element CHECK (((kind <> 'check'::text) OR (element_id IS NOT NULL))),
  constraint promises_kind_check CHECK ((kind = ANY (ARRAY['first-reply'::text, 'next-reply'::text, 'close'::text, 'answer'::text, 'visit'::text, 'fix'::text, 'call-back'::text, 'next-update'::text, 'check'::text]))),
  constraint promises_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint promises_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'trial'::text, 'published'::text, 'retired'::text]))),
  constraint promises_target_minutes_check CHECK (((target_minutes >= 1) AND (target_minutes <= 525600))),
  constraint promises_target_where_timed CHECK (((target_minutes IS NULL) = (kind = ANY (ARRAY['visit'::text, 'check'::text])))),
  constraint promises_tier_check CHECK ((tier = ANY (ARRAY['standard'::text, 'premium'::text, 'flagship'::text])))
);
CREATE INDEX promises_by_element ON public.promises USING btree (workspace_id, element_id) WHERE (element_id IS NOT NULL);
CREATE INDEX promises_of_customer ON public.promises USING btree (workspace_id, customer_id) WHERE (customer_id IS NOT NULL);
alter table promises enable row level security;
alter table promises force row level security;
create policy workspace_rows on promises for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on promises to extramile_app;

create table rate_limits (
  name text not null,
  subject bytea not null,
  window_start timestamp with time zone not null,
  used integer default 0 not null,
  constraint rate_limits_pkey PRIMARY KEY (name, subject)
);
CREATE INDEX rate_limits_by_age ON public.rate_limits USING btree (window_start);
grant delete, insert, select, update on rate_limits to extramile_app;

create table raw_messages (
  workspace_id uuid not null,
  id uuid not null,
  inbox_id uuid not null,
  content_key bytea not null,
  size_in_bytes integer not null,
  body bytea,
  file_sha256 bytea,
  source text not null,
  envelope_from text,
  envelope_to text,
  state text default 'received'::text not null,
  reason text,
  attempts smallint default 0 not null,
  conversation_id uuid,
  message_id uuid,
  received_at timestamp with time zone not null,
  processed_at timestamp with time zone,
  constraint raw_messages_pkey PRIMARY KEY (workspace_id, id),
  constraint raw_messages_workspace_id_inbox_id_content_key_key UNIQUE (workspace_id, inbox_id, content_key),
  constraint raw_messages_workspace_id_file_sha256_fkey FOREIGN KEY (workspace_id, file_sha256) REFERENCES files(workspace_id, sha256),
  constraint raw_messages_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id) ON DELETE CASCADE,
  constraint raw_messages_check CHECK (((body IS NULL) <> (file_sha256 IS NULL))),
  constraint raw_messages_source_check CHECK ((source = ANY (ARRAY['imap'::text, 'smtp'::text, 'api'::text, 'test'::text]))),
  constraint raw_messages_state_check CHECK ((state = ANY (ARRAY['received'::text, 'accepted'::text, 'suppressed'::text, 'quarantined'::text])))
);
CREATE INDEX raw_messages_quarantined ON public.raw_messages USING btree (workspace_id, received_at DESC) WHERE (state = 'quarantined'::text);
CREATE INDEX raw_messages_waiting ON public.raw_messages USING btree (workspace_id, received_at) WHERE (state = 'received'::text);
alter table raw_messages enable row level security;
alter table raw_messages force row level security;
create policy registry_reads on raw_messages for select to extramile_registry using (true);
create policy workspace_rows on raw_messages for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on raw_messages to extramile_app;
grant select (attempts, id, received_at, state, workspace_id) on raw_messages to extramile_registry;

create table recoveries (
  workspace_id uuid not null,
  id uuid not null,
  failure_id uuid not null,
  owner_staff_id uuid not null,
  beneficiary_id uuid not null,
  payer_id uuid not null,
  paid_minor bigint,
  loss text,
  ends_at timestamp with time zone,
  last_touch_due_at timestamp with time zone,
  status text default 'open'::text not null,
  outcome text,
  closed_because text default ''::text not null,
  closed_at timestamp with time zone,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  last_step text default 'owned'::text not null,
  next_step text,
  next_due_at timestamp with time zone,
  constraint recoveries_pkey PRIMARY KEY (workspace_id, id),
  constraint recoveries_workspace_id_failure_id_key UNIQUE (workspace_id, failure_id),
  constraint recoveries_workspace_id_beneficiary_id_fkey FOREIGN KEY (workspace_id, beneficiary_id) REFERENCES customers(workspace_id, id),
  constraint recoveries_workspace_id_failure_id_fkey FOREIGN KEY (workspace_id, failure_id) REFERENCES failures(workspace_id, id) ON DELETE CASCADE,
  constraint recoveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint recoveries_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint recoveries_workspace_id_payer_id_fkey FOREIGN KEY (workspace_id, payer_id) REFERENCES customers(workspace_id, id),
  constraint recoveries_loss_check CHECK ((loss = ANY (ARRAY['money'::text, 'time'::text, 'product'::text, 'attention'::text]))),
  constraint recoveries_outcome_check CHECK ((outcome = ANY (ARRAY['recovered'::text, 'unrecovered'::text]))),
  constraint recoveries_paid_minor_check CHECK ((paid_minor >= 0)),
  constraint recoveries_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])))
);
CREATE INDEX recoveries_closed ON public.recoveries USING btree (workspace_id, closed_at DESC, id DESC) WHERE (status = 'closed'::text);
CREATE INDEX recoveries_due ON public.recoveries USING btree (workspace_id, next_due_at, id) WHERE (status = 'open'::text);
CREATE INDEX recoveries_lately ON public.recoveries USING btree (workspace_id, created_at DESC, id DESC);
CREATE INDEX recoveries_of_beneficiary ON public.recoveries USING btree (workspace_id, beneficiary_id, created_at DESC);
CREATE INDEX recoveries_of_owner ON public.recoveries USING btree (workspace_id, owner_staff_id, next_due_at, id) WHERE (status = 'open'::text);
CREATE INDEX recoveries_of_payer ON public.recoveries USING btree (workspace_id, payer_id, created_at DESC);
alter table recoveries enable row level security;
alter table recoveries force row level security;
create policy workspace_rows on recoveries for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recoveries to extramile_app;

create table recovery_mails (
  workspace_id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  about_id uuid not null,
  outcome text not null,
  at timestamp with time zone not null,
  constraint recovery_mails_pkey PRIMARY KEY (workspace_id, recovery_id, kind, about_id, customer_id),
  constraint recovery_mails_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_mails_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_mails_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'handed-over'::text, 'fixed'::text, 'options'::text, 'chosen'::text, 'rate'::text]))),
  constraint recovery_mails_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'no-address'::text, 'unattended'::text, 'automatic'::text, 'declined'::text, 'same-address'::text])))
);
alter table recovery_mails enable row level security;
alter table recovery_mails force row level security;
create policy workspace_rows on recovery_mails for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_mails to extramile_app;

create table recovery_options (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  kind text not null,
  words text not null,
  cost_minor bigint not null,
  face_minor bigint not null,
  position integer not null,
  round integer default 1 not null,
  withdrawn_at timestamp with time zone,
  chosen_at timestamp with time zone,
  chosen_by_kind text,
  chosen_by_name text default ''::text not null,
  constraint recovery_options_pkey PRIMARY KEY (workspace_id, id),
  constraint recovery_options_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_options_chosen_by_kind_check CHECK ((chosen_by_kind = ANY (ARRAY['customer'::text, 'staff'::text]))),
  constraint recovery_options_cost_minor_check CHECK ((cost_minor >= 0)),
  constraint recovery_options_face_minor_check CHECK ((face_minor >= 0)),
  constraint recovery_options_kind_check CHECK ((kind = ANY (ARRAY['refund'::text, 'credit'::text, 'in-kind'::text, 'redo'::text, 'time'::text, 'person'::text]))),
  constraint recovery_options_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
CREATE INDEX recovery_options_of_recovery ON public.recovery_options USING btree (workspace_id, recovery_id, "position");
CREATE UNIQUE INDEX recovery_options_one_choice ON public.recovery_options USING btree (workspace_id, recovery_id) WHERE (chosen_at IS NOT NULL);
alter table recovery_options enable row level security;
alter table recovery_options force row level security;
create policy workspace_rows on recovery_options for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_options to extramile_app;

create table recovery_owners (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  staff_id uuid not null,
  since timestamp with time zone not null,
  because text default ''::text not null,
  constraint recovery_owners_pkey PRIMARY KEY (workspace_id, id),
  constraint recovery_owners_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_owners_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id)
);
CREATE INDEX recovery_owners_of_recovery ON public.recovery_owners USING btree (workspace_id, recovery_id, since);
alter table recovery_owners enable row level security;
alter table recovery_owners force row level security;
create policy workspace_rows on recovery_owners for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_owners to extramile_app;

create table recovery_ratings (
  workspace_id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  distributive smallint not null,
  procedural smallint not null,
  interactional smallint not null,
  compared smallint not null,
  would_recommend boolean,
  words text default ''::text not null,
  at timestamp with time zone not null,
  changed_at timestamp with time zone,
  constraint recovery_ratings_pkey PRIMARY KEY (workspace_id, recovery_id),
  constraint recovery_ratings_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_ratings_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_ratings_compared_check CHECK (((compared >= 1) AND (compared <= 5))),
  constraint recovery_ratings_distributive_check CHECK (((distributive >= 1) AND (distributive <= 5))),
  constraint recovery_ratings_interactional_check CHECK (((interactional >= 1) AND (interactional <= 5))),
  constraint recovery_ratings_procedural_check CHECK (((procedural >= 1) AND (procedural <= 5))),
  constraint recovery_ratings_words_check CHECK ((length(words) <= 4000))
);
alter table recovery_ratings enable row level security;
alter table recovery_ratings force row level security;
create policy workspace_rows on recovery_ratings for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_ratings to extramile_app;

create table recovery_steps (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  step text not null,
  at timestamp with time zone not null,
  by_kind text not null,
  by_id uuid,
  words text default ''::text not null,
  message_id uuid,
  undone_at timestamp with time zone,
  undone_words text default ''::text not null,
  constraint recovery_steps_pkey PRIMARY KEY (workspace_id, id),
  constraint recovery_steps_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE SET NULL (message_id),
  constraint recovery_steps_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_steps_by_kind_check CHECK ((by_kind = ANY (ARRAY['staff'::text, 'customer'::text, 'key'::text, 'system'::text]))),
  constraint recovery_steps_step_check CHECK ((step = ANY (ARRAY['noticed'::text, 'owned'::text, 'acknowledged'::text, 'apologised'::text, 'fixed'::text, 'fix-confirmed'::text, 'options-offered'::text, 'option-chosen'::text, 'surprise-given'::text, 'last-touch'::text, 'rated'::text, 'closed'::text])))
);
CREATE INDEX recovery_steps_of_recovery ON public.recovery_steps USING btree (workspace_id, recovery_id, at);
CREATE UNIQUE INDEX recovery_steps_once ON public.recovery_steps USING btree (workspace_id, recovery_id, step) WHERE (undone_at IS NULL);
alter table recovery_steps enable row level security;
alter table recovery_steps force row level security;
create policy workspace_rows on recovery_steps for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_steps to extramile_app;

create table recovery_surprises (
  workspace_id uuid not null,
  id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  what text not null,
  what_key text not null,
  cost_minor bigint default 0 not null,
  kind text default 'surprise'::text not null,
  planned_at timestamp with time zone not null,
  planned_by uuid,
  given_at timestamp with time zone,
  constraint recovery_surprises_pkey PRIMARY KEY (workspace_id, id),
  constraint recovery_surprises_workspace_id_customer_id_what_key_key UNIQUE (workspace_id, customer_id, what_key),
  constraint recovery_surprises_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_surprises_workspace_id_planned_by_fkey FOREIGN KEY (workspace_id, planned_by) REFERENCES staff(workspace_id, id),
  constraint recovery_surprises_workspace_id_recovery_id_fkey FOREIGN KEY (workspace_id, recovery_id) REFERENCES recoveries(workspace_id, id) ON DELETE CASCADE,
  constraint recovery_surprises_cost_minor_check CHECK ((cost_minor >= 0)),
  constraint recovery_surprises_kind_check CHECK ((kind = ANY (ARRAY['surprise'::text, 'last-touch'::text]))),
  constraint recovery_surprises_what_check CHECK (((length(what) >= 1) AND (length(what) <= 300)))
);
CREATE INDEX recovery_surprises_of_recovery ON public.recovery_surprises USING btree (workspace_id, recovery_id);
CREATE TRIGGER recovery_surprises_after_the_fix BEFORE INSERT OR UPDATE OF given_at ON public.recovery_surprises FOR EACH ROW EXECUTE FUNCTION refuse_surprise_before_the_fix();
alter table recovery_surprises enable row level security;
alter table recovery_surprises force row level security;
create policy workspace_rows on recovery_surprises for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on recovery_surprises to extramile_app;

create table remote_pictures (
  workspace_id uuid not null,
  id uuid not null,
  address_sha256 bytea not null,
  file_sha256 bytea,
  problem text,
  fetched_at timestamp with time zone not null,
  constraint remote_pictures_pkey PRIMARY KEY (workspace_id, id),
  constraint remote_pictures_workspace_id_address_sha256_key UNIQUE (workspace_id, address_sha256),
  constraint remote_pictures_workspace_id_file_sha256_fkey FOREIGN KEY (workspace_id, file_sha256) REFERENCES files(workspace_id, sha256),
  constraint remote_pictures_check CHECK (((file_sha256 IS NULL) <> (problem IS NULL)))
);
CREATE INDEX remote_pictures_by_file ON public.remote_pictures USING btree (workspace_id, file_sha256) WHERE (file_sha256 IS NOT NULL);
alter table remote_pictures enable row level security;
alter table remote_pictures force row level security;
create policy workspace_rows on remote_pictures for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on remote_pictures to extramile_app;

create table request_kinds (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  constraint request_kinds_pkey PRIMARY KEY (workspace_id, id),
  constraint request_kinds_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint request_kinds_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE UNIQUE INDEX request_kinds_by_name ON public.request_kinds USING btree (workspace_id, lower(name));
alter table request_kinds enable row level security;
alter table request_kinds force row level security;
create policy workspace_rows on request_kinds for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on request_kinds to extramile_app;

create table requests (
  workspace_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  words text not null,
  scope text not null,
  is_unusual boolean not null,
  effort_minutes integer,
  effort_actual_minutes integer,
  after_extra_id uuid,
  extra_kind_id uuid,
  answer text default 'open'::text not null,
  answer_words text default ''::text not null,
  rule_id uuid,
  rule_was_told boolean,
  asked_at timestamp with time zone not null,
  recorded_by uuid,
  decided_by uuid,
  decided_at timestamp with time zone,
  done_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint requests_pkey PRIMARY KEY (workspace_id, id),
  constraint requests_workspace_id_after_extra_id_fkey FOREIGN KEY (workspace_id, after_extra_id) REFERENCES extras(workspace_id, id) ON DELETE SET NULL (after_extra_id),
  constraint requests_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint requests_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint requests_workspace_id_decided_by_fkey FOREIGN KEY (workspace_id, decided_by) REFERENCES staff(workspace_id, id),
  constraint requests_workspace_id_extra_kind_id_fkey FOREIGN KEY (workspace_id, extra_kind_id) REFERENCES extra_kinds(workspace_id, id),
  constraint requests_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint requests_workspace_id_kind_id_fkey FOREIGN KEY (workspace_id, kind_id) REFERENCES request_kinds(workspace_id, id),
  constraint requests_workspace_id_recorded_by_fkey FOREIGN KEY (workspace_id, recorded_by) REFERENCES staff(workspace_id, id),
  constraint requests_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id),
  constraint requests_answer_check CHECK ((answer = ANY (ARRAY['open'::text, 'yes'::text, 'yes-and-quote'::text, 'yes-instead-of'::text, 'later'::text, 'no'::text]))),
  constraint requests_effort_actual_minutes_check CHECK ((effort_actual_minutes >= 0)),
  constraint requests_effort_minutes_check CHECK ((effort_minutes >= 0)),
  constraint requests_no_names_its_rule CHECK (((answer <> 'no'::text) OR (rule_id IS NOT NULL))),
  constraint requests_scope_check CHECK ((scope = ANY (ARRAY['in'::text, 'beyond'::text, 'unclear'::text]))),
  constraint requests_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE INDEX requests_lately ON public.requests USING btree (workspace_id, asked_at DESC, id DESC);
CREATE INDEX requests_of_conversation ON public.requests USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX requests_of_customer ON public.requests USING btree (workspace_id, customer_id, asked_at DESC, id DESC);
CREATE INDEX requests_of_kind ON public.requests USING btree (workspace_id, kind_id, asked_at DESC);
CREATE INDEX requests_of_rule ON public.requests USING btree (workspace_id, rule_id) WHERE (rule_id IS NOT NULL);
alter table requests enable row level security;
alter table requests force row level security;
create policy workspace_rows on requests for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on requests to extramile_app;

create table rule_drills (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  situation_id uuid,
  picked_rule_id uuid,
  seconds integer not null,
  is_explained boolean not null,
  passed boolean not null,
  at timestamp with time zone not null,
  constraint rule_drills_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_drills_workspace_id_picked_rule_id_fkey FOREIGN KEY (workspace_id, picked_rule_id) REFERENCES rules(workspace_id, id) ON DELETE SET NULL (picked_rule_id),
  constraint rule_drills_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_drills_workspace_id_situation_id_fkey FOREIGN KEY (workspace_id, situation_id) REFERENCES rule_situations(workspace_id, id) ON DELETE SET NULL (situation_id),
  constraint rule_drills_seconds_check CHECK ((seconds >= 0))
);
CREATE INDEX rule_drills_of_rule ON public.rule_drills USING btree (workspace_id, rule_id, at DESC);
alter table rule_drills enable row level security;
alter table rule_drills force row level security;
create policy workspace_rows on rule_drills for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_drills to extramile_app;

create table rule_flags (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  by_kind text not null,
  staff_id uuid,
  customer_id uuid,
  conversation_id uuid,
  words text default ''::text not null,
  outcome text default 'said'::text not null,
  burdensome smallint,
  unnecessary smallint,
  ineffective smallint,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  seen_at timestamp with time zone,
  constraint rule_flags_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_flags_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint rule_flags_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint rule_flags_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_flags_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint rule_flags_burdensome_check CHECK (((burdensome >= 1) AND (burdensome <= 5))),
  constraint rule_flags_by_kind_check CHECK ((by_kind = ANY (ARRAY['staff'::text, 'customer'::text, 'key'::text]))),
  constraint rule_flags_ineffective_check CHECK (((ineffective >= 1) AND (ineffective <= 5))),
  constraint rule_flags_outcome_check CHECK ((outcome = ANY (ARRAY['bent'::text, 'held'::text, 'said'::text]))),
  constraint rule_flags_unnecessary_check CHECK (((unnecessary >= 1) AND (unnecessary <= 5))),
  constraint rule_flags_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX rule_flags_of_rule ON public.rule_flags USING btree (workspace_id, rule_id, at DESC);
CREATE INDEX rule_flags_untold ON public.rule_flags USING btree (workspace_id, staff_id) WHERE ((told_at IS NOT NULL) AND (seen_at IS NULL));
alter table rule_flags enable row level security;
alter table rule_flags force row level security;
create policy workspace_rows on rule_flags for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_flags to extramile_app;

create table rule_read_throughs (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  by_kind text not null,
  by_name text default ''::text not null,
  staff_id uuid,
  is_understood boolean not null,
  words text default ''::text not null,
  at timestamp with time zone not null,
  constraint rule_read_throughs_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_read_throughs_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_read_throughs_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint rule_read_throughs_by_kind_check CHECK ((by_kind = ANY (ARRAY['frontline'::text, 'customer'::text]))),
  constraint rule_read_throughs_words_check CHECK ((length(words) <= 1000))
);
CREATE INDEX rule_read_throughs_of_rule ON public.rule_read_throughs USING btree (workspace_id, rule_id, at DESC);
alter table rule_read_throughs enable row level security;
alter table rule_read_throughs force row level security;
create policy workspace_rows on rule_read_throughs for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_read_throughs to extramile_app;

create table rule_reviews (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  because text not null,
  opened_at timestamp with time zone not null,
  decide_by timestamp with time zone not null,
  reminded_at timestamp with time zone,
  outcome text,
  words text default ''::text not null,
  decided_by uuid,
  is_by_default boolean default false not null,
  decided_at timestamp with time zone,
  before_figures jsonb,
  after_figures jsonb,
  after_at timestamp with time zone,
  constraint rule_reviews_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_reviews_workspace_id_decided_by_fkey FOREIGN KEY (workspace_id, decided_by) REFERENCES staff(workspace_id, id),
  constraint rule_reviews_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint rule_reviews_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_reviews_because_check CHECK ((because = ANY (ARRAY['flags'::text, 'bends'::text, 'date'::text, 'person'::text, 'drill'::text]))),
  constraint rule_reviews_decided_is_whole CHECK (((outcome IS NULL) = (decided_at IS NULL))),
  constraint rule_reviews_outcome_check CHECK ((outcome = ANY (ARRAY['killed'::text, 'rewritten'::text, 'explained'::text, 'made-easier'::text]))),
  constraint rule_reviews_words_check CHECK ((length(words) <= 2000))
);
CREATE INDEX rule_reviews_decided ON public.rule_reviews USING btree (workspace_id, decided_at DESC, id DESC) WHERE (decided_at IS NOT NULL);
CREATE INDEX rule_reviews_due ON public.rule_reviews USING btree (workspace_id, decide_by) WHERE (decided_at IS NULL);
CREATE INDEX rule_reviews_of_rule ON public.rule_reviews USING btree (workspace_id, rule_id, opened_at DESC);
CREATE INDEX rule_reviews_to_look_back ON public.rule_reviews USING btree (workspace_id, decided_at) WHERE ((decided_at IS NOT NULL) AND (after_at IS NULL));
CREATE UNIQUE INDEX rule_reviews_one_open ON public.rule_reviews USING btree (workspace_id, rule_id) WHERE (decided_at IS NULL);
alter table rule_reviews enable row level security;
alter table rule_reviews force row level security;
create policy workspace_rows on rule_reviews for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_reviews to extramile_app;

create table rule_situations (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  words text not null,
  created_at timestamp with time zone not null,
  constraint rule_situations_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_situations_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_situations_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
CREATE INDEX rule_situations_of_rule ON public.rule_situations USING btree (workspace_id, rule_id);
alter table rule_situations enable row level security;
alter table rule_situations force row level security;
create policy workspace_rows on rule_situations for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_situations to extramile_app;

create table rule_uses (
  workspace_id uuid not null,
  id uuid not null,
  rule_id uuid not null,
  how text not null,
  about_kind text not null,
  about_id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  staff_id uuid,
  customer_minutes integer,
  staff_minutes integer,
  was_aggravating boolean default false not null,
  at timestamp with time zone not null,
  constraint rule_uses_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_uses_workspace_id_about_kind_about_id_rule_id_key UNIQUE (workspace_id, about_kind, about_id, rule_id),
  constraint rule_uses_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint rule_uses_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint rule_uses_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE CASCADE,
  constraint rule_uses_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint rule_uses_about_kind_check CHECK ((about_kind = ANY (ARRAY['request'::text, 'reply'::text, 'conversation'::text, 'exception'::text, 'flag'::text]))),
  constraint rule_uses_customer_minutes_check CHECK ((customer_minutes >= 0)),
  constraint rule_uses_how_check CHECK ((how = ANY (ARRAY['held'::text, 'bent'::text]))),
  constraint rule_uses_staff_minutes_check CHECK ((staff_minutes >= 0))
);
CREATE INDEX rule_uses_of_conversation ON public.rule_uses USING btree (workspace_id, conversation_id) WHERE (conversation_id IS NOT NULL);
CREATE INDEX rule_uses_of_rule ON public.rule_uses USING btree (workspace_id, rule_id, at DESC);
CREATE TRIGGER rule_uses_never_bent_when_hard BEFORE INSERT OR UPDATE ON public.rule_uses FOR EACH ROW EXECUTE FUNCTION refuse_counting_a_hard_rule_as_bent();
alter table rule_uses enable row level security;
alter table rule_uses force row level security;
create policy workspace_rows on rule_uses for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_uses to extramile_app;

create table rule_words (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid,
  conversation_id uuid,
  ask_id uuid not null,
  words text not null,
  at timestamp with time zone not null,
  rule_id uuid,
  dealt_with_at timestamp with time zone,
  dealt_with_by uuid,
  constraint rule_words_pkey PRIMARY KEY (workspace_id, id),
  constraint rule_words_workspace_id_ask_id_key UNIQUE (workspace_id, ask_id),
  constraint rule_words_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint rule_words_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE SET NULL (customer_id),
  constraint rule_words_workspace_id_dealt_with_by_fkey FOREIGN KEY (workspace_id, dealt_with_by) REFERENCES staff(workspace_id, id),
  constraint rule_words_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint rule_words_workspace_id_rule_id_fkey FOREIGN KEY (workspace_id, rule_id) REFERENCES rules(workspace_id, id) ON DELETE SET NULL (rule_id),
  constraint rule_words_words_check CHECK (((length(words) >= 1) AND (length(words) <= 2000)))
);
CREATE INDEX rule_words_of_customer ON public.rule_words USING btree (workspace_id, customer_id, at DESC) WHERE (customer_id IS NOT NULL);
CREATE INDEX rule_words_open ON public.rule_words USING btree (workspace_id, at DESC, id DESC) WHERE (dealt_with_at IS NULL);
alter table rule_words enable row level security;
alter table rule_words force row level security;
create policy workspace_rows on rule_words for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rule_words to extramile_app;

create table rules (
  workspace_id uuid not null,
  id uuid not null,
  staff_wording text not null,
  customer_sentence text default ''::text not null,
  why text default ''::text not null,
  protects text default ''::text not null,
  kind text not null,
  flex text not null,
  is_told boolean default false not null,
  untold_because text default ''::text not null,
  owner_staff_id uuid,
  born_on date,
  review_by date,
  burden_minutes integer,
  status text default 'live'::text not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  harm text default ''::text not null,
  words_to_use text default ''::text not null,
  nearest_yes text default ''::text not null,
  is_new boolean default false not null,
  replaces_id uuid,
  staff_minutes integer,
  worded_at timestamp with time zone,
  constraint rules_pkey PRIMARY KEY (workspace_id, id),
  constraint rules_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint rules_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint rules_workspace_id_replaces_id_fkey FOREIGN KEY (workspace_id, replaces_id) REFERENCES rules(workspace_id, id),
  constraint rules_burden_minutes_check CHECK ((burden_minutes >= 0)),
  constraint rules_flex_check CHECK ((flex = ANY (ARRAY['hard'::text, 'soft'::text, 'guide'::text]))),
  constraint rules_kind_check CHECK ((kind = ANY (ARRAY['law'::text, 'safety'::text, 'contract'::text, 'commercial'::text, 'habit'::text]))),
  constraint rules_live_is_whole CHECK (((status <> 'live'::text) OR ((customer_sentence <> ''::text) AND (owner_staff_id IS NOT NULL) AND (review_by IS NOT NULL)))),
  constraint rules_staff_minutes_check CHECK ((staff_minutes >= 0)),
  constraint rules_staff_wording_check CHECK (((length(staff_wording) >= 1) AND (length(staff_wording) <= 500))),
  constraint rules_status_check CHECK ((status = ANY (ARRAY['nominated'::text, 'evidence'::text, 'deciding'::text, 'live'::text, 'killed'::text, 'rewritten'::text, 'explained'::text])))
);
CREATE INDEX rules_by_replaced ON public.rules USING btree (workspace_id, replaces_id) WHERE (replaces_id IS NOT NULL);
alter table rules enable row level security;
alter table rules force row level security;
create policy workspace_rows on rules for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on rules to extramile_app;

create table same_page_checks (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  both_in_at timestamp with time zone,
  constraint same_page_checks_pkey PRIMARY KEY (workspace_id, id),
  constraint same_page_checks_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint same_page_checks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint same_page_checks_workspace_id_opened_by_fkey FOREIGN KEY (workspace_id, opened_by) REFERENCES staff(workspace_id, id)
);
CREATE INDEX same_page_checks_of_customer ON public.same_page_checks USING btree (workspace_id, customer_id, opened_at DESC);
alter table same_page_checks enable row level security;
alter table same_page_checks force row level security;
create policy workspace_rows on same_page_checks for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on same_page_checks to extramile_app;

create table same_page_rankings (
  workspace_id uuid not null,
  check_id uuid not null,
  side text not null,
  items jsonb not null,
  name text default ''::text not null,
  staff_id uuid,
  at timestamp with time zone not null,
  constraint same_page_rankings_pkey PRIMARY KEY (workspace_id, check_id, side),
  constraint same_page_rankings_workspace_id_check_id_fkey FOREIGN KEY (workspace_id, check_id) REFERENCES same_page_checks(workspace_id, id) ON DELETE CASCADE,
  constraint same_page_rankings_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint same_page_rankings_side_check CHECK ((side = ANY (ARRAY['us'::text, 'them'::text])))
);
alter table same_page_rankings enable row level security;
alter table same_page_rankings force row level security;
create policy workspace_rows on same_page_rankings for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on same_page_rankings to extramile_app;

create table schema_migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);
grant select on schema_migrations to extramile_app;

create table sentence_waves (
  workspace_id uuid not null,
  id uuid not null,
  starts_on date not null,
  ends_on date not null,
  opened_by uuid,
  created_at timestamp with time zone not null,
  constraint sentence_waves_pkey PRIMARY KEY (workspace_id, id),
  constraint sentence_waves_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint sentence_waves_workspace_id_opened_by_fkey FOREIGN KEY (workspace_id, opened_by) REFERENCES staff(workspace_id, id)
);
CREATE UNIQUE INDEX sentence_waves_by_start ON public.sentence_waves USING btree (workspace_id, starts_on);
alter table sentence_waves enable row level security;
alter table sentence_waves force row level security;
create policy workspace_rows on sentence_waves for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on sentence_waves to extramile_app;

create table sessions (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  is_complete boolean default false not null,
  proved_at timestamp with time zone default now() not null,
  user_agent text default ''::text not null,
  ip inet,
  created_at timestamp with time zone default now() not null,
  last_seen_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (workspace_id, id),
  constraint sessions_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint sessions_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_staff ON public.sessions USING btree (workspace_id, staff_id);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy workspace_rows on sessions for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on sessions to extramile_app;

create table single_use_links (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  token_hash bytea not null,
  staff_id uuid not null,
  email text not null,
  created_by uuid,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint single_use_links_pkey PRIMARY KEY (workspace_id, id),
  constraint single_use_links_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint single_use_links_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint single_use_links_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'password-reset'::text])))
);
CREATE INDEX single_use_links_by_staff ON public.single_use_links USING btree (workspace_id, staff_id);
alter table single_use_links enable row level security;
alter table single_use_links force row level security;
create policy workspace_rows on single_use_links for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on single_use_links to extramile_app;

create table staff (
  workspace_id uuid not null,
  id uuid not null,
  email text not null,
  name text not null,
  role text not null,
  status text default 'active'::text not null,
  password_hash text,
  totp_secret bytea,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  recovery_code_hashes bytea[] default '{}'::bytea[] not null,
  locale text,
  preferences jsonb default '{}'::jsonb not null,
  last_seen_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint staff_pkey PRIMARY KEY (workspace_id, id),
  constraint staff_workspace_id_email_key UNIQUE (workspace_id, email),
  constraint staff_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint staff_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint staff_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'staff'::text, 'light'::text]))),
  constraint staff_status_check CHECK ((status = ANY (ARRAY['invited'::text, 'active'::text, 'suspended'::text])))
);
CREATE INDEX staff_by_email ON public.staff USING btree (email);
alter table staff enable row level security;
alter table staff force row level security;
create policy registry_reads on staff for select to extramile_registry using (true);
create policy workspace_rows on staff for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on staff to extramile_app;
grant select (email, status, workspace_id) on staff to extramile_registry;

create table staff_answers (
  workspace_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  question text not null,
  value smallint not null,
  customer_id uuid,
  wave_id uuid,
  week date not null,
  at timestamp with time zone not null,
  constraint staff_answers_pkey PRIMARY KEY (workspace_id, id),
  constraint staff_answers_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint staff_answers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint staff_answers_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint staff_answers_workspace_id_wave_id_fkey FOREIGN KEY (workspace_id, wave_id) REFERENCES sentence_waves(workspace_id, id),
  constraint staff_answers_question_check CHECK ((question = ANY (ARRAY['superior'::text, 'took-more'::text, 'could-say-yes'::text]))),
  constraint staff_answers_value_check CHECK (((value >= 1) AND (value <= 5)))
);
CREATE INDEX staff_answers_of_customer ON public.staff_answers USING btree (workspace_id, customer_id, week DESC) WHERE (customer_id IS NOT NULL);
CREATE UNIQUE INDEX staff_answers_once_a_week ON public.staff_answers USING btree (workspace_id, staff_id, question, week, COALESCE(customer_id, '00000000-0000-0000-0000-000000000000'::uuid));
alter table staff_answers enable row level security;
alter table staff_answers force row level security;
create policy workspace_rows on staff_answers for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on staff_answers to extramile_app;

create table staff_authority (
  workspace_id uuid not null,
  staff_id uuid not null,
  per_case_minor bigint,
  per_month_minor bigint,
  updated_at timestamp with time zone not null,
  constraint staff_authority_pkey PRIMARY KEY (workspace_id, staff_id),
  constraint staff_authority_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint staff_authority_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint staff_authority_per_case_minor_check CHECK ((per_case_minor >= 0)),
  constraint staff_authority_per_month_minor_check CHECK ((per_month_minor >= 0))
);
alter table staff_authority enable row level security;
alter table staff_authority force row level security;
create policy workspace_rows on staff_authority for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on staff_authority to extramile_app;

create table team_members (
  workspace_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  constraint team_members_pkey PRIMARY KEY (workspace_id, team_id, staff_id),
  constraint team_members_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id) ON DELETE CASCADE,
  constraint team_members_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX team_members_by_staff ON public.team_members USING btree (workspace_id, staff_id);
alter table team_members enable row level security;
alter table team_members force row level security;
create policy workspace_rows on team_members for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on team_members to extramile_app;

create table teams (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone default now() not null,
  constraint teams_pkey PRIMARY KEY (workspace_id, id),
  constraint teams_workspace_id_name_key UNIQUE (workspace_id, name),
  constraint teams_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint teams_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
);
alter table teams enable row level security;
alter table teams force row level security;
create policy workspace_rows on teams for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on teams to extramile_app;

create table touchpoints (
  workspace_id uuid not null,
  id uuid not null,
  name text not null,
  stage text not null,
  position integer default 0 not null,
  status text default 'live'::text not null,
  created_at timestamp with time zone default now() not null,
  owner_staff_id uuid,
  constraint touchpoints_pkey PRIMARY KEY (workspace_id, id),
  constraint touchpoints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint touchpoints_workspace_id_owner_staff_id_fkey FOREIGN KEY (workspace_id, owner_staff_id) REFERENCES staff(workspace_id, id),
  constraint touchpoints_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint touchpoints_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'during'::text, 'after'::text]))),
  constraint touchpoints_status_check CHECK ((status = ANY (ARRAY['live'::text, 'retired'::text])))
);
alter table touchpoints enable row level security;
alter table touchpoints force row level security;
create policy workspace_rows on touchpoints for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on touchpoints to extramile_app;

create table trade_off_sheets (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  figures jsonb not null,
  status text default 'draft'::text not null,
  offered_at timestamp with time zone,
  chosen_way text,
  chosen_words text default ''::text not null,
  chosen_by_name text default ''::text not null,
  chosen_at timestamp with time zone,
  decision_id uuid,
  created_by uuid,
  created_at timestamp with time zone not null,
  constraint trade_off_sheets_pkey PRIMARY KEY (workspace_id, id),
  constraint trade_off_sheets_workspace_id_created_by_fkey FOREIGN KEY (workspace_id, created_by) REFERENCES staff(workspace_id, id),
  constraint trade_off_sheets_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint trade_off_sheets_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id) REFERENCES decisions(workspace_id, id),
  constraint trade_off_sheets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint trade_off_sheets_chosen_is_whole CHECK (((status = 'chosen'::text) = (chosen_way IS NOT NULL))),
  constraint trade_off_sheets_chosen_way_check CHECK ((chosen_way = ANY (ARRAY['swap'::text, 'fee'::text, 'later'::text, 'not'::text]))),
  constraint trade_off_sheets_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'offered'::text, 'chosen'::text, 'withdrawn'::text])))
);
CREATE INDEX trade_off_sheets_of_customer ON public.trade_off_sheets USING btree (workspace_id, customer_id, created_at DESC);
CREATE UNIQUE INDEX trade_off_sheets_one_open ON public.trade_off_sheets USING btree (workspace_id, customer_id) WHERE (status = ANY (ARRAY['draft'::text, 'offered'::text]));
alter table trade_off_sheets enable row level security;
alter table trade_off_sheets force row level security;
create policy workspace_rows on trade_off_sheets for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on trade_off_sheets to extramile_app;

create table unclear_starts (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  because text not null,
  words text default ''::text not null,
  staff_id uuid,
  at timestamp with time zone not null,
  constraint unclear_starts_pkey PRIMARY KEY (workspace_id, id),
  constraint unclear_starts_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE SET NULL (conversation_id),
  constraint unclear_starts_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id) ON DELETE CASCADE,
  constraint unclear_starts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint unclear_starts_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint unclear_starts_because_check CHECK ((because = ANY (ARRAY['keeping-the-peace'::text, 'no-time'::text, 'thought-it-obvious'::text, 'client-declined'::text])))
);
CREATE INDEX unclear_starts_of_customer ON public.unclear_starts USING btree (workspace_id, customer_id, at DESC);
alter table unclear_starts enable row level security;
alter table unclear_starts force row level security;
create policy workspace_rows on unclear_starts for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on unclear_starts to extramile_app;

create table workspace_counters (
  workspace_id uuid not null,
  name text not null,
  value bigint default 0 not null,
  constraint workspace_counters_pkey PRIMARY KEY (workspace_id, name),
  constraint workspace_counters_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
alter table workspace_counters enable row level security;
alter table workspace_counters force row level security;
create policy workspace_rows on workspace_counters for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on workspace_counters to extramile_app;

create table workspaces (
  id uuid not null,
  workspace_id uuid generated always as (id) stored not null,
  slug text not null,
  name text not null,
  time_zone text not null,
  locale text default 'en'::text not null,
  currency character(3) default 'GBP'::bpchar not null,
  trade text default 'other'::text not null,
  slogans text[] default '{}'::text[] not null,
  settings jsonb default '{}'::jsonb not null,
  suspended_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  working_periods jsonb default '[{"to": "17:00", "from": "09:00", "weekday": 1}, {"to": "17:00", "from": "09:00", "weekday": 2}, {"to": "17:00", "from": "09:00", "weekday": 3}, {"to": "17:00", "from": "09:00", "weekday": 4}, {"to": "17:00", "from": "09:00", "weekday": 5}]'::jsonb not null,
  holidays text[] default '{}'::text[] not null,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_slug_key UNIQUE (slug),
  constraint workspaces_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint workspaces_slug_check CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text)),
  constraint workspaces_trade_check CHECK ((trade = ANY (ARRAY['hotel'::text, 'adviser'::text, 'trades'::text, 'shop'::text, 'software'::text, 'other'::text])))
);
alter table workspaces enable row level security;
alter table workspaces force row level security;
create policy registry_reads on workspaces for select to extramile_registry using (true);
create policy workspace_rows on workspaces for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on workspaces to extramile_app;
grant select (id, name, slug, suspended_at) on workspaces to extramile_registry;

CREATE OR REPLACE FUNCTION public.asker_may(permission text)
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN ((COALESCE(current_setting('app.permissions'::text, true), ''::text) = ANY (ARRAY[''::text, '*'::text])) OR (permission = ANY (string_to_array(current_setting('app.permissions'::text, true), ' '::text))));
alter routine asker_may(text) owner to the owner of the schema;
grant execute on routine asker_may(text) to public;

CREATE OR REPLACE FUNCTION public.current_workspace()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid;
alter routine current_workspace() owner to the owner of the schema;
grant execute on routine current_workspace() to public;

CREATE OR REPLACE FUNCTION public.find_inbox_of_address(wanted text)
 RETURNS TABLE(workspace_id uuid, inbox_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT i.workspace_id,
     i.id
    FROM (inboxes i
      JOIN workspaces w ON ((w.id = i.workspace_id)))
   WHERE ((i.address = lower(find_inbox_of_address.wanted)) AND (i.status = 'active'::text) AND (w.suspended_at IS NULL));
END;
alter routine find_inbox_of_address(text) owner to extramile_registry;
grant execute on routine find_inbox_of_address(text) to extramile_app;

CREATE OR REPLACE FUNCTION public.find_mentions(staff uuid, at_most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT m.conversation_id
    FROM messages m
   WHERE ((m.workspace_id = ( SELECT current_workspace() AS current_workspace)) AND (m.mentions @> ARRAY[find_mentions.staff]) AND (m.mentions <> '{}'::uuid[]))
   GROUP BY m.conversation_id
   ORDER BY (max(m.created_at)) DESC
  LIMIT find_mentions.at_most;
END;
alter routine find_mentions(uuid,integer) owner to extramile_registry;
grant execute on routine find_mentions(uuid,integer) to extramile_app;

CREATE OR REPLACE FUNCTION public.find_only_workspace()
 RETURNS TABLE(id uuid, slug text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT w.id,
     w.slug,
     w.name
    FROM workspaces w
   WHERE ((w.suspended_at IS NULL) AND (( SELECT count(*) AS count
            FROM workspaces) = 1));
END;
alter routine find_only_workspace() owner to extramile_registry;
grant execute on routine find_only_workspace() to extramile_app;

CREATE OR REPLACE FUNCTION public.find_workspace_id(wanted_slug text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT workspaces.id
    FROM workspaces
   WHERE ((workspaces.slug = lower(find_workspace_id.wanted_slug)) AND (workspaces.suspended_at IS NULL));
END;
alter routine find_workspace_id(text) owner to extramile_registry;
grant execute on routine find_workspace_id(text) to extramile_app;

CREATE OR REPLACE FUNCTION public.has_any_workspace()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT (EXISTS ( SELECT
            FROM workspaces)) AS "exists";
END;
alter routine has_any_workspace() owner to extramile_registry;
grant execute on routine has_any_workspace() to extramile_app;

CREATE OR REPLACE FUNCTION public.keep_acceptances()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'an acceptance does not change' using errcode = 'integrity_constraint_violation';
end
$function$;
alter routine keep_acceptances() owner to the owner of the schema;
grant execute on routine keep_acceptances() to public;

CREATE OR REPLACE FUNCTION public.keep_offered_versions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status <> 'draft' and (new.content is distinct from old.content or new.number is distinct from old.number
    or new.agreement_id <> old.agreement_id or new.proposed_by <> old.proposed_by or new.base_version_id is distinct from old.base_version_id) then
    raise exception 'an offered version does not change' using errcode = 'integrity_constraint_violation';
  end if;
  if old.status in ('accepted', 'superseded') and new.status = 'draft' then
    raise exception 'an accepted version is no draft again' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end
$function$;
alter routine keep_offered_versions() owner to the owner of the schema;
grant execute on routine keep_offered_versions() to public;

CREATE OR REPLACE FUNCTION public.list_imap_inboxes()
 RETURNS TABLE(workspace_id uuid, inbox_id uuid, fingerprint text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT i.workspace_id,
     i.id,
     md5(((i.connection)::text || COALESCE(encode(i.secrets, 'hex'::text), ''::text))) AS md5
    FROM (inboxes i
      JOIN workspaces w ON ((w.id = i.workspace_id)))
   WHERE ((i.status = 'active'::text) AND (i.connection ? 'imap'::text) AND (w.suspended_at IS NULL))
   ORDER BY i.workspace_id, i.id;
END;
alter routine list_imap_inboxes() owner to extramile_registry;
grant execute on routine list_imap_inboxes() to extramile_app;

CREATE OR REPLACE FUNCTION public.list_stuck_outgoing_mails(moment timestamp with time zone, at_most integer)
 RETURNS TABLE(workspace_id uuid, outgoing_mail_id uuid, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT o.workspace_id,
     o.id,
     o.state
    FROM outgoing_mails o
   WHERE (((o.state = 'sending'::text) AND (o.lease_until < list_stuck_outgoing_mails.moment)) OR ((o.state = 'queued'::text) AND (o.send_after < (list_stuck_outgoing_mails.moment - '00:01:00'::interval))))
   ORDER BY o.send_after
  LIMIT list_stuck_outgoing_mails.at_most;
END;
alter routine list_stuck_outgoing_mails(timestamp with time zone,integer) owner to extramile_registry;
grant execute on routine list_stuck_outgoing_mails(timestamp with time zone,integer) to extramile_app;

CREATE OR REPLACE FUNCTION public.list_waiting_raw_messages(received_before timestamp with time zone, at_most integer)
 RETURNS TABLE(workspace_id uuid, raw_message_id uuid, attempts integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT r.workspace_id,
     r.id,
     r.attempts
    FROM raw_messages r
   WHERE ((r.state = 'received'::text) AND (r.received_at < list_waiting_raw_messages.received_before))
   ORDER BY r.attempts, r.received_at
  LIMIT list_waiting_raw_messages.at_most;
END;
alter routine list_waiting_raw_messages(timestamp with time zone,integer) owner to extramile_registry;
grant execute on routine list_waiting_raw_messages(timestamp with time zone,integer) to extramile_app;

CREATE OR REPLACE FUNCTION public.list_workspace_ids()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT workspaces.id
    FROM workspaces
   WHERE (workspaces.suspended_at IS NULL)
   ORDER BY workspaces.id;
END;
alter routine list_workspace_ids() owner to extramile_registry;
grant execute on routine list_workspace_ids() to extramile_app;

CREATE OR REPLACE FUNCTION public.list_workspaces_of_customer_address(wanted text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT w.id
    FROM (customer_identities i
      JOIN workspaces w ON ((w.id = i.workspace_id)))
   WHERE ((i.kind = 'email'::text) AND (i.value = lower(list_workspaces_of_customer_address.wanted)) AND (w.suspended_at IS NULL))
   ORDER BY w.id
  LIMIT 20;
END;
alter routine list_workspaces_of_customer_address(text) owner to extramile_registry;
grant execute on routine list_workspaces_of_customer_address(text) to extramile_app;

CREATE OR REPLACE FUNCTION public.list_workspaces_of_email(wanted text)
 RETURNS TABLE(workspace_id uuid, slug text, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT w.id,
     w.slug,
     w.name
    FROM (staff s
      JOIN workspaces w ON ((w.id = s.workspace_id)))
   WHERE ((s.email = lower(list_workspaces_of_email.wanted)) AND (s.status = 'active'::text) AND (w.suspended_at IS NULL))
   ORDER BY w.id
  LIMIT 20;
END;
alter routine list_workspaces_of_email(text) owner to extramile_registry;
grant execute on routine list_workspaces_of_email(text) to extramile_app;

CREATE OR REPLACE PROCEDURE public.protect_workspace_rows(IN target regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy workspace_rows on %s for all to extramile_app using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))',
    target);
  execute format('grant select, insert, update, delete on %s to extramile_app', target);
end
$procedure$;
alter routine protect_workspace_rows(regclass) owner to the owner of the schema;
grant execute on routine protect_workspace_rows(regclass) to public;

CREATE OR REPLACE FUNCTION public.refuse_bending_a_hard_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select flex from rules where workspace_id = new.workspace_id and id = new.rule_id for share) = 'hard' then
    raise exception 'a hard rule is never bent' using errcode = 'check_violation', constraint = 'exceptions_never_of_a_hard_rule';
  end if;
  return new;
end
$function$;
alter routine refuse_bending_a_hard_rule() owner to the owner of the schema;
grant execute on routine refuse_bending_a_hard_rule() to public;

CREATE OR REPLACE FUNCTION public.refuse_counting_a_hard_rule_as_bent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.how = 'bent' and (select flex from rules where workspace_id = new.workspace_id and id = new.rule_id for share) = 'hard' then
    raise exception 'a hard rule is never bent' using errcode = 'check_violation', constraint = 'rule_uses_never_bent_when_hard';
  end if;
  return new;
end
$function$;
alter routine refuse_counting_a_hard_rule_as_bent() owner to the owner of the schema;
grant execute on routine refuse_counting_a_hard_rule_as_bent() to public;

CREATE OR REPLACE FUNCTION public.refuse_surprise_before_the_fix()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.given_at is not null and new.kind = 'surprise' and not exists (
    select 1 from recovery_steps s where s.workspace_id = new.workspace_id and s.recovery_id = new.recovery_id
      and s.step = 'fix-confirmed' and s.undone_at is null and s.at <= new.given_at) then
    raise exception 'a surprise comes after the fix is confirmed' using errcode = 'check_violation', constraint = 'recovery_surprises_after_the_fix';
  end if;
  return new;
end
$function$;
alter routine refuse_surprise_before_the_fix() owner to the owner of the schema;
grant execute on routine refuse_surprise_before_the_fix() to public;

CREATE OR REPLACE FUNCTION public.search_conversations(words text, at_most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT found.id
    FROM ( SELECT c.id,
             c.last_message_at
            FROM conversations c
           WHERE ((c.workspace_id = ( SELECT current_workspace() AS current_workspace)) AND (c.subject ~~* (('%'::text || replace(replace(replace(search_conversations.words, '\'::text, '\\'::text), '%'::text, '\%'::text), '_'::text, '\_'::text)) || '%'::text)))
         UNION
          SELECT c.id,
             c.last_message_at
            FROM (messages m
              JOIN conversations c ON (((c.workspace_id = m.workspace_id) AND (c.id = m.conversation_id))))
           WHERE ((m.workspace_id = ( SELECT current_workspace() AS current_workspace)) AND (to_tsvector('simple'::regconfig, "left"(m.text, 100000)) @@ websearch_to_tsquery('simple'::regconfig, search_conversations.words)))) found
   ORDER BY found.last_message_at DESC, found.id
  LIMIT search_conversations.at_most;
END;
alter routine search_conversations(text,integer) owner to extramile_registry;
grant execute on routine search_conversations(text,integer) to extramile_app;

CREATE OR REPLACE FUNCTION public.search_customers(words text, at_most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT found.id
    FROM ( SELECT c.id,
             c.last_conversation_at
            FROM customers c
           WHERE ((c.workspace_id = ( SELECT current_workspace() AS current_workspace)) AND (c.name ~~* (('%'::text || search_customers.words) || '%'::text)))
         UNION
          SELECT c.id,
             c.last_conversation_at
            FROM (customer_identities i
              JOIN customers c ON (((c.workspace_id = i.workspace_id) AND (c.id = i.customer_id))))
           WHERE ((i.workspace_id = ( SELECT current_workspace() AS current_workspace)) AND (i.value ~~* (('%'::text || search_customers.words) || '%'::text)))) found
   ORDER BY found.last_conversation_at DESC NULLS LAST, found.id
  LIMIT search_customers.at_most;
END;
alter routine search_customers(text,integer) owner to extramile_registry;
grant execute on routine search_customers(text,integer) to extramile_app;

CREATE OR REPLACE FUNCTION public.sequence_waiting_events(at_most integer)
 RETURNS TABLE(workspace_id uuid, last_seq bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
begin
  -- One relay at a time in the whole installation; a second one simply finds nothing to do.
  if not pg_try_advisory_xact_lock(hashtext('extramile.relay')) then return; end if;
  return query
    with waiting as (
      select e.workspace_id, e.id from events e where e.seq is null order by e.id limit at_most
    ), numbered as (
      select w.workspace_id, w.id,
        coalesce((select max(p.seq) from events p where p.workspace_id = w.workspace_id and p.seq is not null), 0)
          + row_number() over (partition by w.workspace_id order by w.id) as given
      from waiting w
    ), done as (
      update events e set seq = n.given from numbered n
      where e.workspace_id = n.workspace_id and e.id = n.id
      returning e.workspace_id, e.seq
    )
    select d.workspace_id, max(d.seq) from done d group by d.workspace_id;
end
$function$;
alter routine sequence_waiting_events(integer) owner to extramile_registry;
grant execute on routine sequence_waiting_events(integer) to extramile_app;

create extension btree_gin;
create extension pg_trgm;
create extension unaccent;
grant usage on schema public to extramile_app;
grant create, usage on schema public to extramile_registry;
