-- A link to my page leaves as a mail to a customer without a conversation. Whether it arrived is shown beside it, so the
-- link remembers its mail.
alter table outgoing_mails
  drop constraint outgoing_mails_kind_check,
  add constraint outgoing_mails_kind_check check (kind in ('reply', 'ask', 'account', 'test', 'customer'));

alter table customer_links
  add column mail_id uuid,
  add foreign key (workspace_id, mail_id) references outgoing_mails (workspace_id, id) on delete set null (mail_id);

-- Who asks for a link on the page of no particular business is sent one by each business that knows the address.
create function list_workspaces_of_customer_address(wanted text) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select w.id from customer_identities i join workspaces w on w.id = i.workspace_id
    where i.kind = 'email' and i.value = lower(wanted) and w.suspended_at is null order by w.id limit 20;
  end;
create index customer_identities_by_address on customer_identities (value) where kind = 'email';
create policy registry_reads_addresses on customer_identities for select to extramile_registry using (true);
grant select (workspace_id, kind, value) on customer_identities to extramile_registry;
alter function list_workspaces_of_customer_address(text) owner to extramile_registry;
revoke all on function list_workspaces_of_customer_address(text) from public;
grant execute on function list_workspaces_of_customer_address(text) to extramile_app;
