variable "db_password" {
  type = string
}

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

      template {
        destination = "secrets/password"
        data        = "${var.db_password}"
      }
    }
  }
}
