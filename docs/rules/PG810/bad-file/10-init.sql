CREATE EXTENSION pg_cron;
#                ^^^^^^^ PG810 `pg_cron` needs a library that `shared_preload_libraries` does not load
