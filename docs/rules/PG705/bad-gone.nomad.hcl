job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/containrrr/watchtower:1.7.1"
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG705 `docker.io/containrrr/watchtower` was archived on 2025-12-17 and does not talk to Docker 29
      }
    }
  }
}
