variable "name" {
  description = "Name of the function, prefix included."
  type        = string
}

variable "description" {
  description = "What it does, for the console."
  type        = string
}

variable "handler" {
  description = "Class::method that Lambda calls."
  type        = string

  validation {
    condition     = can(regex("^im\\.relation\\.lambda\\.[a-z]+\\.[A-Z][A-Za-z]+::handleRequest$", var.handler))
    error_message = "A handler is im.relation.lambda.FEATURE.CLASS::handleRequest."
  }
}

variable "runtime" {
  description = "Lambda's name of the runtime."
  type        = string
  default     = "java25"

  validation {
    condition     = var.runtime == "java25"
    error_message = "The classes are compiled for Java 25."
  }
}

variable "package" {
  description = "The zip: a file of this machine, or an object of a bucket with its version."
  type = object({
    file    = optional(string)
    bucket  = optional(string)
    key     = optional(string)
    version = optional(string)
  })

  validation {
    condition     = (var.package.file != null) != (var.package.bucket != null && var.package.key != null)
    error_message = "Either a file, or a bucket and a key."
  }
}

variable "memory_mib" {
  description = "Memory, MiB; processor time grows with it, 1,769 MiB are one processor."
  type        = number
  default     = 1769

  validation {
    condition     = var.memory_mib >= 512 && var.memory_mib <= 10240
    error_message = "512 to 10,240 MiB."
  }
}

variable "timeout_seconds" {
  description = "Longest run, seconds. API Gateway waits 30 s at most."
  type        = number
  default     = 15

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 900
    error_message = "1 to 900 s."
  }
}

variable "reserved_concurrency" {
  description = "Most instances at once. The real cap on its connections to the database: each has one or two."
  type        = number

  validation {
    condition     = var.reserved_concurrency >= 1
    error_message = "At least 1: a function without instances answers nobody."
  }
}

variable "environment" {
  description = "Environment variables; no secret among them."
  type        = map(string)
}

variable "policy_json" {
  description = "What it may do, from the module permissions."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets."
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups."
  type        = list(string)
}

variable "data_key_arn" {
  description = "ARN of the key that the environment is encrypted with."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long logs are kept, days."
  type        = number
  default     = 90
}

variable "alarm_topic_arn" {
  description = "Who is told when it fails."
  type        = string
}

variable "alarm_duration_ms" {
  description = "The p99 of a run that is too slow, ms."
  type        = number
  default     = 3000
}
