job "shop" {
# <^^^^^^^^^^ PG203 two services are named `shop`, so their volumes are the same
  namespace = "a"

  group "web" {
    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }
    }
  }
}
