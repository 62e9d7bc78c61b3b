CREATE USER MAPPING FOR shop SERVER archive
  OPTIONS (user 'shop', password 'hunter2hunter2');
#                                ^^^^^^^^^^^^^^^^ PG106 `roles.sql` holds the password of a user mapping
