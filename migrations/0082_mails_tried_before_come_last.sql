-- Stored mails that a crash left behind: those that were under way when a process ended come after all the others, and
-- whoever takes them in knows which they are.
drop function list_waiting_raw_messages(timestamptz, integer);
create function list_waiting_raw_messages(received_before timestamptz, at_most integer)
  returns table (workspace_id uuid, raw_message_id uuid, attempts integer)
  language sql stable security definer set search_path = pg_catalog, public
  begin atomic
    select r.workspace_id, r.id, r.attempts from raw_messages r
    where r.state = 'received' and r.received_at < received_before
    order by r.attempts, r.received_at limit at_most;
  end;
grant select (attempts) on raw_messages to extramile_registry;
alter function list_waiting_raw_messages(timestamptz, integer) owner to extramile_registry;
revoke all on function list_waiting_raw_messages(timestamptz, integer) from public;
grant execute on function list_waiting_raw_messages(timestamptz, integer) to extramile_app;
