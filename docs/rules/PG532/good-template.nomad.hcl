job "shop" {
  group "shop" {
    network {
      port "valkey" {
        to = 6379
      }
    }

    task "valkey" {
      driver = "docker"
      user   = "999:999"

      config {
        image = "docker.io/valkey/valkey:9.0.1"
        ports = ["valkey"]
        args  = ["/local/valkey.conf"]
      }

      template {
        destination = "local/valkey.conf"
        data        = <<EOT
{{ key "redis/conf" }}
EOT
      }
    }
  }
}
