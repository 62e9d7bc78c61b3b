-- Extensions of [[= service|raw_checked =]]. One that the server trusts belongs to the application, which can update it; the rest need the
-- superuser, now and for each later update.
\connect [[= database|psql_database =]]
[[% for name in extensions %]]

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = [[= name|sql_literal =]] \gset
\if :trusted
SET ROLE [[= owner|sql_ident =]];
\endif
CREATE EXTENSION IF NOT EXISTS [[= name|sql_ident =]] CASCADE;
RESET ROLE;
[[% endfor %]]
