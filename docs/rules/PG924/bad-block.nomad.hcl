job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      secret "shop" {
        provider = "vault"
        path     = "kv/data/default/shop"
#                  ^^^^^^^^^^^^^^^^^^^^^^ PG924 the values of this path are not found: the block reads version 1

        config {
          engine = "kv"
        }
      }
    }
  }
}
