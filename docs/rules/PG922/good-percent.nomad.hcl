job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"

      config {
        image = "docker.io/example/shop:2.4.1"
        args  = ["-c", "curl -fsS -w '%%%{http_code}' http://127.0.0.1/"]
      }
    }
  }
}
