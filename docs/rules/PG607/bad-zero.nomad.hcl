job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:0"
#              ^^^^^^^^ PG607 `web` is in the group root, and sees the host's `/srv/files`

      config {
        image   = "docker.io/example/shop:2.4.1"
        volumes = ["/srv/files:/files"]
#                  ------------------- by this mount
      }
    }
  }
}
