job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    volume "data" {
      type   = "host"
      source = "shop-data"
    }

    service {
      name         = "shop-db"
      provider     = "nomad"
      port         = "5432"
      address_mode = "alloc"
      task         = "postgres"

      check {
        type     = "tcp"
        interval = "10s"
        timeout  = "2s"
      }
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
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      template {
        destination = "secrets/postgres.env"
        env         = true
        change_mode = "noop"
        data        = <<EOT
POSTGRES_USER=shop
EOT
      }
    }

    task "web" { # pggen: ignore[PG308] -- it tries again until its database answers
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      template {
        destination = "local/shop.ini"
        data        = <<EOT
[database]
HOST = {{ range nomadService "shop-db" }}{{ .Address }}:{{ .Port }}{{ end }}
USER = {{ with nomadVar "nomad/jobs/shop" }}{{ .user }}{{ end }}

[mailer]
USER = shop
EOT
      }
    }
  }
}
