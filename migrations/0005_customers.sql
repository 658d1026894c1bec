-- People and companies we serve, and the addresses by which we know them.
create table customers (
  workspace_id uuid not null references workspaces (id) on delete cascade,
  id uuid not null,
  kind text not null default 'contact' check (kind in ('contact', 'company')),
  name text not null default '' check (length(name) <= 200),
  company_id uuid,
  tier text not null default 'standard' check (tier in ('standard', 'premium', 'flagship')),
  -- What their custom is worth in a year, in minor units of the workspace's currency; null while unknown.
  yearly_value_minor bigint check (yearly_value_minor >= 0),
  language text,
  note text not null default '',
  external_id text,
  -- Customers can say "do not ask me"; then no ask is ever sent.
  declines_asks_at timestamptz,
  last_conversation_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, company_id) references customers (workspace_id, id)
);
create unique index customers_external_id on customers (workspace_id, external_id) where external_id is not null;
create index customers_by_last_conversation on customers (workspace_id, last_conversation_at desc nulls last, id desc);
create index customers_by_company on customers (workspace_id, company_id) where company_id is not null;
create index customers_by_name on customers using gin (workspace_id, name gin_trgm_ops);
call protect_workspace_rows('customers');

create table customer_identities (
  workspace_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('email', 'phone')),
  value text not null check (length(value) <= 320),
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, kind, value),
  foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete cascade
);
create index customer_identities_by_customer on customer_identities (workspace_id, customer_id);
create index customer_identities_by_value on customer_identities using gin (workspace_id, value gin_trgm_ops);
call protect_workspace_rows('customer_identities');

-- Row-level security lets the planner use an index only for leakproof operators, which similarity is not. The search
-- itself therefore runs as the registry, with the workspace of the transaction as its first condition.
create function search_customers(words text, at_most integer) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select found.id from (
      select c.id, c.last_conversation_at from customers c
      where c.workspace_id = (select current_workspace()) and c.name ilike '%' || words || '%'
      union
      select c.id, c.last_conversation_at from customer_identities i
      join customers c on c.workspace_id = i.workspace_id and c.id = i.customer_id
      where i.workspace_id = (select current_workspace()) and i.value ilike '%' || words || '%'
    ) found order by found.last_conversation_at desc nulls last, found.id limit at_most;
  end;
create policy registry_searches on customers for select to extramile_registry using (workspace_id = (select current_workspace()));
create policy registry_searches on customer_identities for select to extramile_registry using (workspace_id = (select current_workspace()));
grant select (workspace_id, id, name, last_conversation_at) on customers to extramile_registry;
grant select (workspace_id, customer_id, value) on customer_identities to extramile_registry;
alter function search_customers(text, integer) owner to extramile_registry;
revoke all on function search_customers(text, integer) from public;
grant execute on function search_customers(text, integer) to extramile_app;
