job "myservice" {
  group "app" {
    volume "db_data" {
      type      = "host"
      source    = "myservice_db"
      read_only = false
    }

    task "server" {
      driver = "docker"
      config {
        image = "myservice:latest"
      }
      env {
        DB_HOST     = "127.0.0.1"
        DB_PORT     = "5432"
        DB_DATABASE = "myservice"
        DB_USERNAME = "myservice"
        DB_PASSWORD = "mypassword"
      }
    }

    task "postgres" {
      driver = "docker"
      config {
        image        = "postgres:16-alpine"
        network_mode = "host"
        port_map {
          db = 5432
        }
      }

      volume_mount {
        volume      = "db_data"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_DB       = "myservice"
        POSTGRES_USER     = "myservice"
        POSTGRES_PASSWORD = "mypassword"
      }
    }
  }
}
