-- When the chain of the audit entries was last recomputed and what was found, so that a screen can say so without
-- walking it again. One row per workspace.
create table audit_checks (
  workspace_id uuid primary key references workspaces (id) on delete cascade,
  checked_at timestamptz not null,
  entries bigint not null,
  first_broken bigint
);
call protect_workspace_rows('audit_checks');

-- The log is read by what was done and by who did it.
create index audit_entries_by_action on audit_entries (workspace_id, action, number desc);
create index audit_entries_by_actor on audit_entries (workspace_id, actor_id, number desc);
