job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image   = "docker.io/example/shop:2.4.1"
        volumes = ["/etc:/files:ro"]
#                  ^^^^^^^^^^^^^^^^ PG606 `web` gets the host's `/etc`
      }
    }
  }
}
