-- Where conversations arrive and leave.
create table inboxes (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- The address customers write to; also the sender of our replies.
  address text not null check (address = lower(address)),
  team_id uuid,
  -- Host, port, user and encryption of IMAP and SMTP; never a password.
  connection jsonb not null default '{}',
  -- Passwords, encrypted for this row.
  secrets bytea,
  signature_html text not null default '',
  status text not null default 'active' check (status in ('active', 'paused')),
  last_success_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, team_id) references teams (workspace_id, id)
);
-- One address leads to one inbox in the whole installation, or a stranger's workspace could claim it.
create unique index inboxes_address on inboxes (address);
call protect_workspace_rows('inboxes');
create policy registry_reads on inboxes for select to extramile_registry using (true);
grant select (workspace_id, id, address, status) on inboxes to extramile_registry;

create function find_inbox_of_address(wanted text) returns table (workspace_id uuid, inbox_id uuid)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select i.workspace_id, i.id from inboxes i join workspaces w on w.id = i.workspace_id
    where i.address = lower(wanted) and i.status = 'active' and w.suspended_at is null;
  end;
alter function find_inbox_of_address(text) owner to extramile_registry;
revoke all on function find_inbox_of_address(text) from public;
grant execute on function find_inbox_of_address(text) to extramile_app;

-- How far an IMAP folder has been read. A new UIDVALIDITY starts a new row, the old one stays as evidence.
create table imap_positions (
  workspace_id uuid not null,
  inbox_id uuid not null,
  folder text not null,
  uid_validity bigint not null,
  last_uid bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, inbox_id, folder, uid_validity),
  foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete cascade
);
call protect_workspace_rows('imap_positions');

-- Every mail as it came, stored before anything is done with it. content_key is the arbiter of "the same mail again":
-- the hash of the bytes without the trace headers that each hop adds.
create table raw_messages (
  workspace_id uuid not null,
  id uuid not null,
  inbox_id uuid not null,
  content_key bytea not null,
  size_in_bytes integer not null,
  -- Small mails lie here, large ones in the file store; exactly one of the two is set.
  body bytea,
  file_sha256 bytea,
  source text not null check (source in ('imap', 'smtp', 'api', 'test')),
  envelope_from text,
  envelope_to text,
  state text not null default 'received' check (state in ('received', 'accepted', 'suppressed', 'quarantined')),
  reason text,
  attempts smallint not null default 0,
  conversation_id uuid,
  message_id uuid,
  received_at timestamptz not null,
  processed_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, inbox_id, content_key),
  check ((body is null) <> (file_sha256 is null)),
  foreign key (workspace_id, inbox_id) references inboxes (workspace_id, id) on delete cascade,
  foreign key (workspace_id, file_sha256) references files (workspace_id, sha256)
);
create index raw_messages_waiting on raw_messages (workspace_id, received_at) where state = 'received';
create index raw_messages_quarantined on raw_messages (workspace_id, received_at desc) where state = 'quarantined';
call protect_workspace_rows('raw_messages');
