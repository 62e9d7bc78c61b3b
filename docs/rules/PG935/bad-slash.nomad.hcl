job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"

        mount {
          type     = "bind"
          source   = "/local/shop.conf"
#                    ^^^^^^^^^^^^^^^^^^ PG935 `/local/shop.conf` is a path of the client, not of this task
          target   = "/etc/shop/shop.conf"
          readonly = true
        }
      }

      template {
#     -------- the file is written here
        destination = "local/shop.conf"

        data = <<EOT
greeting = "hello"
EOT
      }
    }
  }
}
