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
        DB = "host=${NOMAD_IP_db} user=shop password=${var.db_password} dbname=shop"
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PG101 `DB` holds a connection string with its password
      }
    }
  }
}

variable "db_password" {
  type = string

  default = "shop"
#           ------ here its value stands
}
