job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/miniflux/miniflux:2.2.13"
      }

      env {
        CREATE_ADMIN        = "1"
        ADMIN_USERNAME      = "admin"
      }
    }
  }
}
