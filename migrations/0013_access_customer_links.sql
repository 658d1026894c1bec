-- How a customer comes to their own pages: by a link in a mail, never by a password of ours.
-- A link has one purpose, works once and expires; following it (GET) changes nothing, pressing the button on its page
-- opens a session. Whoever finds a link used or too old asks for a new one, which goes to the same address.
create table customer_links (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  -- The address it was sent to; a new link goes there and nowhere else.
  address text not null,
  purpose text not null check (purpose in ('my-page', 'agreement', 'trade-off-sheet', 'review', 'same-page', 'recovery')),
  -- What it leads to: an agreement, a meeting, a sheet; null for my page.
  subject_id uuid,
  token_hash bytea not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  check ((purpose = 'my-page') = (subject_id is null))
);
create index customer_links_of_customer on customer_links (workspace_id, customer_id, sent_at desc);
create index customer_links_by_expiry on customer_links (workspace_id, expires_at);
call protect_workspace_rows('customer_links');

create table customer_sessions (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  address text not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
create index customer_sessions_of_customer on customer_sessions (workspace_id, customer_id);
create index customer_sessions_by_expiry on customer_sessions (workspace_id, expires_at);
call protect_workspace_rows('customer_sessions');
