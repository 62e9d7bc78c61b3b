job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "0:0" # pggen: ignore[root-use] -- its image drops to a user of its own
#                                    ^^^^^^^^ PG991 there is no rule `root-use`

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
