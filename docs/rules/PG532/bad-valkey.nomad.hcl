job "shop" {
  group "shop" {
    network {
      mode = "bridge"

      port "shop" {
#     ^^^^^^^^^^^ PG532 `queue` is open to everybody, without a password
        to = 6379
      }
    }

    task "queue" {
      driver = "docker"

      config {
        image = "docker.io/valkey/valkey:9.0.0"
      }
    }
  }
}
