variable "name" {
  description = "Prefix of every name."
  type        = string
}

variable "account_id" {
  description = "AWS account, 12 digits."
  type        = string
}

variable "region" {
  description = "AWS region."
  type        = string
}

variable "events_key_arn" {
  description = "ARN of the key that alarms are encrypted with."
  type        = string
}

variable "alarm_emails" {
  description = "Who is written to; each must confirm once."
  type        = set(string)
  default     = []
}

variable "paused" {
  description = "No node runs, and none is missed."
  type        = bool
  default     = false
}

variable "kafka_cluster_name" {
  description = "Name of the MSK cluster."
  type        = string
}

variable "kafka_brokers" {
  description = "How many brokers it has; an alarm adds up ten metrics at most."
  type        = number

  validation {
    condition     = var.kafka_brokers >= 1 && var.kafka_brokers <= 10
    error_message = "1 to 10 brokers."
  }
}

variable "consumer_groups" {
  description = "Consumer groups with the topic that each reads, from the catalog."
  type        = map(string)
}

variable "lag_records" {
  description = "How far behind a consumer group may be, records."
  type        = number
  default     = 10000
}

variable "dead_topics" {
  description = "Topics of dead letters."
  type        = set(string)
}

variable "submission_wait_seconds" {
  description = "How long a submission may wait for acceptMessage by MSK's estimate, seconds."
  type        = number
  default     = 5
}

variable "access_log_group_name" {
  description = "Access log of the HTTP API."
  type        = string
}

variable "sign_in_route" {
  description = "Route that people sign in by."
  type        = string
  default     = "POST /im.account.v1.SessionService/SignIn"
}

variable "refused_logins" {
  description = "Refused logins in five minutes that look like guessing."
  type        = number
  default     = 200
}

variable "api_id" {
  description = "Id of the HTTP API."
  type        = string
}

variable "balancer" {
  description = "Load balancer of the fleet, as its metrics have it."
  type        = object({ load_balancer = string, target_group = string })
}

variable "database_cluster" {
  description = "Name of the Aurora cluster."
  type        = string
}

variable "cache_group" {
  description = "Name of the cache."
  type        = string
}

variable "functions" {
  description = "Names of the Lambda functions."
  type        = list(string)
}
