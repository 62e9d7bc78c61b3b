-- Extensions of gitea. One that the server trusts belongs to the application, which can update it; the rest need the
-- superuser, now and for each later update.
\connect "gitea"

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'pg_stat_statements' \gset
\if :trusted
SET ROLE "gitea";
\endif
CREATE EXTENSION IF NOT EXISTS "pg_stat_statements" CASCADE;
RESET ROLE;
