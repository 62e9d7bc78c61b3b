job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "0:0" # pggen: ignore[PG602]
#                                          ^ PG990 a suppression must give its reason after `--`

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
