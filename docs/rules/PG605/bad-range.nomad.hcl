job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "61200:61200"
#              ^^^^^^^^^^^^^ PG605 `web` runs with uid 61200, which systemd gives to services while they run

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
