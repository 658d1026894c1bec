-- One matter from first word to close.
create table conversations (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  number bigint not null,
  inbox_id uuid,
  customer_id uuid not null,
  touchpoint_id uuid,
  subject text not null default '' check (length(subject) <= 1000),
  channel text not null default 'email' check (channel in ('email', 'chat', 'form', 'phone', 'api')),
  status text not null default 'open' check (status in ('open', 'waiting', 'snoozed', 'closed', 'spam')),
  assignee_id uuid,
  team_id uuid,
  language text,
  tags text[] not null default '{}',
  message_count integer not null default 0,
  -- Who spoke last, and the first of their words: what the list shows.
  last_message_at timestamptz not null,
  last_message_direction text not null default 'in' check (last_message_direction in ('in', 'out')),
  last_message_preview text not null default '',
  -- Since when the customer has been waiting for us; null when the last word was ours.
  waiting_since timestamptz,
  snoozed_until timestamptz,
  closed_at timestamptz,
  -- Rises with every change; a sender who has seen an older revision is shown what came meanwhile.
  revision integer not null default 1,
  external_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  foreign key (workspace_id, touchpoint_id) references touchpoints (workspace_id, id),
  foreign key (workspace_id, assignee_id) references staff (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id)
);
create index conversations_by_status on conversations (workspace_id, status, last_message_at desc, id desc);
create index conversations_of_assignee on conversations (workspace_id, assignee_id, status, last_message_at desc, id desc) where assignee_id is not null;
create index conversations_unassigned on conversations (workspace_id, status, last_message_at desc, id desc) where assignee_id is null and status in ('open', 'waiting', 'snoozed');
create index conversations_of_team on conversations (workspace_id, team_id, status, last_message_at desc, id desc) where team_id is not null;
create index conversations_of_customer on conversations (workspace_id, customer_id, last_message_at desc, id desc);
create index conversations_to_wake on conversations (workspace_id, snoozed_until) where status = 'snoozed';
create unique index conversations_external_id on conversations (workspace_id, external_id) where external_id is not null;
create index conversations_by_subject on conversations using gin (workspace_id, subject gin_trgm_ops);
call protect_workspace_rows('conversations');

create table messages (
  workspace_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  kind text not null default 'message' check (kind in ('message', 'note')),
  author_staff_id uuid,
  author_customer_id uuid,
  -- Addresses as { name, address }, in the order of the mail.
  from_address jsonb,
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  bcc_addresses jsonb not null default '[]',
  subject text not null default '',
  -- What this message adds, as text and as safe HTML; the quoted rest is kept apart so it can be folded.
  text text not null,
  html text,
  quoted_text text,
  quoted_html text,
  language text,
  email_message_id text,
  -- Did the sender's own domain vouch for this mail (DMARC-aligned)? Unverified mail never acts as somebody known.
  sender_check text check (sender_check in ('verified', 'unverified', 'failed')),
  -- Only for messages out by mail: queued → sending → accepted | rejected | uncertain, or cancelled by undo.
  delivery text check (delivery in ('queued', 'sending', 'accepted', 'rejected', 'uncertain', 'cancelled')),
  delivery_detail text,
  mentions uuid[] not null default '{}',
  raw_message_id uuid,
  -- Until then a message out may be taken back; later than a few seconds when it was scheduled.
  send_after timestamptz,
  -- The conversation's revision that this message made, so "what came since you looked" is one comparison.
  revision integer not null default 1,
  sent_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, author_staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, author_customer_id) references customers (workspace_id, id),
  foreign key (workspace_id, raw_message_id) references raw_messages (workspace_id, id)
);
create index messages_of_conversation on messages (workspace_id, conversation_id, sent_at, id);
create index messages_by_email_message_id on messages (workspace_id, email_message_id) where email_message_id is not null;
create index messages_mentioning on messages using gin (workspace_id, mentions) where mentions <> '{}';
create index messages_by_words on messages using gin (workspace_id, to_tsvector('simple', left(text, 100000)));
call protect_workspace_rows('messages');

