job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    task "postgres" { # pggen: ignore[PG401] -- the host dumps it every night
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      lifecycle {
        hook    = "prestart"
        sidecar = true
      }

      config {
        image = "docker.io/library/postgres:17.11"
        shm_size = 268435456
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      env {
        DB_NAME = "shop"
        DB_HOST = "postgres.example.org"
      }
    }

    task "wait" {
      driver = "docker"
      user   = "999:999"

      lifecycle {
        hook = "prestart"
      }

      config {
        image   = "docker.io/library/postgres:17.11"
        command = "/local/wait.sh"
      }

      template {
        destination = "local/wait.sh"
        perms       = "0755"
        data        = <<EOT
#!/bin/sh
until pg_isready -h 127.0.0.1; do sleep 1; done
EOT
      }
    }
  }
}
