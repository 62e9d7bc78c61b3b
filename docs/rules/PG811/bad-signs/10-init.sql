CREATE EXTENSION IF NOT EXISTS uuid_ossp;
#                              ^^^^^^^^^ PG811 there is no extension `uuid_ossp`
