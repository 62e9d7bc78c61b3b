job "shop-dump" {
  type = "batch"

  group "dump" {
    network {
      mode = "bridge"
    }

    volume "dumps" {
      type   = "host"
      source = "shop-dumps"
    }

    task "dump" {
      driver = "docker"
      user   = "999:999"

      config {
        image   = "docker.io/library/postgres:17.11"
        command = "pg_dump -Fc -h db.example.org -U shop -f /dumps/shop.new shop && mv /dumps/shop.new /dumps/shop"
      }

      volume_mount {
        volume      = "dumps"
        destination = "/dumps"
      }
    }
  }
}
