# Cheap: two zones, one NAT gateway, a database that pauses; one command pauses the processes as well.

terraform {
  # Bucket, key, region and lock come from a file of the operator's: terraform init -backend-config=…
  backend "s3" {
    encrypt = true
  }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = { system = local.name }
  }
}

locals {
  name = "im-dev"
}

module "system" {
  source = "../../modules/system"

  name              = local.name
  account_id        = var.account_id
  region            = var.region
  catalog_file      = coalesce(var.catalog_file, "${path.root}/../../../config/catalog.json")
  compute           = var.compute
  packages          = var.packages
  image_tag         = var.image_tag
  domain            = var.domain
  public_token_keys = var.public_token_keys
  mail              = var.mail
  alarm_emails      = var.alarm_emails
  paused            = var.paused

  network = {
    zones        = ["${var.region}a", "${var.region}b"]
    nat_per_zone = false
  }
  deletion_protection = false
  log_retention_days  = 14
  monthly_usd         = 800

  sizes = {
    # The catalog's partitions, replicas included, are more than a t3.small takes.
    kafka     = { instance_type = "kafka.m7g.large", storage_gib = 20 }
    database  = { instances = 1, capacity = { min = 0, max = 4 }, proxy = false, backup_days = 1 }
    cache     = { node_type = "cache.t4g.small", nodes = 1 }
    functions = { reserved_concurrency = 5 }
    processes = {
      kafka-bound  = { cpu = 1024, memory_mib = 2048, min = 1, max = 2 }
      requests     = { cpu = 512, memory_mib = 1024, min = 1, max = 2 }
      socket-fleet = { cpu = 512, memory_mib = 1024, min = 1, max = 2 }
      prepare      = { cpu = 512, memory_mib = 1024, min = 0, max = 1 }
    }
  }
}
