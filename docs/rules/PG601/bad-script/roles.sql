-- The importer wants to load extensions.
ALTER ROLE shop SUPERUSER;
#               --------- by this word
CREATE EXTENSION IF NOT EXISTS earthdistance CASCADE;
