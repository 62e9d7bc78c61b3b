job "shop" {
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
