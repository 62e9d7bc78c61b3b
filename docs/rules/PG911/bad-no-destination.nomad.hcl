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

      template {
#     ^^^^^^^^ PG911 Nomad refuses it: Must specify a destination for the template
        data        = "mode = live"
      }
    }
  }
}
