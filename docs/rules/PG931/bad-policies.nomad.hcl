job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      vault {
        policies = ["shop"]
#       ^^^^^^^^ PG931 Nomad 1.10 and later ignore `policies`
      }
    }
  }
}
