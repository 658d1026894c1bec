-- Who may do what in this database, before there is anything in it.
-- The application runs as extramile_app, which owns nothing, is no superuser and never bypasses row-level security.
-- extramile_registry owns the few functions that must look across workspaces (which workspace does this address belong
-- to?); it can read only the columns those functions need. Roles are shared by all databases of a cluster.
do $$
begin
  if not exists (select from pg_roles where rolname = 'extramile_app') then
    create role extramile_app nologin nosuperuser nobypassrls nocreaterole nocreatedb noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'extramile_registry') then
    create role extramile_registry nologin nosuperuser nobypassrls nocreaterole nocreatedb noinherit;
  end if;
  if not pg_has_role(current_user, 'extramile_app', 'member') then
    execute format('grant extramile_app to %I', current_user);
  end if;
  if not pg_has_role(current_user, 'extramile_registry', 'member') then
    execute format('grant extramile_registry to %I', current_user);
  end if;
exception
  -- Two databases of one cluster migrating at the same moment may both try to create the roles.
  when duplicate_object or unique_violation then null;
end
$$;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists unaccent;

grant usage on schema public to extramile_app, extramile_registry;
-- An owner who is no superuser may hand a function only to a role that could have created it.
grant create on schema public to extramile_registry;

-- The workspace of the current transaction; null (and so: no row at all) when nobody has set it.
create function current_workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.workspace_id', true), '')::uuid;

-- Forces row-level security on a table and lets the application reach the rows of the current workspace only.
-- The setting is read inside a sub-select, so the planner evaluates it once per statement and not once per row.
create procedure protect_workspace_rows(target regclass)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format(
    'create policy workspace_rows on %s for all to extramile_app using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))',
    target);
  execute format('grant select, insert, update, delete on %s to extramile_app', target);
end
$$;
