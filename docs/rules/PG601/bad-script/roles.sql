-- The importer wants to load extensions.
ALTER ROLE shop SUPERUSER;
CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE;
