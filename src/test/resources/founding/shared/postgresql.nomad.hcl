job "postgresql" {
  group "app" {
    task "init-databases" {
      lifecycle {
        hook    = "poststart"
        sidecar = false
      }

      template {
        data = <<EOH
#!/bin/sh
until pg_isready; do sleep 1; done

psql -U postgres <<SQL
\c postgres
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'myuser') THEN
    CREATE USER myuser WITH ENCRYPTED PASSWORD '{{ with secret "secret/data/postgres/mydb" }}{{ .Data.data.password }}{{ end }}';
  END IF;
END $$;
GRANT ALL PRIVILEGES ON DATABASE mydb TO myuser;
SQL
EOH
      }
    }

    task "postgres-backup" {
      lifecycle {
        hook    = "poststart"
        sidecar = true
      }

      config {
        command = "crond"
        args    = ["-f"]
      }
    }

    task "client" {
      driver = "docker"

      config {
        image = "myservice:1.0.0"
      }

      template {
        destination = "secrets/db.env"
        env         = true
        data        = <<EOH
DB_HOST={{ range service "postgresql" }}{{ .Address }}{{ end }}
DB_PORT=5432
DB_DATABASE=myservice
DB_USERNAME=myservice
DB_PASSWORD={{ with secret "secret/data/postgres/myservice" }}{{ .Data.data.password }}{{ end }}
EOH
      }
    }
  }
}
