-- Pictures on other servers that a mail names: fetched once for the workspace when somebody wants to see them, kept by
-- what they are, and never fetched by the browser of the person who looks.
create table remote_pictures (
  workspace_id uuid not null,
  id uuid not null,
  -- Of the address as the mail wrote it; the address itself stands in the mail.
  address_sha256 bytea not null,
  -- The picture as it is shown; null when it could not be had.
  file_sha256 bytea,
  problem text,
  fetched_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, address_sha256),
  check ((file_sha256 is null) <> (problem is null)),
  foreign key (workspace_id, file_sha256) references files (workspace_id, sha256)
);
create index remote_pictures_by_file on remote_pictures (workspace_id, file_sha256) where file_sha256 is not null;
call protect_workspace_rows('remote_pictures');

-- Whoever has said so once need not be asked again for this customer.
alter table customers add column shows_pictures boolean not null default false;
