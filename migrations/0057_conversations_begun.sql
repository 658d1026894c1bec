-- Words to a customer with whom no conversation has begun yet. They are kept apart from the drafts of conversations,
-- because there is no row they could belong to until they are sent.
create table conversation_drafts (
  workspace_id uuid not null,
  -- Made by the browser, and the key under which sending it counts once however often it is tried.
  id uuid not null,
  staff_id uuid not null,
  inbox_id uuid,
  subject text not null default '' check (length(subject) <= 1000),
  html text not null,
  to_addresses jsonb not null default '[]',
  cc_addresses jsonb not null default '[]',
  bcc_addresses jsonb not null default '[]',
  attachment_ids uuid[] not null default '{}',
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade,
  foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete set null (inbox_id)
);
create index conversation_drafts_of_staff on conversation_drafts (workspace_id, staff_id, updated_at desc);
call protect_workspace_rows('conversation_drafts');
