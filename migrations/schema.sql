-- The database that the migrations make, printed by tools/db-types.ts. Read it; never edit it.

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
  constraint answers_question_check CHECK ((question = ANY (ARRAY['school-mark'::text, 'basic-worked'::text, 'how-did-i-do'::text, 'keep'::text, 'change'::text, 'what-missed'::text])))
);
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
  constraint asks_pkey PRIMARY KEY (workspace_id, id),
  constraint asks_workspace_id_token_hash_key UNIQUE (workspace_id, token_hash),
  constraint asks_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint asks_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint asks_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint asks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint asks_workspace_id_staff_id_fkey FOREIGN KEY (workspace_id, staff_id) REFERENCES staff(workspace_id, id),
  constraint asks_status_check CHECK ((status = ANY (ARRAY['sent'::text, 'answered'::text, 'expired'::text, 'withdrawn'::text])))
);
CREATE INDEX asks_of_customer ON public.asks USING btree (workspace_id, customer_id, sent_at DESC);
CREATE INDEX asks_of_staff ON public.asks USING btree (workspace_id, staff_id, sent_at DESC) WHERE (staff_id IS NOT NULL);
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
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy workspace_rows on audit_entries for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant insert, select on audit_entries to extramile_app;

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
  constraint conversations_pkey PRIMARY KEY (workspace_id, id),
  constraint conversations_workspace_id_number_key UNIQUE (workspace_id, number),
  constraint conversations_workspace_id_assignee_id_fkey FOREIGN KEY (workspace_id, assignee_id) REFERENCES staff(workspace_id, id),
  constraint conversations_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint conversations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint conversations_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id),
  constraint conversations_workspace_id_team_id_fkey FOREIGN KEY (workspace_id, team_id) REFERENCES teams(workspace_id, id),
  constraint conversations_workspace_id_touchpoint_id_fkey FOREIGN KEY (workspace_id, touchpoint_id) REFERENCES touchpoints(workspace_id, id),
  constraint conversations_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'chat'::text, 'form'::text, 'phone'::text, 'api'::text]))),
  constraint conversations_last_message_direction_check CHECK ((last_message_direction = ANY (ARRAY['in'::text, 'out'::text]))),
  constraint conversations_status_check CHECK ((status = ANY (ARRAY['open'::text, 'waiting'::text, 'snoozed'::text, 'closed'::text, 'spam'::text]))),
  constraint conversations_subject_check CHECK ((length(subject) <= 1000))
);
CREATE INDEX conversations_by_status ON public.conversations USING btree (workspace_id, status, last_message_at DESC, id DESC);
CREATE INDEX conversations_by_subject ON public.conversations USING gin (workspace_id, subject gin_trgm_ops);
CREATE INDEX conversations_of_assignee ON public.conversations USING btree (workspace_id, assignee_id, status, last_message_at DESC, id DESC) WHERE (assignee_id IS NOT NULL);
CREATE INDEX conversations_of_customer ON public.conversations USING btree (workspace_id, customer_id, last_message_at DESC, id DESC);
CREATE INDEX conversations_of_team ON public.conversations USING btree (workspace_id, team_id, status, last_message_at DESC, id DESC) WHERE (team_id IS NOT NULL);
CREATE INDEX conversations_to_wake ON public.conversations USING btree (workspace_id, snoozed_until) WHERE (status = 'snoozed'::text);
CREATE INDEX conversations_unassigned ON public.conversations USING btree (workspace_id, status, last_message_at DESC, id DESC) WHERE ((assignee_id IS NULL) AND (status = ANY (ARRAY['open'::text, 'waiting'::text, 'snoozed'::text])));
CREATE UNIQUE INDEX conversations_external_id ON public.conversations USING btree (workspace_id, external_id) WHERE (external_id IS NOT NULL);
alter table conversations enable row level security;
alter table conversations force row level security;
create policy registry_searches on conversations for select to extramile_registry using (true);
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
CREATE INDEX customer_identities_by_customer ON public.customer_identities USING btree (workspace_id, customer_id);
CREATE INDEX customer_identities_by_value ON public.customer_identities USING gin (workspace_id, value gin_trgm_ops);
alter table customer_identities enable row level security;
alter table customer_identities force row level security;
create policy registry_searches on customer_identities for select to extramile_registry using ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
create policy workspace_rows on customer_identities for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on customer_identities to extramile_app;
grant select (customer_id, value, workspace_id) on customer_identities to extramile_registry;

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
  promise_id uuid not null,
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
  constraint due_promises_pkey PRIMARY KEY (workspace_id, id),
  constraint due_promises_workspace_id_promise_id_conversation_id_starte_key UNIQUE (workspace_id, promise_id, conversation_id, started_at),
  constraint due_promises_workspace_id_conversation_id_fkey FOREIGN KEY (workspace_id, conversation_id) REFERENCES conversations(workspace_id, id) ON DELETE CASCADE,
  constraint due_promises_workspace_id_customer_id_fkey FOREIGN KEY (workspace_id, customer_id) REFERENCES customers(workspace_id, id),
  constraint due_promises_workspace_id_promise_id_fkey FOREIGN KEY (workspace_id, promise_id) REFERENCES promises(workspace_id, id),
  constraint due_promises_outcome_check CHECK ((outcome = ANY (ARRAY['open'::text, 'kept'::text, 'missed'::text, 'recovered'::text, 'void'::text])))
);
CREATE INDEX due_promises_lately ON public.due_promises USING btree (workspace_id, promise_id, started_at DESC);
CREATE INDEX due_promises_missed ON public.due_promises USING btree (workspace_id, decided_at DESC) WHERE (outcome = 'missed'::text);
CREATE INDEX due_promises_of_conversation ON public.due_promises USING btree (workspace_id, conversation_id, due_at);
CREATE INDEX due_promises_of_customer ON public.due_promises USING btree (workspace_id, customer_id, due_at DESC);
CREATE INDEX due_promises_open ON public.due_promises USING btree (workspace_id, due_at) WHERE (outcome = 'open'::text);
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
  constraint elements_pkey PRIMARY KEY (workspace_id, id),
  constraint elements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
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
alter table messages enable row level security;
alter table messages force row level security;
create policy registry_searches on messages for select to extramile_registry using (true);
create policy workspace_rows on messages for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on messages to extramile_app;
grant select (conversation_id, created_at, mentions, text, workspace_id) on messages to extramile_registry;

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
  constraint outgoing_mails_pkey PRIMARY KEY (workspace_id, id),
  constraint outgoing_mails_workspace_id_email_message_id_key UNIQUE (workspace_id, email_message_id),
  constraint outgoing_mails_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint outgoing_mails_workspace_id_inbox_id_fkey FOREIGN KEY (workspace_id, inbox_id) REFERENCES inboxes(workspace_id, id),
  constraint outgoing_mails_workspace_id_message_id_fkey FOREIGN KEY (workspace_id, message_id) REFERENCES messages(workspace_id, id) ON DELETE CASCADE,
  constraint outgoing_mails_kind_check CHECK ((kind = ANY (ARRAY['reply'::text, 'ask'::text, 'account'::text, 'test'::text]))),
  constraint outgoing_mails_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'accepted'::text, 'rejected'::text, 'uncertain'::text, 'cancelled'::text])))
);
CREATE INDEX outgoing_mails_due ON public.outgoing_mails USING btree (workspace_id, send_after) WHERE (state = ANY (ARRAY['queued'::text, 'sending'::text]));
CREATE INDEX outgoing_mails_of_message ON public.outgoing_mails USING btree (workspace_id, message_id) WHERE (message_id IS NOT NULL);
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

