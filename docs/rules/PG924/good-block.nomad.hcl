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

        config {
          engine = "kv_v2"
        }
      }
    }
  }
}
