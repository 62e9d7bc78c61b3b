job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "0:0" # pggen: ignore[PG602] -- its image drops to a user of its own

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
