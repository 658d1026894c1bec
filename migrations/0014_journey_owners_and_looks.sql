-- Who looks after a moment or a quality, and the looks that must be taken: before and a week after an extra that may
-- impair a basic (the basics guard), and at the same thing elsewhere after a small slip (the speck rule).
alter table touchpoints add column owner_staff_id uuid,
  add foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id);
alter table elements add column owner_staff_id uuid,
  add foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id);

create table looks (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('guard-before', 'guard-after', 'speck')),
  element_id uuid not null,
  -- Where to look, in words a colleague understands: "the other rooms on the second floor".
  place text not null default '',
  -- What asked for it: the check that found the slip, or the kind of extra.
  check_id uuid,
  extra_kind_id uuid,
  owner_staff_id uuid,
  due_at timestamptz not null,
  status text not null default 'open' check (status in ('open', 'done', 'dropped')),
  -- The check that answered it; dropping a look needs a reason instead.
  done_check_id uuid,
  dropped_because text,
  created_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (workspace_id, id),
  foreign key (workspace_id, element_id) references elements (workspace_id, id),
  foreign key (workspace_id, check_id) references checks (workspace_id, id),
  foreign key (workspace_id, done_check_id) references checks (workspace_id, id),
  foreign key (workspace_id, owner_staff_id) references staff (workspace_id, id)
);
create unique index looks_once_per_check on looks (workspace_id, check_id, element_id) where kind = 'speck';
create unique index looks_once_per_extra on looks (workspace_id, extra_kind_id, element_id, kind) where extra_kind_id is not null and status = 'open';
create index looks_open on looks (workspace_id, due_at) where status = 'open';
call protect_workspace_rows('looks');
