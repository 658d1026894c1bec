-- Questions put to customers, and what they replied. A changed mind is a new answer; the old one stays as history.
create table asks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  conversation_id uuid,
  staff_id uuid,
  team_id uuid,
  touchpoint_id uuid,
  element_id uuid,
  token_hash bytea not null,
  address text not null,
  status text not null default 'sent' check (status in ('sent', 'answered', 'expired', 'withdrawn')),
  sent_at timestamptz not null,
  answered_at timestamptz,
  -- Answers may be changed until this moment; null until the first answer.
  changeable_until timestamptz,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, token_hash),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete cascade,
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id)
);
create index asks_of_customer on asks (workspace_id, customer_id, sent_at desc);
-- Nobody is asked twice about one conversation, whatever runs at the same moment.
create unique index asks_of_conversation on asks (workspace_id, conversation_id) where conversation_id is not null;
create index asks_of_staff on asks (workspace_id, staff_id, sent_at desc) where staff_id is not null;
call protect_workspace_rows('asks');

create table answers (
  workspace_id uuid not null,
  id uuid not null,
  ask_id uuid not null,
  question text not null check (question in ('school-mark', 'basic-worked', 'how-did-i-do', 'keep', 'change', 'what-missed')),
  value text not null,
  at timestamptz not null,
  replaced_at timestamptz,
  -- Given by what looks like a machine: kept, and counted nowhere.
  is_flagged boolean not null default false,
  -- Answers about a person are first theirs alone; others see themes until they share or ten are in (S20).
  shared_at timestamptz,
  read_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, ask_id) references asks (workspace_id, id) on delete cascade
);
create unique index answers_current on answers (workspace_id, ask_id, question) where replaced_at is null;
create index answers_lately on answers (workspace_id, at desc) where replaced_at is null;
call protect_workspace_rows('answers');
