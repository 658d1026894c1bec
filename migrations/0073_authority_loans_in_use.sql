alter table authority_loans
  -- What the yes costs in all; the amount asked for is what the borrower lacks of it.
  add column needed_minor bigint not null default 0 check (needed_minor >= 0),
  -- The ledger line that used it, so that both parts are taken back together.
  add column used_in uuid,
  add foreign key (workspace_id, used_in) references authority_entries (workspace_id, id);
create index authority_loans_reserved on authority_loans (workspace_id, lender_id) where status = 'lent';
create index authority_loans_used_in on authority_loans (workspace_id, used_in) where used_in is not null;
