job "blog" {
  group "blog" {
    network {
      mode = "bridge"
    }

    task "web" {
      driver = "docker"
      user   = "1000:1000"

      config {
        image = "docker.io/example/blog:2.4.1"
      }

      env {
        DB_HOST = "blog.lan"
        DB_PORT = "5432"
        DB_NAME = "blog"
      }
    }
  }
}
