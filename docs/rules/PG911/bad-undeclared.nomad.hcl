variable "zone" {
  type    = string
  default = "dc1"
}

variable "tag" {
  type    = string
  default = "2.4.1"
}

job "shop" {
  datacenters = [var.zone]

  group "shop" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/shop:${var.version}"
#                                         ^^^^^^^^^^^ PG911 Nomad refuses it: Unsupported attribute; This object does not have an attribute named "version".
      }
    }
  }
}
