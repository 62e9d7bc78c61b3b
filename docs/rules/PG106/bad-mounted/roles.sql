CREATE ROLE reports LOGIN PASSWORD 'hunter2hunter2';
#                                  ^^^^^^^^^^^^^^^^ PG106 `roles.sql` holds the password of `reports`
