-- Customers read on their page what became of what they said.
create index rule_words_of_customer on rule_words (workspace_id, customer_id, at desc) where customer_id is not null;
