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
        destination = "local/password"
#                     ^^^^^^^^^^^^^^^^ PG108 `var.db_password` is written to the client's disk
        data        = "${var.db_password}"
#                        --------------- here the secret is put in
      }
    }
  }
}
