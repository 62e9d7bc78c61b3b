-- Extensions of immich. One that the server trusts belongs to the application, which can update it; the rest need the
-- superuser, now and for each later update.
\connect "immich"

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'vector' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "vector" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'vchord' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "vchord" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'cube' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "cube" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'earthdistance' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "earthdistance" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'pg_trgm' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "pg_trgm" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'unaccent' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "unaccent" CASCADE;
RESET ROLE;

SELECT coalesce(bool_or(v.trusted), false) AS trusted
  FROM pg_available_extensions e
  JOIN pg_available_extension_versions v ON v.name = e.name AND v.version = e.default_version
 WHERE e.name = 'uuid-ossp' \gset
\if :trusted
SET ROLE "immich";
\endif
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" CASCADE;
RESET ROLE;
