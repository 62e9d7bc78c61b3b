job "shop" {
  type = "batch"
  group "shop" {
    network {
      port "db" {
        static       = 5432
        host_network = "loopback"
      }
    }

    task "data" {
      driver       = "exec"
      kill_signal  = "SIGINT"
      kill_timeout = "30s"

      service {
        provider = "nomad"
        port     = "db"

        check {
          type     = "tcp"
          interval = "10s"
          timeout  = "2s"
        }
      }

      config {
        command = "/srv/shop/docker-entrypoint.sh"
        args    = ["postgres"]
      }
    }
  }
}