create table attachments (
  workspace_id uuid not null,
  id uuid not null,
  message_id uuid,
  -- Set while the file waits for its reply; null once the message carries it.
  uploaded_by uuid,
  sha256 bytea not null,
  name text not null,
  media_type text not null,
  size_in_bytes bigint not null,
  content_id text,
  is_inline boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, sha256) references files (workspace_id, sha256)
);
create index attachments_of_message on attachments (workspace_id, message_id) where message_id is not null;
create index attachments_by_file on attachments (workspace_id, sha256);
create index attachments_abandoned on attachments (workspace_id, created_at) where message_id is null;
call protect_workspace_rows('attachments');

-- Everybody who is on the thread, from which message on they may see it (SEC-024).
create table participants (
  workspace_id uuid not null,
  conversation_id uuid not null,
  address text not null,
  name text not null default '',
  customer_id uuid,
  since timestamptz not null,
  primary key (workspace_id, conversation_id, address),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id)
);
call protect_workspace_rows('participants');

create table drafts (
  workspace_id uuid not null,
  conversation_id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('message', 'note')),
  html text not null,
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  bcc_addresses jsonb not null default '[]',
  attachment_ids uuid[] not null default '{}',
  revision integer not null default 1,
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id, staff_id, kind),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
call protect_workspace_rows('drafts');

-- Mail on its way out. One row per mail; the state machine is that of RFC 1047's lesson: a failure before the final
-- dot may be retried, one after it is uncertain and never blindly repeated.
create table outgoing_mails (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('reply', 'ask', 'account', 'test')),
  inbox_id uuid,
  message_id uuid,
  -- Everything needed to build the mail again, byte for byte, except the conversation's own texts.
  envelope jsonb not null,
  email_message_id text not null,
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'rejected', 'uncertain', 'cancelled')),
  send_after timestamptz not null,
  lease_until timestamptz,
  attempts smallint not null default 0,
  last_error text,
  -- Recipients the next hop has already taken.
  accepted_recipients text[] not null default '{}',
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, email_message_id),
  foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id),
  foreign key (workspace_id, message_id) references messages (workspace_id, id) on delete cascade
);
create index outgoing_mails_due on outgoing_mails (workspace_id, send_after) where state in ('queued', 'sending');
create index outgoing_mails_of_message on outgoing_mails (workspace_id, message_id) where message_id is not null;
call protect_workspace_rows('outgoing_mails');

create function search_conversations(words text, at_most integer) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select found.id from (
      select c.id, c.last_message_at from conversations c
      where c.workspace_id = (select current_workspace()) and c.subject ilike '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      union
      select c.id, c.last_message_at from messages m
      join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
      where m.workspace_id = (select current_workspace())
        and to_tsvector('simple', left(m.text, 100000)) @@ websearch_to_tsquery('simple', words)
    ) found order by found.last_message_at desc, found.id limit at_most;
  end;
-- Array containment is not leakproof either; whose attention was asked for is found the same way.
create function find_mentions(staff uuid, at_most integer) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select m.conversation_id from messages m
    where m.workspace_id = (select current_workspace()) and m.mentions @> array[staff] and m.mentions <> '{}'
    group by m.conversation_id order by max(m.created_at) desc limit at_most;
  end;
-- The functions themselves name the workspace. A condition in the policy would be a barrier again, behind which neither
-- the trigram nor the word index is used: the very thing these functions are for.
create policy registry_searches on conversations for select to extramile_registry using (true);
create policy registry_searches on messages for select to extramile_registry using (true);
grant select (workspace_id, id, subject, last_message_at) on conversations to extramile_registry;
grant select (workspace_id, conversation_id, text, mentions, created_at) on messages to extramile_registry;
alter function search_conversations(text, integer) owner to extramile_registry;
revoke all on function search_conversations(text, integer) from public;
grant execute on function search_conversations(text, integer) to extramile_app;
alter function find_mentions(uuid, integer) owner to extramile_registry;
revoke all on function find_mentions(uuid, integer) from public;
grant execute on function find_mentions(uuid, integer) to extramile_app;
