job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000" # pggen: ignore[PG602] -- its image drops to a user of its own
#                                          ^^^^^ PG992 nothing here breaks `PG602`

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
