variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "subnet_ids" {
  description = "Isolated subnets, one a zone."
  type        = list(string)
}

variable "client_security_group_ids" {
  description = "Groups of who may connect, by name."
  type        = map(string)
}

variable "account_id" {
  description = "AWS account, 12 digits."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "key_arn" {
  description = "ARN of the key that data, backups and the owner's password are encrypted with."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long the database's logs are kept, days."
  type        = number
  default     = 90
}

variable "engine_version" {
  description = "Version of Aurora MySQL."
  type        = string
  default     = "8.0.mysql_aurora.3.10.0"

  validation {
    condition     = can(regex("^8\\.(0|4)\\.mysql_aurora\\.", var.engine_version))
    error_message = "Aurora names versions as 8.0.mysql_aurora.3.10.0."
  }
}

variable "instances" {
  description = "Instances, the writer included; each more is one to fail over to."
  type        = number

  validation {
    condition     = var.instances >= 1 && var.instances <= 15
    error_message = "1 to 15 instances."
  }
}

variable "capacity" {
  description = "Least and greatest capacity of an instance, ACU (about 2 GiB each, steps of 0.5). A least of 0 lets it pause."
  type        = object({ min = number, max = number })

  validation {
    condition     = var.capacity.min >= 0 && var.capacity.max >= 1 && var.capacity.max <= 256 && var.capacity.min <= var.capacity.max
    error_message = "0 to 256 ACU, the least not over the greatest."
  }
}

variable "pause_after_seconds" {
  description = "Without a connection for so long it pauses, 300 to 86,400 s; counts where the least capacity is 0."
  type        = number
  default     = 900
}

variable "proxy" {
  description = "RDS Proxy in front, which shares connections among functions. It keeps connections open, so what may pause has none."
  type        = bool
}

variable "backup_days" {
  description = "How far back the database can be restored, 1 to 35 days."
  type        = number

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "1 to 35 days."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the database."
  type        = bool
  default     = true
}
