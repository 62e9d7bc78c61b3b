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
        DB_HOST = "pg.lan"
#                 ^^^^^^^^ PG201 `blog` and `shop` use one server, `pg.lan:5432`
        DB_PORT = "5432"
        DB_NAME = "blog"
      }
    }
  }
}
