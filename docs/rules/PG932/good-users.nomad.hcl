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
CONCOURSE_ADD_LOCAL_USER=kim:$2a$10$sKZelZprWWcBAWbp28rB1uFef0Ybxsiqh05uo.H8EIm0sWc6IZGJu
EOT
      }
    }
  }
}
