job "shop" {
  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:2.4.1"
      }

      env {
        DB = "host=${NOMAD_IP_db} user=shop dbname=shop"
      }
    }
  }
}

variable "db_password" {
  type = string

  default = "shop"
}
