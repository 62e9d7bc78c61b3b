CREATE ROLE reports NOLOGIN; -- postgres.access gives it PASSWORD 'and' login
