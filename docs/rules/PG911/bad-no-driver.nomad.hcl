job "shop" {
  group "shop" {
    network {
      mode = "bridge"
      port "web" { to = 8080 }
      port "admin" { static = 9000 }
      port "metrics" { static = 9100 }
    }

    update {
      progress_deadline = "10m"
    }

    service {
      name     = "shop-web"
      provider = "nomad"
      port     = "web"

      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"
      }
    }

    task "web" {
      driver       = "docker"
      user         = "1000:1000"
      kill_timeout = "30s"

      config {
        image = "docker.io/example/shop:2.4.1"
        ports = ["web", "admin", "metrics"]
      }

      resources {
        cpu        = 500
        memory     = 512
        memory_max = 1024
      }
    }

    task "migrate" {
#   ^^^^^^^^^^^^^^ PG911 Nomad refuses it: Missing task driver
      user   = "1000:1000"

      lifecycle {
        hook = "prestart"
      }

      config {
        image   = "docker.io/example/shop:2.4.1"
        command = "migrate"
      }
    }
  }
}
