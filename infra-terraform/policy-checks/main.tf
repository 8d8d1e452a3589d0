# The policies of all roles, made by the same modules that the environments use, for names that are made up. Nothing
# here is applied: check.mjs reads the plan.

provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variable "catalog_file" {
  description = "Path of the catalog; unless set, the repository's config/catalog.json."
  type        = string
  default     = null
}

variable "compute" {
  description = "Moves features and functions as in an environment."
  type        = map(string)
  default     = {}
}

locals {
  region  = "eu-central-1"
  account = "123456789012"
  secret  = "arn:aws:secretsmanager:${local.region}:${local.account}:secret:im"
}

module "catalog" {
  source = "../modules/catalog"

  catalog_file = coalesce(var.catalog_file, "${path.root}/../../config/catalog.json")
  compute      = var.compute
}

module "permissions" {
  source   = "../modules/permissions"
  for_each = module.catalog.roles

  uses              = each.value.uses
  reads             = each.value.reads
  looks             = lookup(each.value, "looks", null)
  writes            = each.value.writes
  mapped            = each.value.mapped
  fetches_secrets   = each.value.compute == "lambda"
  takes_from        = [for name, f in module.catalog.queues : "arn:aws:sqs:${local.region}:${local.account}:im-${f.queue}" if name == each.key]
  sets_aside_to     = [for name in keys(module.catalog.schedules) : "arn:aws:sqs:${local.region}:${local.account}:im-schedules-dead-letters" if name == each.key]
  kafka_cluster_arn = "arn:aws:kafka:${local.region}:${local.account}:cluster/im/11111111-2222-3333-4444-555555555555-1"
  database_arns = {
    user  = "arn:aws:rds-db:${local.region}:${local.account}:dbuser:prx-0123456789abcdef0/im"
    owner = "arn:aws:rds-db:${local.region}:${local.account}:dbuser:prx-0123456789abcdef0/im_owner"
  }
  secret_arns    = { for name in ["token-key", "fleet-credential", "redis-url", "mail-password"] : name => "${local.secret}/${name}-AbCdEf" }
  data_key_arn   = "arn:aws:kms:${local.region}:${local.account}:key/data"
  events_key_arn = "arn:aws:kms:${local.region}:${local.account}:key/events"
}

output "roles" {
  description = "What each role uses."
  value       = module.catalog.roles
}

output "policies" {
  description = "What each role may do."
  value       = { for role, permissions in module.permissions : role => permissions.json }
}
