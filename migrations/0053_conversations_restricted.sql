-- A mail with somebody's sign-in code or confirmation link, sent to a support address, is the key to an account
-- elsewhere (the way into other companies through their help desk). Its conversation is seen by those alone who hold the
-- permission, and this is decided here and not in each query, so that no list, search or count can forget it.
alter table conversations add column is_restricted boolean not null default false;

-- What whoever asks may do, as the transaction says it: '*' or nothing is the program itself, and anybody else is named
-- by the word 'asker' and their permissions.
create function asker_may(permission text) returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('app.permissions', true), '') in ('', '*')
    or permission = any (string_to_array(current_setting('app.permissions', true), ' '));

create policy restricted_rows on conversations as restrictive for all to extramile_app
  using (not is_restricted or (select asker_may('conversations:restricted')));
