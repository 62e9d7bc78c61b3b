# A job written by hand that uses what rendered ones use: scenario/allocation.sh holds the stand-in by it.
job "probe" {
  datacenters = ["*"]

  group "probe" {
    network {
      mode = "bridge"
      port "http" {
        to = 8080
      }
    }

    volume "data" {
      type   = "host"
      source = "probe-data"
    }

    task "db" {
      driver       = "docker"
      user         = "999:999"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      lifecycle {
        hook    = "prestart"
        sidecar = true
      }

      config {
        image           = "pggen-e2e/postgres:17"
        args            = ["-c", "listen_addresses=127.0.0.1", "-c", "log_checkpoints=on"]
        cap_drop        = ["ALL"]
        security_opt    = ["no-new-privileges"]
        readonly_rootfs = true
        pids_limit      = 200
        shm_size        = 67108864

        mount {
          type     = "bind"
          source   = "local/init"
          target   = "/docker-entrypoint-initdb.d"
          readonly = true
        }

        mount {
          type   = "tmpfs"
          target = "/var/run/postgresql"

          tmpfs_options {
            size = 1048576
            mode = 1023
          }
        }

        mount {
          type   = "tmpfs"
          target = "/tmp"
        }
      }

      env {
        PGDATA                 = "/var/lib/postgresql/data/17/docker"
        POSTGRES_PASSWORD_FILE = "${NOMAD_SECRETS_DIR}/superuser"
      }

      volume_mount {
        volume      = "data"
        destination = "/var/lib/postgresql/data"
      }

      template {
        destination          = "secrets/superuser"
        perms                = "0400"
        uid                  = 999
        gid                  = 999
        change_mode          = "noop"
        error_on_missing_key = true
        data                 = "{{ with nomadVar \"nomad/jobs/probe/probe/db\" }}{{ .superuser }}{{ end }}"
      }

      template {
        destination = "local/init/10-app.sh"
        perms       = "0755"
        change_mode = "noop"
        data        = <<-EOT
          #!/bin/bash
          # $${x} and %%{y} stay, and so does {{"{{"}}
          psql -v ON_ERROR_STOP=1 -U postgres -c "CREATE ROLE app LOGIN PASSWORD '{{ with nomadVar "nomad/jobs/probe/probe" }}{{ .app }}{{ end }}'" -c "CREATE DATABASE app OWNER app"
        EOT
      }

      action "count" {
        command = "/bin/bash"
        args    = ["-c", "psql -XqAt -U postgres -d app -c \"SELECT count(*) FROM stub_item\""]
      }

      resources {
        cpu    = 200
        memory = 256
      }
    }

    task "wait" {
      driver = "docker"
      user   = "999:999"

      lifecycle {
        hook = "prestart"
      }

      config {
        image      = "pggen-e2e/stub:1"
        entrypoint = ["/bin/bash"]
        args       = ["${NOMAD_TASK_DIR}/wait.sh"]
        cap_drop   = ["ALL"]
      }

      template {
        destination = "local/wait.sh"
        data        = <<-EOT
          until pg_isready -q -h 127.0.0.1 -U app -d app; do sleep 0.5; done
        EOT
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image    = "pggen-e2e/stub:1"
        cap_drop = ["ALL"]
        ports    = ["http"]
      }

      env {
        STUB_PORT = "${NOMAD_PORT_http}"
      }

      template {
        destination = "secrets/app.env"
        env         = true
        data        = <<-EOT
          DATABASE_URL={{ with nomadVar "nomad/jobs/probe/probe" }}{{ printf "postgres://app:%s@127.0.0.1/app" .app.Value | toJSON }}{{ end }}
        EOT
      }

      resources {
        memory = 128
      }
    }
  }
}
