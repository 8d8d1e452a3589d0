variable "uses" {
  description = "What the role uses, in the catalog's words: mysql, redis, mail, token-key, fleet; and of the one-off task: mysql-owner, topics."
  type        = list(string)

  validation {
    condition     = alltrue([for use in var.uses : contains(["mysql", "mysql-owner", "redis", "mail", "token-key", "fleet", "topics"], use)])
    error_message = "A use that no permission is written for."
  }
}

variable "reads" {
  description = "Topics read, each with the consumer group that reads it."
  type        = map(string)
  default     = {}
}

variable "looks" {
  description = "Topics read without a consumer group, and groups whose place is asked for without joining them."
  type        = object({ topics = list(string), groups = list(string) })
  default     = { topics = [], groups = [] }
  nullable    = false
}

variable "writes" {
  description = "Topics written."
  type        = list(string)
  default     = []
}

variable "mapped" {
  description = "Whether Lambda polls the topics with this role (an event source mapping), rather than the process itself."
  type        = bool
  default     = false
}

variable "fetches_secrets" {
  description = "Whether the code fetches its secrets itself (Lambda), or ECS hands them over before it runs."
  type        = bool
}

variable "takes_from" {
  description = "ARNs of queues that start it."
  type        = list(string)
  default     = []
}

variable "sets_aside_to" {
  description = "ARNs of queues that Lambda sets aside to what it fails at."
  type        = list(string)
  default     = []
}

variable "kafka_cluster_arn" {
  description = "ARN of the MSK cluster; those of topics and groups follow from it."
  type        = string
}

variable "database_arns" {
  description = "What `rds-db:connect` is allowed on: of the functions' user and of the owner of the tables."
  type        = object({ user = string, owner = string })
}

variable "secret_arns" {
  description = "ARNs of secrets by name: token-key, fleet-credential, redis-url, mail-password."
  type        = map(string)
}

variable "data_key_arn" {
  description = "ARN of the key that the secrets are encrypted with."
  type        = string
}

variable "events_key_arn" {
  description = "ARN of the key that the queues are encrypted with."
  type        = string
}
