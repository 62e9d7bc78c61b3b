job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      env {
        API_TOKEN = "a81bc81b-dead-4e5d" # pggen: ignore[PG101] -- it is only for trials
#                                                        ^^^^^ PG994 `PG101` cannot be suppressed
      }
    }
  }
}
