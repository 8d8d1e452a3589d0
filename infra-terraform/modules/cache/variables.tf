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

variable "key_arn" {
  description = "ARN of the key that data at rest is encrypted with."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long slow logs are kept, days."
  type        = number
  default     = 90
}

variable "engine_version" {
  description = "Version of Valkey; full-text search came with 9."
  type        = string
  default     = "9.0"

  validation {
    condition     = can(regex("^9\\.[0-9]+$", var.engine_version))
    error_message = "Valkey 9: presence searches."
  }
}

variable "node_type" {
  description = "Size of a node."
  type        = string

  validation {
    condition     = can(regex("^cache\\.(t4g|m7g|r7g)\\.", var.node_type))
    error_message = "A node is cache.t4g.*, cache.m7g.* or cache.r7g.*."
  }
}

variable "nodes" {
  description = "Nodes, the primary included; two or more fail over."
  type        = number

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 6
    error_message = "1 to 6 nodes."
  }
}
