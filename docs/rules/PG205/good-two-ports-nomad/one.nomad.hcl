job "shop" {
  group "shop" {
    network {
      mode = "bridge"

      port "web" {
        static = 8080
        to     = 8080
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
