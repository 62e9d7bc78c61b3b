job "shop" {
  group "shop" {
    network {
      mode = "bridge"

      port "shop" {
        to = 8080
      }
    }

    task "queue" {
      driver = "docker"

      config {
        image = "docker.io/valkey/valkey:9.0.0"
      }
    }
  }
}
