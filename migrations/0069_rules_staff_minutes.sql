-- The other side's time: what holding to a rule costs whoever serves, beside the minutes it costs a customer.
alter table rules
  add column staff_minutes integer check (staff_minutes >= 0);
