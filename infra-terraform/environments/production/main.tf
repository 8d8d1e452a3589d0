# Three zones, none of which the others depend on.

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
  name = "im-production"
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
    zones               = ["${var.region}a", "${var.region}b", "${var.region}c"]
    nat_per_zone        = true
    interface_endpoints = ["secretsmanager", "logs", "ecr.api", "ecr.dkr", "sts", "lambda"]
  }
  deletion_protection = true
  log_retention_days  = 90
  monthly_usd         = 6000

  sizes = {
    kafka     = { instance_type = "kafka.m7g.xlarge", storage_gib = 500 }
    database  = { instances = 3, capacity = { min = 2, max = 64 }, proxy = true, backup_days = 14 }
    cache     = { node_type = "cache.r7g.large", nodes = 3 }
    functions = { reserved_concurrency = 50 }
    processes = {
      kafka-bound  = { cpu = 4096, memory_mib = 8192, min = 3, max = 12 }
      requests     = { cpu = 2048, memory_mib = 4096, min = 3, max = 12 }
      socket-fleet = { cpu = 2048, memory_mib = 4096, min = 3, max = 30 }
      prepare      = { cpu = 1024, memory_mib = 2048, min = 0, max = 1 }
    }
  }
}
