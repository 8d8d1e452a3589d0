variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "vpc_id" {
  description = "The network."
  type        = string
}

variable "network_cidr" {
  description = "Addresses of the network."
  type        = string
}

variable "subnet_ids" {
  description = "Isolated subnets, one a zone: a broker in each."
  type        = list(string)
}

variable "client_security_group_ids" {
  description = "Groups of who may connect, by name."
  type        = map(string)
}

variable "key_arn" {
  description = "ARN of the key that records are encrypted with."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that logs are encrypted with."
  type        = string
}

variable "log_retention_days" {
  description = "How long brokers' logs are kept, days."
  type        = number
  default     = 90
}

variable "kafka_version" {
  description = "Version of Kafka, KRaft."
  type        = string
  default     = "3.9.x.kraft"

  validation {
    condition     = can(regex("^(3\\.(8|9)|4\\.[0-9]+)\\.x(\\.kraft)?$", var.kafka_version))
    error_message = "MSK names versions as 3.9.x.kraft."
  }
}

variable "instance_type" {
  description = "Size of a broker."
  type        = string

  validation {
    condition     = contains(["kafka.t3.small", "kafka.m7g.large", "kafka.m7g.xlarge", "kafka.m7g.2xlarge", "kafka.m7g.4xlarge"], var.instance_type)
    error_message = "A broker is kafka.t3.small or kafka.m7g.*."
  }
}

variable "storage_gib" {
  description = "Storage of a broker, GiB."
  type        = number
}

variable "topics" {
  description = "Topics of the catalog with their partitions: the one-off task `prepare` makes them; here they must fit the brokers."
  type        = map(object({ partitions = number, retention_hours = number }))
}
