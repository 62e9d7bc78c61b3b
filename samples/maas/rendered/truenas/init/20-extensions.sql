-- Extensions of maas. One that the server trusts belongs to the application, which can update it; the rest need the
-- superuser, now and for each later update.
\connect "maasdb"

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'btree_gin' \gset
\if :trusted
SET ROLE "maas";
\endif
CREATE EXTENSION IF NOT EXISTS "btree_gin" CASCADE;
RESET ROLE;
