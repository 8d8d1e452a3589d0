variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "cidr" {
  description = "Addresses of the network, a /16."
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "The network is a /16: its subnets are /20."
  }
}

variable "zones" {
  description = "Availability zones, two or three."
  type        = list(string)

  validation {
    condition     = contains([2, 3], length(var.zones))
    error_message = "Two or three zones."
  }
}

variable "nat_per_zone" {
  description = "A NAT gateway in each zone, so that no zone depends on another; otherwise one in all."
  type        = bool
  default     = true
}

variable "interface_endpoints" {
  description = "AWS services that are reached inside the network instead of through NAT (secretsmanager, logs …). Each costs by the hour and zone."
  type        = set(string)
  default     = []
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long flow logs are kept, days."
  type        = number
  default     = 90
}
