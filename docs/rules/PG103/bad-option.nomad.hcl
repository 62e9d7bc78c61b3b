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
        args  = ["serve", "--api-token=a81bc81b-dead-4e5d"]
#                                      ^^^^^^^^^^^^^^^^^^ PG103 the command of `web` holds the value of `--api-token` in plain text
      }
    }
  }
}
