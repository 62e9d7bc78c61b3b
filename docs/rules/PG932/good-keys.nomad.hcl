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
        destination          = "secrets/app.env"
        env                  = true
        error_on_missing_key = true

        data = <<EOT
CONCOURSE_TSA_AUTHORIZED_KEYS=local/worker_keys
EOT
      }
    }
  }
}
