-- Whether mail of an inbox leaves is read from its outbox: what waits after a try that failed, and what left lately. A
-- refused sign-in is remembered on the mail, because that does not mend itself and is worth an alarm at once.
alter table outgoing_mails add column sign_in_refused boolean not null default false;
create index outgoing_mails_tried on outgoing_mails (workspace_id, inbox_id) where state = 'queued' and attempts > 0;
create index outgoing_mails_left on outgoing_mails (workspace_id, inbox_id, finished_at desc) where state = 'accepted';
