-- What a customer was told by mail of the putting-right of their matter, once each, however often the news comes in.
create table recovery_mails (
  workspace_id uuid not null,
  recovery_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('opened', 'handed-over', 'fixed', 'options', 'chosen', 'rate')),
  -- What it is about: the step, the option, the owner; a second step of the same kind is another mail.
  about_id uuid not null,
  -- Why nothing was sent, if so: nobody reads there, or a machine wrote last.
  outcome text not null check (outcome in ('sent', 'no-address', 'unattended', 'automatic', 'declined', 'same-address')),
  at timestamptz not null,
  primary key (workspace_id, recovery_id, kind, about_id, customer_id),
  foreign key (workspace_id, recovery_id) references recoveries (workspace_id, id) on delete cascade,
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
call protect_workspace_rows('recovery_mails');
