#!/bin/bash
# Sourced: what belongs to a database but lies outside its dump: owner, connection limit, privileges and settings.

# properties_sql: prints, for the current database, statements that give the same to the database in the psql variable db.
# Lists such as search_path are stored in a form of their own; SET FROM CURRENT takes it over unread, so nothing can be smuggled in.
properties_sql() {
  cat <<'SQL'
SELECT format('ALTER DATABASE :"db" OWNER TO %I;', pg_get_userbyid(datdba)) FROM pg_database WHERE datname = current_database();
SELECT format('ALTER DATABASE :"db" CONNECTION LIMIT %s;', datconnlimit) FROM pg_database WHERE datname = current_database();
SELECT format('COMMENT ON DATABASE :"db" IS %L;', shobj_description(oid, 'pg_database')) FROM pg_database
 WHERE datname = current_database() AND shobj_description(oid, 'pg_database') IS NOT NULL;
SELECT format('REVOKE ALL ON DATABASE :"db" FROM PUBLIC, %I;', pg_get_userbyid(datdba)) FROM pg_database
 WHERE datname = current_database() AND datacl IS NOT NULL;
SELECT format('GRANT %s ON DATABASE :"db" TO %s%s;', a.privilege_type,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
              CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
  FROM pg_database, aclexplode(datacl) a WHERE datname = current_database() ORDER BY a.grantee, a.privilege_type;
SELECT CASE WHEN s.name IN ('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries')
            THEN format(E'BEGIN;\nSELECT set_config(%L, %L, true) \\g /dev/null\n%s SET %I FROM CURRENT;\nCOMMIT;',
                        s.name, s.value, s.target, s.name)
            ELSE format('%s SET %s TO %L;', s.target, quoted, s.value) END
  FROM (SELECT split_part(c, '=', 1) AS name, substr(c, strpos(c, '=') + 1) AS value,
               (SELECT string_agg(quote_ident(part), '.' ORDER BY nr)
                  FROM unnest(string_to_array(split_part(c, '=', 1), '.')) WITH ORDINALITY AS p(part, nr)) AS quoted,
               CASE r.setrole WHEN 0 THEN 'ALTER DATABASE :"db"'
                    ELSE format('ALTER ROLE %I IN DATABASE :"db"', pg_get_userbyid(r.setrole)) END AS target
          FROM pg_db_role_setting r JOIN pg_database d ON d.oid = r.setdatabase, unnest(r.setconfig) c
         WHERE d.datname = current_database()) s ORDER BY s.target, s.name;
SQL
}

# properties_apply FILE DATABASE
properties_apply() {
  psql -XAtq -v ON_ERROR_STOP=1 -v db="$2" -d postgres -f "$1" >/dev/null
}
