\connect [[= database|psql_database =]]
