CREATE EXTENSION plpython3u;
#                ^^^^^^^^^^ PG807 `plpython3u`: functions in it run as the server's own system user
