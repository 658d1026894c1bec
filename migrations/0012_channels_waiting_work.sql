-- What waits for a mail service lies in many workspaces, and a service that opened one transaction per workspace to
-- look for it would do little else. These functions name what waits, and nothing of what it says; the work itself then
-- happens inside the workspace, like everything.
create function list_imap_inboxes() returns table (workspace_id uuid, inbox_id uuid, fingerprint text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select i.workspace_id, i.id, md5(i.connection::text || coalesce(encode(i.secrets, 'hex'), ''))
    from inboxes i join workspaces w on w.id = i.workspace_id
    where i.status = 'active' and i.connection ? 'imap' and w.suspended_at is null
    order by i.workspace_id, i.id;
  end;
grant select (connection, secrets) on inboxes to extramile_registry;

create function list_waiting_raw_messages(received_before timestamptz, at_most integer)
  returns table (workspace_id uuid, raw_message_id uuid)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select r.workspace_id, r.id from raw_messages r
    where r.state = 'received' and r.received_at < received_before
    order by r.received_at limit at_most;
  end;
create policy registry_reads on raw_messages for select to extramile_registry using (true);
grant select (workspace_id, id, state, received_at) on raw_messages to extramile_registry;

-- Leases that ran out belong to senders that died; mails long due have lost their job.
create function list_stuck_outgoing_mails(moment timestamptz, at_most integer)
  returns table (workspace_id uuid, outgoing_mail_id uuid, state text)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select o.workspace_id, o.id, o.state from outgoing_mails o
    where (o.state = 'sending' and o.lease_until < moment)
      or (o.state = 'queued' and o.send_after < moment - interval '1 minute')
    order by o.send_after limit at_most;
  end;
create policy registry_reads on outgoing_mails for select to extramile_registry using (true);
grant select (workspace_id, id, state, lease_until, send_after) on outgoing_mails to extramile_registry;

alter function list_imap_inboxes() owner to extramile_registry;
alter function list_waiting_raw_messages(timestamptz, integer) owner to extramile_registry;
alter function list_stuck_outgoing_mails(timestamptz, integer) owner to extramile_registry;
revoke all on function list_imap_inboxes(), list_waiting_raw_messages(timestamptz, integer),
  list_stuck_outgoing_mails(timestamptz, integer) from public;
grant execute on function list_imap_inboxes(), list_waiting_raw_messages(timestamptz, integer),
  list_stuck_outgoing_mails(timestamptz, integer) to extramile_app;
