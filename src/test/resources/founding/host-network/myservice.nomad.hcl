job "myservice" {
  group "app" {
    task "server" {
      driver = "docker"
      config {
        image = "myapp:latest"
      }
      env {
        DATABASE_URL = "postgresql://myapp:password@127.0.0.1:5432/myapp"
      }
    }

    task "postgres" {
      driver = "docker"
      config {
        image = "postgres:16-alpine"
        network_mode = "host"
      }

      volume_mount {
        volume      = "myservice_db"
        destination = "/var/lib/postgresql/data"
      }

      env {
        POSTGRES_DB       = "myapp"
        POSTGRES_USER     = "myapp"
        POSTGRES_PASSWORD = "password"
      }
    }

    volume "myservice_db" {
      type      = "host"
      source    = "myservice_db"
      read_only = false
    }
  }
}
