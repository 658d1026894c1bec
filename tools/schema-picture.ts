import type pg from 'pg';

/**
 * Prints what the migrations made, from PostgreSQL's own catalogue: one file in which a reviewer sees the resulting
 * database. It is a picture to read and compare, not a script to run; names are sorted, so it changes only when the
 * schema does.
 */
export async function schemaPicture(client: pg.Client): Promise<string> {
  // Definitions name the schema only for what is not found without it.
  await client.query('set search_path = public');
  const tables = await ask<{ oid: number; name: string; secured: boolean; forced: boolean }>(
    client,
    `select oid::int, relname as name, relrowsecurity as secured, relforcerowsecurity as forced
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  const parts = [header];
  for (const table of tables) parts.push(await pictureOfTable(client, table));
  parts.push(...(await routines(client)));
  parts.push(await schemaGrants(client));
  return `${parts.join('\n\n')}\n`;
}

const header = `-- The database that the migrations make, printed by tools/db-types.ts. Read it; never edit it.`;

interface Table {
  oid: number;
  name: string;
  secured: boolean;
  forced: boolean;
}

async function pictureOfTable(client: pg.Client, table: Table): Promise<string> {
  const inside = [...(await columns(client, table)), ...(await constraints(client, table))];
  return [
    `create table ${table.name} (\n${inside.map((line) => `  ${line}`).join(',\n')}\n);`,
    ...(await indexes(client, table)),
    ...(await triggers(client, table)),
    ...(table.secured ? [`alter table ${table.name} enable row level security;`] : []),
    ...(table.forced ? [`alter table ${table.name} force row level security;`] : []),
    ...(await policies(client, table)),
    ...(await tableGrants(client, table)),
  ].join('\n');
}

async function columns(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || case when a.attgenerated = 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
               when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end
       || case when a.attidentity <> '' then ' generated as identity' else '' end
       || case when a.attnotnull then ' not null' else '' end as line
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [table.oid],
  );
}

/** Not-null constraints are left to the columns: only newer servers list them among the constraints. */
async function constraints(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
     where conrelid = $1 and contype <> 'n'
     order by array_position(array['p', 'u', 'x', 'f', 'c'], contype::text), conname`,
    [table.oid],
  );
}

async function indexes(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
     where i.indrelid = $1 and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = $1)
     order by pg_get_indexdef(i.indexrelid) collate "C"`,
    [table.oid],
  );
}

async function triggers(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname`,
    [table.oid],
  );
}

async function policies(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `select 'create policy ' || policyname || ' on ' || tablename || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ')
       || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') || ';' as line
     from pg_policies where schemaname = 'public' and tablename = $1 order by policyname`,
    [table.name],
  );
}

async function tableGrants(client: pg.Client, table: Table): Promise<string[]> {
  return lines(
    client,
    `with granted as (
       select r.rolname as role, lower(g.privilege_type) as privilege, null::name as part
       from pg_class c, aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
       where c.oid = $1 and g.grantee <> c.relowner
       union all
       select r.rolname, lower(g.privilege_type), a.attname
       from pg_attribute a, aclexplode(a.attacl) g join pg_roles r on r.oid = g.grantee where a.attrelid = $1
     ), grouped as (
       select role, privilege || coalesce(' (' || string_agg(part, ', ' order by part) || ')', '') as privilege
       from granted group by role, privilege, part is null
     )
     select 'grant ' || string_agg(privilege, ', ' order by privilege collate "C") || ' on ' || $2::text || ' to ' || role || ';' as line
     from grouped group by role order by role`,
    [table.oid, table.name],
  );
}

/** Our own functions and procedures; those of extensions belong to the extension. */
async function routines(client: pg.Client): Promise<string[]> {
  return lines(
    client,
    `select rtrim(pg_get_functiondef(p.oid), E'\\n') || ';'
       || E'\\nalter routine ' || p.oid::regprocedure || ' owner to '
       || case when p.proowner = (select relowner from pg_class where oid = 'public.schema_migrations'::regclass)
               then 'the owner of the schema' else r.rolname end || ';'
       || coalesce((select string_agg(E'\\ngrant execute on routine ' || p.oid::regprocedure || ' to '
             || case when g.grantee = 0 then 'public' else g.grantee::regrole::text end || ';', '' order by g.grantee::regrole::text)
           from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee <> p.proowner), '') as line
     from pg_proc p join pg_roles r on r.oid = p.proowner
     where p.pronamespace = 'public'::regnamespace and p.prokind in ('f', 'p')
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by p.oid::regprocedure::text collate "C"`,
  );
}

async function schemaGrants(client: pg.Client): Promise<string> {
  const found = await lines(
    client,
    `select 'grant ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type) || ' on schema public to ' || r.rolname || ';' as line
     from pg_namespace n, aclexplode(n.nspacl) g join pg_roles r on r.oid = g.grantee
     where n.nspname = 'public' and r.rolname like 'extramile\\_%' group by r.rolname order by r.rolname`,
  );
  const extensions = await lines(
    client,
    `select 'create extension ' || extname || ';' as line from pg_extension where extname <> 'plpgsql' order by extname`,
  );
  return [...extensions, ...found].join('\n');
}

async function lines(client: pg.Client, text: string, values: unknown[] = []): Promise<string[]> {
  return (await ask<{ line: string }>(client, text, values)).map((row) => row.line);
}

async function ask<Row extends pg.QueryResultRow>(
  client: pg.Client,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await client.query<Row>(text, values)).rows;
}
