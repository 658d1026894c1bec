-- How far a person may go without asking, and what they have spent of it. The ledger is only ever added to: a mistake is
-- taken back by a line that names it.
create table staff_authority (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  staff_id uuid not null,
  -- Where a person's own limits differ from the workspace's; null means the workspace's.
  per_case_minor bigint check (per_case_minor >= 0),
  per_month_minor bigint check (per_month_minor >= 0),
  updated_at timestamptz not null,
  primary key (workspace_id, staff_id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id) on delete cascade
);
call protect_workspace_rows('staff_authority');

-- Above the limit a colleague is asked, not a manager, and may lend of their own authority with one tap.
create table authority_loans (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  borrower_id uuid not null,
  -- Null while anybody may answer.
  lender_id uuid,
  asked_of uuid,
  customer_id uuid,
  conversation_id uuid,
  amount_minor bigint not null check (amount_minor > 0),
  words text not null default '' check (length(words) <= 500),
  status text not null default 'asked' check (status in ('asked', 'lent', 'declined', 'withdrawn', 'used', 'expired')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- An unused loan goes back by itself.
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, borrower_id) references staff (workspace_id, id),
  foreign key (workspace_id, lender_id) references staff (workspace_id, id),
  foreign key (workspace_id, asked_of) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade,
  foreign key (workspace_id, conversation_id) references conversations (workspace_id, id) on delete set null (conversation_id),
  constraint authority_loans_not_to_oneself check (lender_id is distinct from borrower_id)
);
create index authority_loans_open on authority_loans (workspace_id, asked_at) where status in ('asked', 'lent');
create index authority_loans_of_borrower on authority_loans (workspace_id, borrower_id, asked_at desc);
call protect_workspace_rows('authority_loans');

create table authority_entries (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  -- Whose authority it counts against: the lender's, when it was lent.
  staff_id uuid not null,
  -- Who spent it.
  spent_by uuid not null,
  customer_id uuid,
  -- What makes a case: its entries are added up, so that one case cannot be paid in slices.
  case_id uuid not null,
  about_kind text not null check (about_kind in ('exception', 'option', 'surprise', 'loan')),
  about_id uuid not null,
  -- Negative in a line that takes another back.
  amount_minor bigint not null,
  corrects_id uuid,
  loan_id uuid,
  at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, staff_id) references staff (workspace_id, id),
  foreign key (workspace_id, spent_by) references staff (workspace_id, id),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id),
  foreign key (workspace_id, corrects_id) references authority_entries (workspace_id, id),
  foreign key (workspace_id, loan_id) references authority_loans (workspace_id, id),
  constraint authority_entries_corrections_are_negative check ((corrects_id is null and amount_minor >= 0) or (corrects_id is not null and amount_minor <= 0))
);
-- One line for each thing done and each line taken back, however often a button was pressed.
create unique index authority_entries_once on authority_entries (workspace_id, about_kind, about_id) where corrects_id is null;
create unique index authority_entries_corrected_once on authority_entries (workspace_id, corrects_id) where corrects_id is not null;
create index authority_entries_lately on authority_entries (workspace_id, staff_id, at desc);
create index authority_entries_of_case on authority_entries (workspace_id, case_id, staff_id);
call protect_workspace_rows('authority_entries');
revoke update, delete, truncate on authority_entries from extramile_app;
