-- A loan stays in the ledger when the customer it was for is taken out.
alter table authority_loans
  drop constraint authority_loans_workspace_id_customer_id_fkey,
  add foreign key (workspace_id, customer_id) references customers (workspace_id, id) on delete set null (customer_id);
