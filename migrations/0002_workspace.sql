-- The tenant. Its own id is its workspace_id, so one policy text fits every table.
create table workspaces (
  id uuid primary key,
  workspace_id uuid generated always as (id) stored not null,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  locale text not null default 'en',
  currency char(3) not null default 'GBP',
  trade text not null default 'other' check (trade in ('hotel', 'adviser', 'trades', 'shop', 'software', 'other')),
  -- Public phrases of ours that a disappointed customer may throw back ("five star service").
  slogans text[] not null default '{}',
  -- Deviations from the documented defaults of the calculations, by name.
  settings jsonb not null default '{}',
  suspended_at timestamptz,
  created_at timestamptz not null default now()
);
call protect_workspace_rows('workspaces');
create policy registry_reads on workspaces for select to extramile_registry using (true);
grant select (id, slug, name, suspended_at) on workspaces to extramile_registry;

-- Numbers people say aloud (conversation 2048), one row per workspace and kind.
create table workspace_counters (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  name text not null,
  value bigint not null default 0,
  primary key (workspace_id, name)
);
call protect_workspace_rows('workspace_counters');

create function find_workspace_id(wanted_slug text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select id from workspaces where slug = lower(wanted_slug) and suspended_at is null;
  end;
create function list_workspace_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select id from workspaces where suspended_at is null order by id;
  end;
-- The only workspace, when there is just one: lets a single business sign in without naming itself.
create function find_only_workspace() returns table (id uuid, slug text, name text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select w.id, w.slug, w.name from workspaces w
    where w.suspended_at is null and (select count(*) from workspaces) = 1;
  end;
-- The set-up page exists only until the first workspace does, suspended ones included.
create function has_any_workspace() returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select exists (select from workspaces);
  end;
alter function has_any_workspace() owner to extramile_registry;
alter function find_workspace_id(text) owner to extramile_registry;
alter function list_workspace_ids() owner to extramile_registry;
alter function find_only_workspace() owner to extramile_registry;
revoke all on function find_workspace_id(text), list_workspace_ids(), find_only_workspace(), has_any_workspace() from public;
grant execute on function find_workspace_id(text), list_workspace_ids(), find_only_workspace(), has_any_workspace() to extramile_app;
