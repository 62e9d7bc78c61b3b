job "shop" {
  group "shop" {
    network {
      mode = "bridge"
      port "web" { to = 8080 }
    }

    service {
      name = "shop-web"
      port = "8080"

      connect {
        sidecar_service {}
      }
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
        ports = ["web"]
      }
    }
  }
}
