CREATE SCHEMA stock;
GRANT USAGE ON SCHEMA stock TO PUBLIC;
#                              ------ here
