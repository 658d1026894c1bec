-- Stopping what a customer has come to expect without telling them breaks an implied promise. It is judged when it is
-- decided, by what stood then, and kept: what happens later neither makes nor unmakes it.
alter table extra_endings add column is_broken_promise boolean not null default false;
alter table extra_endings add constraint extra_endings_only_stopping_breaks check (not is_broken_promise or way = 'stop');

