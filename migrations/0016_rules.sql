-- What limits us: each rule as staff say it and as the customer reads it, why it exists and whom it protects.
create table rules (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  staff_wording text not null check (length(staff_wording) between 1 and 500),
  -- "For the customer this means …"; a rule cannot be live without it.
  customer_sentence text not null default '',
  why text not null default '',
  protects text not null default '',
  kind text not null check (kind in ('law', 'safety', 'contract', 'commercial', 'habit')),
  -- hard: never bent. soft: bent within authority. guide: a matter of judgement.
  flex text not null check (flex in ('hard', 'soft', 'guide')),
  -- Told to customers, or known inside only and then for a stated reason.
  is_told boolean not null default false,
  untold_because text not null default '',
  owner_staff_id uuid,
  born_on date,
  review_by date,
  burden_minutes integer check (burden_minutes >= 0),
  status text not null default 'live' check (status in ('nominated', 'evidence', 'deciding', 'live', 'killed', 'rewritten', 'explained')),
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id),
  constraint rules_live_is_whole check (status <> 'live' or (customer_sentence <> '' and owner_staff_id is not null and review_by is not null))
);
call protect_workspace_rows('rules');
