CREATE EXTENSION pg_stat_statements;
#                ^^^^^^^^^^^^^^^^^^ PG810 `pg_stat_statements` needs a library that `shared_preload_libraries` does not load
