-- Words that leave at a later moment are looked for whenever their customer writes: an index of just those that wait.
create index messages_waiting on messages (workspace_id, conversation_id) where delivery = 'queued';
