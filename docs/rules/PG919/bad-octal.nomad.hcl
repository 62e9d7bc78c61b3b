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

        mount {
          type   = "tmpfs"
          target = "/tmp"
          tmpfs_options {
            size = 67108864
            mode = 1777
#                  ^^^^ PG919 mode 1777 is read as 3361 in octal
          }
        }
      }
    }
  }
}
