job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image    = "docker.io/example/shop:2.4.1"
        shm_size = 536870912
#                  ^^^^^^^^^ PG304 `web` may put 512MiB into shared memory and `tmpfs`, and its limit is 256MiB
      }

      resources {
        memory = 256
#                --- the limit
      }
    }
  }
}
