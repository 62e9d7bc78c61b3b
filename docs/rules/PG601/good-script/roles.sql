-- The importer wants to load extensions: no SUPERUSER, they are made here.
ALTER ROLE shop NOSUPERUSER;
CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE;