create table promises (
  workspace_id uuid not null,
  id uuid not null,
  kind text not null,
  element_id uuid,
  name text not null,
  sentence text not null,
  target_minutes integer not null,
  status text default 'trial'::text not null,
  trial_until timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint promises_pkey PRIMARY KEY (workspace_id, id),
  constraint promises_workspace_id_element_id_fkey FOREIGN KEY (workspace_id, element_id) REFERENCES elements(workspace_id, id),
  constraint promises_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint promises_kind_check CHECK ((kind = ANY (ARRAY['first-reply'::text, 'next-reply'::text, 'close'::text]))),
  constraint promises_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint promises_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'trial'::text, 'published'::text, 'retired'::text]))),
  constraint promises_target_minutes_check CHECK (((target_minutes >= 1) AND (target_minutes <= 525600)))
);
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
grant select (id, received_at, state, workspace_id) on raw_messages to extramile_registry;

create table schema_migrations (
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (name)
);
grant select on schema_migrations to extramile_app;

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
  constraint touchpoints_pkey PRIMARY KEY (workspace_id, id),
  constraint touchpoints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint touchpoints_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint touchpoints_stage_check CHECK ((stage = ANY (ARRAY['before'::text, 'during'::text, 'after'::text]))),
  constraint touchpoints_status_check CHECK ((status = ANY (ARRAY['live'::text, 'retired'::text])))
);
alter table touchpoints enable row level security;
alter table touchpoints force row level security;
create policy workspace_rows on touchpoints for all to extramile_app using ((workspace_id = ( SELECT current_workspace() AS current_workspace))) with check ((workspace_id = ( SELECT current_workspace() AS current_workspace)));
grant delete, insert, select, update on touchpoints to extramile_app;

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
 RETURNS TABLE(workspace_id uuid, raw_message_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
BEGIN ATOMIC
 SELECT r.workspace_id,
     r.id
    FROM raw_messages r
   WHERE ((r.state = 'received'::text) AND (r.received_at < list_waiting_raw_messages.received_before))
   ORDER BY r.received_at
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
